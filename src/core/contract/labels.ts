// The user's labels: set, cleared, undone. No label is ever overwritten.
import * as z from 'zod';
import { genreNameSchema } from '../domain/genre.ts';
import { importReportSchema, labelsFileSchema } from '../domain/labelsFile.ts';
import { reviewItemSchema } from '../domain/review.ts';
import { trackIdSchema } from '../domain/track.ts';
import { procedure } from './procedure.ts';

const batchSchema = z.object({ batchId: z.int(), tracks: z.int() });

export const labelsContract = {
  /** Labels all these tracks with a genre in one step; null clears. A new genre is created. */
  set: procedure
    .input(z.object({ trackIds: z.array(trackIdSchema).min(1), genre: genreNameSchema.nullable() }))
    .output(batchSchema),
  /** Undoes the last step; null when there is none. */
  undo: procedure.output(batchSchema.nullable()),
  /** Repeats the step undone last; null when there is none, or when a label was set since. */
  redo: procedure.output(batchSchema.nullable()),
  /**
   * The tracks to label next, the most informative first: typical of much that is still unlabelled, unlike one
   * another, few by one artist, and uncertain to the model (facility location; see core/learning/judging/reviewQueue).
   */
  reviewQueue: procedure
    .input(z.object({ limit: z.int().min(1).max(200).optional() }))
    .output(z.array(reviewItemSchema)),
  /** All labels as one portable document. */
  export: procedure.output(labelsFileSchema),
  /** Imports labels in one step; tracks are identified by path, then fingerprint, then artist, title and length. */
  import: procedure.input(labelsFileSchema).output(importReportSchema),
};
