// Files at other places, and their way back.
import { AppError } from '../../core/domain/errors.ts';
import { libraryAround } from '../jobs/placing/around.ts';
import { copyTracks } from '../jobs/placing/copy.ts';
import { followChange, organise, previewOrganise } from '../jobs/placing/organise.ts';
import { parseTemplate } from '../jobs/placing/parseTemplate.ts';
import { settlePlaces } from '../jobs/placing/steps.ts';
import { os, type Parts } from './parts.ts';

export function filesProcedures(parts: Parts) {
  const { work, jobs } = parts;
  return {
    previewOrganise: os.files.previewOrganise.handler(
      async ({ input }) => await previewOrganise(work, input),
    ),
    organise: os.files.organise.handler(({ input }) => {
      // At once: what is wrong with it is no failure of a job.
      parseTemplate(input.template);
      const { id } = jobs.start({
        kind: 'organise',
        run: async (context) => ({ kind: 'organise', report: await organise(work, input, context) }),
      });
      return { jobId: id };
    }),
    lastOrganised: os.files.lastOrganised.handler(() => work.store.places.lastStanding()),
    undoOrganise: os.files.undoOrganise.handler(async () => {
      // What a killed run moved last is not told yet, and only what is told is taken back.
      await work.inTurn(async () => await settlePlaces(work));
      const last = work.store.places.lastStanding();
      if (last === null) throw new AppError('not-found', 'Nothing was organised that could be taken back.');
      // One that was cut off, or met something in its way, goes on.
      const changeId = last.undo ?? work.change((write) => write.places.takeBack(last.changeId));
      return { jobId: followPlaces(parts, changeId) };
    }),
    libraryAround: os.files.libraryAround.handler(async ({ input }) => ({
      root: input.folder.trim() === '' ? null : await libraryAround(work, input.folder.trim()),
    })),
    copy: os.files.copy.handler(({ input }) => {
      parseTemplate(input.template);
      const { id } = jobs.start({
        kind: 'copy',
        run: async (context) => ({ kind: 'copy', report: await copyTracks(work, input, context) }),
      });
      return { jobId: id };
    }),
  };
}

/** Lets the disk follow an undo or redo. */
export function followPlaces({ work, jobs }: Pick<Parts, 'work' | 'jobs'>, changeId: number): number {
  return jobs.start({
    kind: 'organise',
    run: async (context) => ({ kind: 'organise', report: await followChange(work, changeId, context) }),
  }).id;
}
