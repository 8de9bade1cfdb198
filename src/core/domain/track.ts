// One audio file as the rest of the product sees it: a row for lists, a detail for the inspector.
import * as z from 'zod';
import { cuePointSchema } from './cuePoint.ts';
import { errorDataSchema } from './errors.ts';
import { facetSchema } from './genre.ts';
import { detailFields, listedFields, type MeasuredField, rowFields, shapeOf } from './trackFields.ts';

export const trackIdSchema = z.int().positive();

/** Ids of as many tracks as there are: looked at in one go, for a hundred thousand findings would help nobody. */
export const trackListSchema = z.custom<number[]>(
  (list) => Array.isArray(list) && list.every((id) => Number.isSafeInteger(id) && id > 0),
  'not a list of track ids',
);

/** A probability for each genre name; they sum to 1. */
export const probabilitiesSchema = z.record(z.string(), z.number());
export type Probabilities = z.infer<typeof probabilitiesSchema>;

/** A track as lists have it. */
export const trackRowSchema = z.object({ id: trackIdSchema, ...shapeOf(rowFields) });
export type TrackRow = z.infer<typeof trackRowSchema>;

export const trackDetailSchema = trackRowSchema.extend({
  ...shapeOf(detailFields),
  /** What the declared genres mean: canonical genres, moods, eras, descriptions. */
  declaredFacets: z.array(z.object({ facet: facetSchema, value: z.string() })),
  /** The genre that the tag names: the user's that it leads to, else the vocabulary's; null where it names none. */
  taggedGenre: z.string().nullable(),
  /** Of all programs, in the order of their time. */
  cuePoints: z.array(cuePointSchema),
  failure: errorDataSchema.nullable(),
  probabilities: probabilitiesSchema,
  /** Of each base learner alone. */
  baseLearners: z.record(z.string(), probabilitiesSchema),
});
export type TrackDetail = z.infer<typeof trackDetailSchema>;

/** What a list has of a track besides the fields that are listed under a heading. */
export const besidesListed = [
  'path',
  'fileName',
  'estimatedKey',
  'taggedKey',
  'taggedBpm',
  'moreTags',
] as const;

/** Looked at without a copy: there are dozens for each track. */
const manyProbabilitiesSchema = z.custom<Probabilities>(
  areProbabilities,
  'not probabilities by their genres',
);

/** A track as it is printed for other programs: of a library of any size, so without what is not printed. */
export const listedTrackSchema = z.object({
  id: trackIdSchema,
  ...shapeOf(listedFields),
  ...shapeOf(besidesListed),
  probabilities: manyProbabilitiesSchema,
  /** Of each base learner alone. */
  baseLearners: z.custom<Record<string, Probabilities>>(
    (all) => isObject(all) && Object.values(all).every(areProbabilities),
    'not probabilities by their learners',
  ),
});
export type ListedTrack = z.infer<typeof listedTrackSchema>;

/** What the analysis measures besides the features; null for what cannot be measured. */
export type MusicalFacts = Pick<TrackDetail, MeasuredField>;

/** A tempo that the music can be counted at, and the natural logarithm of the probability that people do. */
export interface TempoLevel {
  readonly bpm: number;
  readonly evidence: number;
}

/** Facts, and the version of the code that found them: another one finds others. */
export interface VersionedFacts extends MusicalFacts {
  readonly version: number;
  /** `tempoBpm` is the likeliest by what was heard alone. */
  readonly tempoLevels: readonly TempoLevel[];
}

function areProbabilities(value: unknown): boolean {
  return isObject(value) && Object.values(value).every(Number.isFinite);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
