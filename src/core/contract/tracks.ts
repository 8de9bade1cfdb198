// Tracks: a query returns ids, rows are fetched by the screenful, one track is returned whole.
import * as z from 'zod';
import { explanationSchema } from '../domain/explanation.ts';
import { foundNamesSchema } from '../domain/found.ts';
import { jobIdSchema } from '../domain/job.ts';
import { similarTracksSchema } from '../domain/likeness.ts';
import {
  groupBySchema,
  trackFilterSchema,
  trackGroupSchema,
  trackSortSchema,
  valueFieldSchema,
  viewCountsSchema,
} from '../domain/listing.ts';
import { trackMarksSchema } from '../domain/pictures/marks.ts';
import { trackSummarySchema } from '../domain/summary.ts';
import {
  listedTrackSchema,
  trackDetailSchema,
  trackIdSchema,
  trackListSchema,
  trackRowSchema,
} from '../domain/track.ts';
import { kindSchema } from '../domain/trackFields.ts';
import { completedFields } from '../query/completing.ts';
import { procedure } from './procedure.ts';

/** Most rows of one request, so that no list of 100,000 objects crosses a wire. */
export const rowsAtOnce = 200;

export const tracksContract = {
  /** Ids of the tracks that match the filter, sorted; missing tracks only on request. */
  query: procedure
    .input(z.object({ filter: trackFilterSchema.optional(), sort: trackSortSchema.optional() }))
    .output(trackListSchema),
  /**
   * The same for a screen: grouped on request, each group in order with its number of ids, and
   * with the rows of the first tracks, which saves a second request before anything can be shown.
   */
  list: procedure
    .input(
      z.object({
        filter: trackFilterSchema.optional(),
        sort: trackSortSchema.optional(),
        by: groupBySchema.optional(),
        rows: z.int().min(0).max(rowsAtOnce).optional(),
      }),
    )
    .output(
      z.object({
        ids: trackListSchema,
        groups: z.array(trackGroupSchema),
        rows: z.array(trackRowSchema),
      }),
    ),
  /** Counts beside the views of the sidebar. */
  counts: procedure.output(viewCountsSchema),
  /** Values of a field among the present tracks, most frequent first, for filters. */
  values: procedure
    .input(z.object({ field: valueFieldSchema, limit: z.int().min(1).max(1000).optional() }))
    .output(z.array(z.object({ value: z.string(), tracks: z.int() }))),
  /** Tracks, artists and albums by a few letters of their names, best first, so many of each; none for nothing. */
  find: procedure
    .input(z.object({ typed: z.string().max(200), limit: z.int().min(1).max(50) }))
    .output(foundNamesSchema),
  /** How a search may go on: values of a field in which what was typed begins a word, most frequent first. */
  complete: procedure
    .input(
      z.object({
        field: z.enum(completedFields),
        typed: z.string().max(100),
        limit: z.int().min(1).max(100).optional(),
      }),
    )
    .output(
      z.object({
        field: z.enum(completedFields),
        values: z.array(z.object({ value: z.string(), tracks: z.int() })),
      }),
    ),
  /** Every track of the albums, or the folders, of these tracks, in album order. */
  companions: procedure
    .input(z.object({ ids: z.array(trackIdSchema), of: z.enum(['album', 'folder', 'artist']) }))
    .output(trackListSchema),
  /**
   * What sounds like this track, nearest first, with what is alike and what differs: each recording once and never the track's own, at most
   * `perArtist` (2) of an artist; `query`: only among those that a search finds. None when it was not analysed.
   */
  similar: procedure
    .input(
      z.object({
        id: trackIdSchema,
        limit: z.int().min(1).max(rowsAtOnce).optional(),
        perArtist: z.int().min(1).max(rowsAtOnce).optional(),
        query: trackFilterSchema.shape.query,
      }),
    )
    .output(similarTracksSchema),
  /** Why a genre is predicted: each learner's opinion, nearest tracks, features for and against. */
  explain: procedure.input(z.object({ id: trackIdSchema })).output(explanationSchema),
  /** Summary of any number of tracks; unknown ids are left out. */
  summary: procedure.input(z.object({ ids: z.array(trackIdSchema) })).output(trackSummarySchema),
  /** The analysed windows and the beats in them; finding the beats takes a moment. */
  marks: procedure.input(z.object({ id: trackIdSchema })).output(trackMarksSchema),
  /** Whether the media route has a cover, so that it is not requested in vain. */
  hasCover: procedure.input(z.object({ id: trackIdSchema })).output(z.boolean()),
  /**
   * Marks tracks, or a folder with everything in it now and later, as music or not music; null clears
   * the mark. What is not music has no genre and is not learned from.
   */
  setKind: procedure
    .input(
      z.object({
        ids: z.array(trackIdSchema).optional(),
        folder: z.string().min(1).optional(),
        kind: kindSchema.nullable(),
      }),
    )
    .output(z.null()),
  /** Analyses those of these tracks again that failed. */
  retry: procedure
    .input(z.object({ ids: z.array(trackIdSchema).min(1) }))
    .output(z.object({ jobId: jobIdSchema })),
  /** Rows in the order of `ids`; unknown ids are left out. */
  rows: procedure
    .input(z.object({ ids: z.array(trackIdSchema).max(rowsAtOnce) }))
    .output(z.array(trackRowSchema)),
  get: procedure.input(z.object({ id: trackIdSchema })).output(trackDetailSchema),
  /** Whole tracks by the screenful, for scripts; unknown ids are left out. */
  details: procedure
    .input(z.object({ ids: z.array(trackIdSchema).max(rowsAtOnce) }))
    .output(z.array(trackDetailSchema)),
  /** What is printed of all tracks of a library, so many at once; unknown ids are left out. */
  listed: procedure
    .input(z.object({ ids: z.array(trackIdSchema).max(rowsAtOnce) }))
    .output(z.array(listedTrackSchema)),
  /** Ids of the tracks at or below each of these paths; for scripts, which have no ids. */
  resolve: procedure
    .input(z.object({ paths: z.array(z.string().min(1)) }))
    .output(z.array(z.object({ path: z.string(), ids: z.array(trackIdSchema) }))),
};
