// Models: what they know, learning anew from the user's labels, going back to an earlier one.
import * as z from 'zod';
import { jobIdSchema } from '../model/job.ts';
import { modelIdSchema, modelInfoSchema } from '../model/modelInfo.ts';
import { procedure } from './procedure.ts';

export const modelsContract = {
  /** Newest first; exactly one is active. */
  list: procedure.output(z.array(modelInfoSchema)),
  /** Fits a personal model, activates it and predicts the library anew. */
  retrain: procedure.input(z.object({ seed: z.int().optional() })).output(z.object({ jobId: jobIdSchema })),
  /** Makes this model the active one and predicts the library anew. */
  activate: procedure.input(z.object({ id: modelIdSchema })).output(z.object({ jobId: jobIdSchema })),
};
