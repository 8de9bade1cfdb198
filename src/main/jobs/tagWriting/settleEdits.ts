// What a killed process has left of files that it was writing: drafts go, and the log learns whether a file is old or new.
import { setTimeout } from 'node:timers/promises';
import { AppError } from '../../../core/domain/errors.ts';
import type { FileRefusal } from '../../../core/domain/tagWriting.ts';
import type { OpenFileEdit } from '../../store/changes/fileEdits.ts';
import type { Work } from '../context.ts';
import { isOffline } from '../offline.ts';

/** A process that writes looks ten times a second whether the one that started it is still there. */
const orphansMs = 300;

/** What is on a disk that is away stays for the next time. */
export async function settleEdits(work: Pick<Work, 'store' | 'change' | 'writing'>): Promise<void> {
  const { store, change, writing } = work;
  const left = store.fileEdits.open();
  if (left.length > 0) await setTimeout(orphansMs);
  for (const edit of left) {
    const { id, path, draft } = edit;
    if (isOffline(work, path)) continue;
    const hash = await writing.ask('settle', { path, draft }).catch((error: unknown) => {
      if (error instanceof AppError) return 'away';
      throw error;
    });
    if (hash === 'away') continue;
    const refusal = whatCame(edit, hash);
    change((write) => {
      if (refusal === null) write.fileEdits.done(id);
      else write.fileEdits.failed(id, refusal);
    });
  }
}

/** Null where it has become the new file. */
function whatCame({ state, beforeHash, afterHash }: OpenFileEdit, hash: string | null): FileRefusal | null {
  if (state === 'ready' && hash !== null && hash === afterHash) return null;
  if (state === 'begun' || hash === beforeHash) return { reason: 'interrupted', detail: null };
  return { reason: hash === null ? 'notThere' : 'changed', detail: null };
}
