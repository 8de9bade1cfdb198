// Tracks: a query gives ids, rows are fetched by the screenful, one track is shown whole.
import * as z from 'zod';
import {
  trackDetailSchema,
  trackFilterSchema,
  trackIdSchema,
  trackRowSchema,
  trackSortSchema,
} from '../model/track.ts';
import { procedure } from './procedure.ts';

/** How many rows may be asked for at once: no list of 100,000 objects ever crosses a wire. */
export const rowsAtOnce = 200;

export const tracksContract = {
  /** Ids of the tracks that pass the filter, sorted; missing tracks only when asked for. */
  query: procedure
    .input(z.object({ filter: trackFilterSchema.optional(), sort: trackSortSchema.optional() }))
    .output(z.array(trackIdSchema)),
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
