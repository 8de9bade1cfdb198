// Models: what they know, learning anew from the user's labels, going back to an earlier one.
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
        /** Tries every way of learning, however little has changed. */
        thorough: z.boolean().optional(),
        /** What is on the screen: predicted first. */
        first: firstSchema.optional(),
      }),
    )
    .output(z.object({ jobId: jobIdSchema })),
  /**
   * The tracks of one cell of a personal model's confusion matrix: they are `truth` and were heard as `heard` by models
   * that had not heard their artist. Null for the starter, and for a model from before this was kept.
   */
  confused: procedure
    .input(z.object({ id: modelIdSchema, truth: z.string(), heard: z.string() }))
    .output(z.array(trackIdSchema).nullable()),
  /** Makes this model the active one and predicts the library anew. */
  activate: procedure
    .input(z.object({ id: modelIdSchema, first: firstSchema.optional() }))
    .output(z.object({ jobId: jobIdSchema })),
};
