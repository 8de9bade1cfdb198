// Ears: models of sound that a person brings; which the library has, what a file is, adding, using and removing one.
import * as z from 'zod';
import { sha256Schema } from '../domain/ear.ts';
import { checkedEarSchema, earChoiceSchema, earListSchema, earStateSchema } from '../domain/earState.ts';
import { jobIdSchema } from '../domain/job.ts';
import { procedure } from './procedure.ts';

export const earsContract = {
  /** In the order in which they were added, and the families that Stackwax knows. */
  list: procedure.output(earListSchema),
  /** What a file is, and how long listening with it would take. Nothing is kept. Fails with the reason for what is no ear. */
  check: procedure.input(earChoiceSchema).output(checkedEarSchema),
  /** Keeps a copy of the file in the library, and listens with it unless told otherwise; no job where every track has been heard. */
  add: procedure
    .input(earChoiceSchema.extend({ use: z.boolean().optional() }))
    .output(z.object({ ear: earStateSchema, jobId: jobIdSchema.nullable() })),
  /** Listens with it, or does not any more: what it heard stays. */
  use: procedure
    .input(z.object({ sha256: sha256Schema, inUse: z.boolean() }))
    .output(z.object({ jobId: jobIdSchema.nullable() })),
  /** Deletes the library's copy and what was heard with it; what the model in use reads of it goes with that model. */
  remove: procedure.input(z.object({ sha256: sha256Schema })).output(z.null()),
};
