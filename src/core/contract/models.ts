// Models: their figures, retraining from the user's labels, going back to an earlier one.
import * as z from 'zod';
import { jobIdSchema } from '../domain/job.ts';
import { modelIdSchema, modelInfoSchema } from '../domain/modelInfo.ts';
import { trackIdSchema } from '../domain/track.ts';
import { procedure } from './procedure.ts';

const firstSchema = z.array(trackIdSchema).max(1000);

export const modelsContract = {
  /** Newest first; exactly one is active. */
  list: procedure.output(z.array(modelInfoSchema)),
  /**
   * Fits a personal model, activates it unless it does worse than the active one on the same held-out rows, and predicts
   * the library anew. Cancelling leaves the old model and its predictions in place.
   */
  retrain: procedure
    .input(
      z.object({
        seed: z.int().optional(),
        /** Activates it even when it does worse. */
        evenIfWorse: z.boolean().optional(),
        /** Compares every candidate, even if few labels have changed. */
        thorough: z.boolean().optional(),
        /** The tracks on screen, which are predicted first. */
        first: firstSchema.optional(),
      }),
    )
    .output(z.object({ jobId: jobIdSchema })),
  /**
   * The tracks of one cell of a personal model's confusion matrix: their genre is `truth`, and models fitted without
   * their artist predicted `predicted`. Null for the starter, and for models older than this list.
   */
  confused: procedure
    .input(z.object({ id: modelIdSchema, truth: z.string(), predicted: z.string() }))
    .output(z.array(trackIdSchema).nullable()),
  /** Activates this model and predicts the library anew. */
  activate: procedure
    .input(z.object({ id: modelIdSchema, first: firstSchema.optional() }))
    .output(z.object({ jobId: jobIdSchema })),
};
