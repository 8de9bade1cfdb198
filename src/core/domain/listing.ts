// What a list of tracks is made by: the filter, the order, the headings; a smart playlist is exactly that, kept.
import * as z from 'zod';
import { facetSchema, genreSourceSchema } from './genre.ts';
import { kindSchema, presenceSchema, trackStateSchema } from './track.ts';

/** From `min` to `max`, both included; an end left out is open. What has no value is in no range. */
const rangeSchema = z.object({ min: z.number().optional(), max: z.number().optional() });

/** Every part that is given must hold. Missing tracks are listed only when they are asked for. */
export const trackFilterSchema = z.object({
  /** A genre's id; null = Unsorted (no genre); absent = all. */
  genreId: z.int().nullable().optional(),
  /** Any of these genres: a genre with those below it. */
  genreIds: z.array(z.int()).max(5000).optional(),
  source: genreSourceSchema.optional(),
  /** Any of these sources. */
  sources: z.array(genreSourceSchema).max(4).optional(),
  state: trackStateSchema.optional(),
  presence: presenceSchema.optional(),
  /** Absent = music when `genreId` is null, else both. */
  kind: kindSchema.optional(),
  /** Every word must begin a word of title, artist, album, path or written genre. */
  search: z.string().max(500).optional(),
  confidence: rangeSchema.optional(),
  tempoBpm: rangeSchema.optional(),
  year: rangeSchema.optional(),
  durationSeconds: rangeSchema.optional(),
  /** Any of these keys, as rows have them: 'C major'. */
  musicalKeys: z.array(z.string().max(30)).max(24).optional(),
  /** Any of these formats, as rows have them: 'MP3'. */
  formats: z.array(z.string().max(100)).max(100).optional(),
  /** Lies in this folder: directly, or anywhere below it. */
  folder: z.object({ path: z.string().min(1).max(5000), below: z.boolean() }).optional(),
  /** All of one album; `artist` is the album artist, else the artist, as `albumOf` says; absent: whoever's it is. */
  album: z.object({ title: z.string(), artist: z.string().nullable().optional() }).optional(),
  /** All by one artist, as the tags spell it. */
  artist: z.string().optional(),
  /** Each of these moods, eras, descriptions or genres is written in the tags. */
  facets: z
    .array(z.object({ facet: facetSchema, value: z.string().max(200) }))
    .max(20)
    .optional(),
  /** The tag's genre is another than the one that it sounds like, and nobody has said which. */
  disagrees: z.boolean().optional(),
  /** Neither a person nor a trusted tag decided, and the model is not sure. */
  needsReview: z.boolean().optional(),
});
export type TrackFilter = z.infer<typeof trackFilterSchema>;

/** Below this confidence a genre that only the model says wants to be looked at. */
export const sureFrom = 0.5;

const trackSortKeySchema = z.enum([
  'title',
  'artist',
  'album',
  'albumArtist',
  'year',
  /** Disc, then number on the disc. */
  'trackNumber',
  'genre',
  'tagGenre',
  'predictedGenre',
  'source',
  'confidence',
  'duration',
  'tempo',
  'key',
  'loudness',
  'format',
  'bitRate',
  'folder',
  'path',
  'added',
]);
export type TrackSortKey = z.infer<typeof trackSortKeySchema>;

export const trackSortSchema = z
  .array(z.object({ key: trackSortKeySchema, direction: z.enum(['ascending', 'descending']) }))
  .max(8);
export type TrackSort = z.infer<typeof trackSortSchema>;

/** As records stand on a shelf. */
export const shelfOrder: TrackSort = (['albumArtist', 'album', 'trackNumber', 'path'] as const).map(
  (key) => ({
    key,
    direction: 'ascending',
  }),
);

export const groupBySchema = z.enum(['album', 'artist', 'folder', 'genre']);
export type GroupBy = z.infer<typeof groupBySchema>;

/** A heading and how many of the ids, from the last heading's end, stand below it. */
export const trackGroupSchema = z.object({
  /** The album, artist, folder or genre; null for the tracks that have none. */
  title: z.string().nullable(),
  /** Whose album it is. */
  artist: z.string().nullable(),
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
  /** Found, and not listened to yet. */
  waiting: z.int(),
  notMusic: z.int(),
  /** By who decided. */
  bySource: z.object({ label: z.int(), tag: z.int(), model: z.int(), none: z.int() }),
});
export type ViewCounts = z.infer<typeof viewCountsSchema>;

/** Fields whose values a filter offers to choose from. */
export const valueFieldSchema = z.enum(['format', 'key', 'year', 'artist', 'album', 'folder']);
export type ValueField = z.infer<typeof valueFieldSchema>;
