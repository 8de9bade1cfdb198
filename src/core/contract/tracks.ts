// Tracks: a query gives ids, rows are fetched by the screenful, one track is shown whole.
import * as z from 'zod';
import { explanationSchema } from '../domain/explanation.ts';
import { jobIdSchema } from '../domain/job.ts';
import {
  groupBySchema,
  trackFilterSchema,
  trackGroupSchema,
  trackSortSchema,
  valueFieldSchema,
  viewCountsSchema,
} from '../domain/listing.ts';
import { trackMarksSchema } from '../domain/marks.ts';
import { trackSummarySchema } from '../domain/summary.ts';
import {
  kindSchema,
  trackDetailSchema,
  trackIdSchema,
  trackListSchema,
  trackRowSchema,
} from '../domain/track.ts';
import { procedure } from './procedure.ts';

/** How many rows may be asked for at once: no list of 100,000 objects ever crosses a wire. */
export const rowsAtOnce = 200;

export const tracksContract = {
  /** Ids of the tracks that pass the filter, sorted; missing tracks only when asked for. */
  query: procedure
    .input(z.object({ filter: trackFilterSchema.optional(), sort: trackSortSchema.optional() }))
    .output(trackListSchema),
  /**
   * The same as a screen opens it: grouped when it is asked for, each group in order with how many of the ids are its own, and
   * with the rows of the first tracks, so that they need not be asked for before anything can be seen.
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
  /** Numbers beside the views. */
  counts: procedure.output(viewCountsSchema),
  /** What can be filtered by: values of a field among the present tracks, most frequent first. */
  values: procedure
    .input(z.object({ field: valueFieldSchema, limit: z.int().min(1).max(1000).optional() }))
    .output(z.array(z.object({ value: z.string(), tracks: z.int() }))),
  /** Every track of the albums, or the folders, of these tracks, as on a shelf. */
  companions: procedure
    .input(z.object({ ids: z.array(trackIdSchema), of: z.enum(['album', 'folder', 'artist']) }))
    .output(trackListSchema),
  /** Tracks that sound most like this one, nearest first; none when it was not listened to. */
  similar: procedure
    .input(z.object({ id: trackIdSchema, limit: z.int().min(1).max(rowsAtOnce).optional() }))
    .output(z.array(z.object({ id: trackIdSchema, distance: z.number() }))),
  /** Why it sounds like its predicted genre: every opinion, nearest tracks, features for and against. */
  explain: procedure.input(z.object({ id: trackIdSchema })).output(explanationSchema),
  /** Any number of tracks in sum; ids that no longer exist are left out. */
  summary: procedure.input(z.object({ ids: z.array(trackIdSchema) })).output(trackSummarySchema),
  /** What was listened to and the beats in it; the beats are found anew, which takes a moment. */
  marks: procedure.input(z.object({ id: trackIdSchema })).output(trackMarksSchema),
  /** Whether the media route has a cover, so that nobody asks it in vain. */
  hasCover: procedure.input(z.object({ id: trackIdSchema })).output(z.boolean()),
  /**
   * Says of tracks, or of a folder with everything in it now and later, that they are no music, or that they are; null
   * takes it back. What is no music has no genre and is not learned from.
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
  /** Listens again to those of these tracks that failed. */
  retry: procedure
    .input(z.object({ ids: z.array(trackIdSchema).min(1) }))
    .output(z.object({ jobId: jobIdSchema })),
  /** Rows in the order of `ids`; ids that no longer exist are left out. */
  rows: procedure
    .input(z.object({ ids: z.array(trackIdSchema).max(rowsAtOnce) }))
    .output(z.array(trackRowSchema)),
  get: procedure.input(z.object({ id: trackIdSchema })).output(trackDetailSchema),
  /** Whole tracks by the screenful, for scripts; ids that no longer exist are left out. */
  details: procedure
    .input(z.object({ ids: z.array(trackIdSchema).max(rowsAtOnce) }))
    .output(z.array(trackDetailSchema)),
  /** Ids of the tracks that are, or lie inside, each of these paths; for scripts, which know no ids. */
  resolve: procedure
    .input(z.object({ paths: z.array(z.string().min(1)) }))
    .output(z.array(z.object({ path: z.string(), ids: z.array(trackIdSchema) }))),
};
