// What a person says of tracks: set, taken back, undone; nothing said is ever overwritten.
import * as z from 'zod';
import { genreNameSchema } from '../domain/genre.ts';
import { importReportSchema, labelsFileSchema } from '../domain/labelsFile.ts';
import { reviewItemSchema } from '../domain/review.ts';
import { trackIdSchema } from '../domain/track.ts';
import { procedure } from './procedure.ts';

const batchSchema = z.object({ batchId: z.int(), tracks: z.int() });

export const labelsContract = {
  /** Says the genre of all these tracks in one step; null clears. A genre not known yet is created. */
  set: procedure
    .input(z.object({ trackIds: z.array(trackIdSchema).min(1), genre: genreNameSchema.nullable() }))
    .output(batchSchema),
  /** Takes back the last step that is not undone yet; null when there is none. */
  undo: procedure.output(batchSchema.nullable()),
  /** Says again what was undone last; null when there is nothing, or something new was said since. */
  redo: procedure.output(batchSchema.nullable()),
  /**
   * Which tracks to ask about next, the most telling first: typical of much of which nothing is known yet, unlike one
   * another, few by one artist, and the less certain the model is of them (facility location; see core/learning/judging/reviewQueue).
   */
  reviewQueue: procedure
    .input(z.object({ limit: z.int().min(1).max(200).optional() }))
    .output(z.array(reviewItemSchema)),
  /** Everything that was said, as one portable document. */
  export: procedure.output(labelsFileSchema),
  /** Says it here, in one step; tracks are known by path, then fingerprint, then artist, title and length. */
  import: procedure.input(labelsFileSchema).output(importReportSchema),
};
