// One audio file as the rest of the product sees it: a row for lists, a detail for the inspector.
import * as z from 'zod';
import { errorDataSchema } from './errors.ts';
import { facetSchema, genreSourceSchema } from './genre.ts';

export const trackIdSchema = z.int().positive();

/** Ids of as many tracks as there are: looked at in one go, for a hundred thousand findings would help nobody. */
export const trackListSchema = z.custom<number[]>(
  (list) => Array.isArray(list) && list.every((id) => Number.isSafeInteger(id) && id > 0),
  'not a list of track ids',
);

/** How far the analysis has come with it. */
export const trackStateSchema = z.enum(['new', 'analysed', 'failed']);

/** A missing file is remembered, never deleted: its folder may only be unplugged. */
export const presenceSchema = z.enum(['present', 'missing']);

/** What is no music (podcasts, audiobooks) is left out of genres and learning. */
export const kindSchema = z.enum(['music', 'not music']);

/** A probability for each genre name; they sum to 1. */
export const probabilitiesSchema = z.record(z.string(), z.number());
export type Probabilities = z.infer<typeof probabilitiesSchema>;

export const trackRowSchema = z.object({
  id: trackIdSchema,
  title: z.string().nullable(),
  artist: z.string().nullable(),
  album: z.string().nullable(),
  albumArtist: z.string().nullable(),
  year: z.int().nullable(),
  trackNumber: z.int().nullable(),
  discNumber: z.int().nullable(),
  /** The file's own name, for tracks without a title. */
  fileName: z.string(),
  /** Display text of the folder that the file lies in. */
  folder: z.string(),
  durationSeconds: z.number().nullable(),
  /** As people call it: 'MP3', 'FLAC', 'AAC', 'ALAC'; null when the file does not say. */
  format: z.string().nullable(),
  /** Bits per second. */
  bitRate: z.number().nullable(),
  /** Beats a minute; null where nothing begins. */
  tempoBpm: z.number().nullable(),
  /** 'C major', 'F# minor'. */
  musicalKey: z.string().nullable(),
  /** Integrated loudness (ITU-R BS.1770) of what was listened to. */
  loudnessLufs: z.number().nullable(),
  /** Milliseconds since 1970. */
  addedAt: z.number(),
  state: trackStateSchema,
  presence: presenceSchema,
  kind: kindSchema,
  /** The effective genre: what a person said, else what the tag says, else what it sounds like. */
  genre: z.string().nullable(),
  genreSource: genreSourceSchema,
  /** The user's genre that the file's tag leads to, whether it is trusted or not. */
  tagGenre: z.string().nullable(),
  predictedGenre: z.string().nullable(),
  /** Probability of the predicted genre, 0 to 1. */
  confidence: z.number().nullable(),
});
export type TrackRow = z.infer<typeof trackRowSchema>;

export const trackDetailSchema = trackRowSchema.extend({
  /** Display text of the absolute path; the path itself is bytes and stays in the store. */
  path: z.string(),
  /** Genres as written in the file's tags, in their order. */
  declaredGenres: z.array(z.string()),
  /** What these say once they are read: canonical genres, moods, eras, descriptions. */
  declaredFacets: z.array(z.object({ facet: facetSchema, value: z.string() })),
  codec: z.string().nullable(),
  /** Hertz. */
  sampleRate: z.number().nullable(),
  channels: z.number().nullable(),
  sizeBytes: z.number(),
  dynamicRangeDb: z.number().nullable(),
  failure: errorDataSchema.nullable(),
  probabilities: probabilitiesSchema,
  /** Each base learner's own opinion. */
  baseLearners: z.record(z.string(), probabilitiesSchema),
});
export type TrackDetail = z.infer<typeof trackDetailSchema>;
