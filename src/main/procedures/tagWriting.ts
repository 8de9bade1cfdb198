// Writing tags into files, as jobs; a preview of it; and taking a step of it back.
import { AppError } from '../../core/domain/errors.ts';
import { revertStep } from '../jobs/tagWriting/revert.ts';
import { mustBeAllowed, previewTags, saidTracks, writeTags } from '../jobs/tagWriting/writeTags.ts';
import type { JobRegistry } from '../work/registry.ts';
import { os, type Parts } from './parts.ts';

/** Starts the job that does what a step of the log of changes says of files. */
export function startReverting(
  { work, jobs }: Pick<Parts, 'work' | 'jobs'>,
  changeId: number,
  way: 'undo' | 'redo',
): ReturnType<JobRegistry['start']> {
  return jobs.start({
    kind: 'write-tags',
    run: async (context) => ({
      kind: 'write-tags',
      report: await revertStep(work, changeId, way, context),
    }),
  });
}

export function tagWritingProcedures(parts: Parts) {
  const { work, jobs, editsSettled } = parts;
  const { store } = work;
  return {
    said: os.tagWriting.said.handler(() => saidTracks(work)),
    preview: os.tagWriting.preview.handler(
      async ({ input: { trackIds, options } }) => await previewTags(work, trackIds, options),
    ),
    write: os.tagWriting.write.handler(({ input: { trackIds, options } }) => {
      mustBeAllowed(work);
      const { id } = jobs.start({
        kind: 'write-tags',
        run: async (context) => ({
          kind: 'write-tags',
          report: await writeTags(work, trackIds, options, context),
        }),
      });
      return { jobId: id };
    }),
    steps: os.tagWriting.steps.handler(async () => {
      await editsSettled;
      return store.fileEdits.steps();
    }),
    undo: os.tagWriting.undo.handler(async ({ input: { step } }) => {
      await editsSettled;
      const found = store.fileEdits.steps().find(({ id, stands }) => stands && id === (step ?? id));
      if (found === undefined)
        throw new AppError(
          'not-found',
          step === undefined
            ? 'No step that wrote files is left to be undone.'
            : `Step ${step} wrote no files that can be brought back. See \`stackwax tags steps\`.`,
        );
      const undo = work.change((write) => write.changes.undoFiles(found.id));
      return { jobId: startReverting(parts, undo.id, 'undo').id };
    }),
  };
}
