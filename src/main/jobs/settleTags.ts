// What a new vocabulary, or many new strings, leave to be read and decided: piece by piece, in the background of everything else.
import { setImmediate } from 'node:timers/promises';
import type { Work } from './context.ts';

/** Reads and decides what is left, each piece a transaction; settles when nothing is. */
export async function settleTags(
  { store, change, tagWords }: Pick<Work, 'store' | 'change' | 'tagWords'>,
  signal?: AbortSignal,
): Promise<void> {
  while (signal?.aborted !== true && store.trackTags.isUnsettled()) {
    change(tagWords.readSome);
    await setImmediate();
  }
}
