// What tempi are usual in each genre, learned when many tracks have been heard or predicted.
import { setImmediate } from 'node:timers/promises';
import type { Work } from './context.ts';

/** Genre by genre, so that others wait for some milliseconds only. */
export async function learnUsualTempi({ store, change }: Pick<Work, 'store' | 'change'>): Promise<void> {
  for (const genreId of store.tempi.genres()) {
    change((write) => write.tempi.learnUsual(genreId));
    await setImmediate();
  }
}
