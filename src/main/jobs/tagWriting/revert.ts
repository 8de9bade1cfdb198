// Takes a step that wrote files back, or makes it again: each file byte by byte, unless another program has changed it since.
import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../../core/domain/errors.ts';
import type { TagWritingReport } from '../../../core/domain/tagWriting.ts';
import type { JobContext } from '../../work/registry.ts';
import type { Work } from '../context.ts';
import { editFiles, editWork, type FileTask } from './editing.ts';
import { settleEdits } from './settleEdits.ts';

const editsAtOnce = 50;

/** `changeId` is the step of the undo, or of the redo, that stands in the log already. Throws AppError('not-found' | 'cancelled'). */
export async function revertStep(
  work: Work,
  changeId: number,
  way: 'undo' | 'redo',
  job: JobContext,
): Promise<TagWritingReport> {
  await settleEdits(work);
  const origin = work.store.fileEdits.origin(changeId);
  if (origin === null) throw new AppError('not-found', `Step ${changeId} takes nothing back.`);
  const edits = work.store.fileEdits.revertible(origin);
  const tasks = async function* (): AsyncGenerator<readonly FileTask[]> {
    for (let start = 0; start < edits.length; start += editsAtOnce) {
      yield edits.slice(start, start + editsAtOnce).map((id) => revertingTask(work, id));
      await setImmediate();
    }
  };
  return await editFiles(editWork(work), tasks(), edits.length, way, () => changeId, job);
}

/** The file of an edit as it was before it. */
export function revertingTask({ store }: Pick<Work, 'store'>, id: number): FileTask {
  const { trackId, path, keepsTimes, beforeHash, afterHash, inverse } = store.fileEdits.done(id);
  const track = store.tracks.known(trackId);
  return {
    trackId,
    // It may have been moved since.
    path: track?.path ?? path,
    edit:
      inverse === null
        ? { reason: 'notKept', detail: null }
        : { kind: 'bytes', inverse, hash: afterHash, wantedHash: beforeHash },
    // Whoever permitted it then does not refuse the way back.
    options: { keepTimes: keepsTimes, hardLinks: true },
    ofEdit: id,
  };
}
