// Jobs as the contract gives them.
import { os, type Parts } from './parts.ts';

export const jobsProcedures = ({ jobs }: Parts) => ({
  list: os.jobs.list.handler(() => jobs.list()),
  follow: os.jobs.follow.handler(({ input, signal }) => {
    // At once: what a stream throws later is no answer of the procedure.
    jobs.get(input.id);
    return jobs.follow(input.id, signal);
  }),
  cancel: os.jobs.cancel.handler(({ input }) => {
    jobs.cancel(input.id);
    return null;
  }),
  pause: os.jobs.pause.handler(({ input }) => {
    jobs.pause(input.id);
    return null;
  }),
  resume: os.jobs.resume.handler(({ input }) => {
    jobs.resume(input.id);
    return null;
  }),
});
