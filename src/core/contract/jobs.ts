// Jobs: what is running and what ran, in earlier sessions too; following one to its end, pausing, cancelling.
import { eventIterator } from '@orpc/contract';
import * as z from 'zod';
import { jobIdSchema, jobSchema } from '../domain/job.ts';
import { procedure } from './procedure.ts';

export const jobsContract = {
  /** Newest first. */
  list: procedure.output(z.array(jobSchema)),
  /** The job now and at each change, at most ten a second; ends with the job. */
  follow: procedure.input(z.object({ id: jobIdSchema })).output(eventIterator(jobSchema)),
  /** Asks it to stop; what was committed stays. Nothing happens when it has ended. */
  cancel: procedure.input(z.object({ id: jobIdSchema })).output(z.null()),
  /** Holds a scan after the files that it is at; for other jobs nothing happens. */
  pause: procedure.input(z.object({ id: jobIdSchema })).output(z.null()),
  resume: procedure.input(z.object({ id: jobIdSchema })).output(z.null()),
};
