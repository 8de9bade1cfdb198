// Tags that are read are committed some at a time: a transaction for each file would take longer than reading it.
import type { Writes } from '../store/store.ts';
import type { Work } from './context.ts';

/** Files whose tags are committed together. */
const atOnce = 128;

export interface TagBatch {
  add(save: (write: Writes) => void): void;
  /** What has been added since the last time. */
  commit(): void;
}

export function tagBatch({ change }: Pick<Work, 'change'>): TagBatch {
  let batch: ((write: Writes) => void)[] = [];
  const commit = (): void => {
    const committed = batch;
    batch = [];
    if (committed.length === 0) return;
    change((write) => {
      for (const save of committed) save(write);
    });
  };
  return {
    add(save) {
      batch.push(save);
      if (batch.length >= atOnce) commit();
    },
    commit,
  };
}
