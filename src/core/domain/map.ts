// The map of the library: tracks as places in one square, laid out by how near they sound.
import * as z from 'zod';
import { trackListSchema } from './track.ts';

/** How tracks are laid out: 'pca' at once and the same way everywhere, the others so that neighbours stay neighbours. */
export const mapKindSchema = z.enum(['pca', 'tsne', 'umap']);
export type MapKind = z.infer<typeof mapKindSchema>;

/** The largest x and y of a place. */
export const mapSide = 65_535;

const sideListSchema = z.custom<number[]>(
  (list) => Array.isArray(list) && list.every((x) => Number.isInteger(x) && x >= 0 && x <= mapSide),
  'not a list of places on a map',
);

/** A share from 0 to 1; null where there are too few tracks to tell. */
const shareSchema = z.number().nullable();

export const trackMapSchema = z.object({
  kind: mapKindSchema,
  /** Present, analysed tracks. */
  ids: trackListSchema,
  /** Of each track in the order of `ids`, 0 to `mapSide`; x and y have one scale. */
  xs: sideListSchema,
  ys: sideListSchema,
  /** How far the neighbours that a track has on the map are its neighbours by sound (Venna and Kaski 2001), when it was laid out. */
  trustworthiness: shareSchema,
  /** How far its neighbours by sound are its neighbours on the map. */
  continuity: shareSchema,
  /** Milliseconds since 1970. */
  laidOutAt: z.number(),
  /** How many of the tracks came after that and stand where those that sound like them do. */
  placed: z.int(),
  /** Analysed tracks that are not on it yet: `map.place` puts them there. */
  waiting: z.int(),
  /** Why laying it out again would change it: tracks are compared in another way now, or many came afterwards; null: it would not. */
  outdated: z.enum(['metric', 'new tracks']).nullable(),
});
export type TrackMap = z.infer<typeof trackMapSchema>;

/** What the places of a map can be coloured by. */
export const mapColours = ['genre', 'confidence', 'tempo', 'key', 'year', 'cluster'] as const;
export type MapColour = (typeof mapColours)[number];

/** The largest whole number that a value of a range becomes. */
export const finest = 1000;

/** A whole number a track, in the order of `ids`; 0 where it has no value. */
const levelsSchema = z.custom<number[]>(
  (list) => Array.isArray(list) && list.every((value) => Number.isInteger(value) && value >= 0),
  'not a list of levels',
);

export const mapValuesSchema = z.discriminatedUnion('scale', [
  /** `values` are places in `names` from 1; the names that most tracks have come first. */
  z.object({ scale: z.literal('names'), names: z.array(z.string()), values: levelsSchema }),
  /** `values` go from 1, which is `min`, to `finest` + 1, which is `max`; both are null where no track has a value. */
  z.object({
    scale: z.literal('range'),
    min: z.number().nullable(),
    max: z.number().nullable(),
    values: levelsSchema,
  }),
]);
export type MapValues = z.infer<typeof mapValuesSchema>;

export const mapReportSchema = z.object({
  layout: mapKindSchema,
  tracks: z.int(),
  trustworthiness: shareSchema,
  continuity: shareSchema,
  seconds: z.number(),
});
export type MapReport = z.infer<typeof mapReportSchema>;

/** Where a map is while it is laid out: reading vectors, finding neighbours, moving the tracks, seeing what it is worth. */
export const mapPhases = ['reading-space', 'finding-neighbours', 'laying-out', 'judging-map'] as const;
export type MapPhase = (typeof mapPhases)[number];
