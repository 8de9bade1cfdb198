// Jobs: the running and the finished ones, of earlier sessions too; following one to its end, pausing, cancelling.
import { eventIterator } from '@orpc/contract';
import * as z from 'zod';
import { jobIdSchema, jobSchema } from '../domain/job.ts';
import { procedure } from './procedure.ts';

export const jobsContract = {
  /** Newest first. */
  list: procedure.output(z.array(jobSchema)),
  /** The job now and at each change, at most ten a second; ends with the job. */
  follow: procedure.input(z.object({ id: jobIdSchema })).output(eventIterator(jobSchema)),
  /** Cancels it; what was committed stays. No effect on a finished job. */
  cancel: procedure.input(z.object({ id: jobIdSchema })).output(z.null()),
  /** Pauses a scan after the files in progress; no effect on other jobs. */
  pause: procedure.input(z.object({ id: jobIdSchema })).output(z.null()),
  resume: procedure.input(z.object({ id: jobIdSchema })).output(z.null()),
};
