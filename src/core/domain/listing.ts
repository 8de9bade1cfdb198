// What a list of tracks is made by: the filter, the order, the headings; a smart playlist is exactly that, kept.
import * as z from 'zod';
import { clusterIdSchema } from './clusters.ts';
import { facetSchema, genreSourceSchema } from './genre.ts';
import {
  filterShape,
  formerNames,
  groupFields,
  isFormerName,
  sortFields,
  valueFields,
} from './trackFields.ts';
import { tagIdSchema, tagSourceSchema } from './trackTag.ts';

/**
 * Every part that is given must hold. Missing tracks are listed only when they are asked for; without a `kind` both are listed,
 * but music alone when `genreId` is null.
 */
export const trackFilterSchema = z.object({
  ...filterShape(),
  /** A genre's id; null = Unsorted (no genre); absent = all. */
  genreId: z.int().nullable().optional(),
  /** Any of these genres: a genre with those below it. */
  genreIds: z.array(z.int()).max(5000).optional(),
  /** Any of these clusters of the clustering as it is. */
  clusterIds: z.array(clusterIdSchema).max(1000).optional(),
  source: genreSourceSchema.optional(),
  /** Every word must begin a word of title, artist, album, path or written genre; of rules that were made before `query`. */
  search: z.string().max(500).optional(),
  /** In the language of searches: `core/query`. */
  query: z.string().max(2000).optional(),
  /** Lies in this folder: directly, or anywhere below it. */
  folder: z.object({ path: z.string().min(1).max(5000), below: z.boolean() }).optional(),
  /** All of one album; `artist` is the album artist, else the artist, as in `albumOf`; absent: by any artist. */
  album: z.object({ title: z.string(), artist: z.string().nullable().optional() }).optional(),
  /** By this artist: as the artist, or as the album artist. */
  by: z.string().max(5000).optional(),
  /** Each of these moods, eras, descriptions or genres stands in the tags. */
  facets: z
    .array(z.object({ facet: facetSchema, value: z.string().max(200) }))
    .max(20)
    .optional(),
  /** Each of these tags holds; `by`: and what counts most for it is one of these. */
  tags: z
    .array(z.object({ tagId: tagIdSchema, by: z.array(tagSourceSchema).min(1).max(4).optional() }))
    .max(100)
    .optional(),
  /** None of these tags holds. */
  withoutTags: z.array(tagIdSchema).max(100).optional(),
  /** The tag's genre and the prediction differ, and no label decides. */
  disagrees: z.boolean().optional(),
  /** Neither a label nor a trusted tag decides, and the model is not sure. */
  needsReview: z.boolean().optional(),
  /** An ear hears speech or mere sounds, and no person has said what it is. */
  maybeNotMusic: z.boolean().optional(),
  /** The same recording stands in other files, too. */
  duplicate: z.boolean().optional(),
  /** Another file of the same recording is taken for it; false lists every recording once. */
  spare: z.boolean().optional(),
  /** Not played within so many days before now, or never. */
  notPlayedForDays: z.number().min(0).max(36_500).optional(),
});
export type TrackFilter = z.infer<typeof trackFilterSchema>;

/** Below this confidence a genre that is only predicted needs review. */
export const sureFrom = 0.5;

/** The field that a list is sorted by, under its name or one that an earlier version stored. */
export const sortKeySchema = z
  .enum([...sortFields, ...Object.keys(formerNames).filter(isFormerName)])
  .transform((name) => (isFormerName(name) ? formerNames[name] : name));

export const trackSortSchema = z
  .array(z.object({ key: sortKeySchema, direction: z.enum(['ascending', 'descending']) }))
  .max(8);
export type TrackSort = z.infer<typeof trackSortSchema>;

/** By album artist, album, disc and number. */
export const albumOrder: TrackSort = (['albumArtist', 'album', 'trackNumber', 'path'] as const).map(
  (key) => ({
    key,
    direction: 'ascending',
  }),
);

export const groupBySchema = z.enum(groupFields);
export type GroupBy = z.infer<typeof groupBySchema>;

/** A heading and how many of the ids, from the last heading's end, stand below it. */
export const trackGroupSchema = z.object({
  /** The album, artist, folder or genre; null for the tracks that have none. */
  title: z.string().nullable(),
  /** Whose album it is. */
  artist: z.string().nullable(),
  /** Of an album, that of its first track. */
  year: z.int().nullable(),
  tracks: z.int(),
  seconds: z.number(),
});
export type TrackGroup = z.infer<typeof trackGroupSchema>;

/** Numbers beside the views of the sidebar. */
export const viewCountsSchema = z.object({
  present: z.int(),
  /** Music without a genre. */
  unsorted: z.int(),
  needsReview: z.int(),
  disagreements: z.int(),
  missing: z.int(),
  failed: z.int(),
  /** Found, and not analysed yet. */
  waiting: z.int(),
  notMusic: z.int(),
  /** Proposed to be no music. */
  maybeNotMusic: z.int(),
  /** By who decided. */
  bySource: z.object({ label: z.int(), tag: z.int(), model: z.int(), none: z.int() }),
});
export type ViewCounts = z.infer<typeof viewCountsSchema>;

/** Fields whose values a filter offers to choose from. */
export const valueFieldSchema = z.enum(valueFields);
