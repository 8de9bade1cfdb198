// Tags that are read are committed some at a time: a transaction for each file would take longer than reading it.
import type { Writes } from '../store/store.ts';
import type { Work } from './context.ts';

/** Files whose tags are committed together, as many as the machine commits in the time. */
const fewest = 32;
const most = 128;
/** A commit holds everybody up for so long: what it took tells how many the next has. */
const wantedMs = 20;

export interface TagBatch {
  add(save: (write: Writes) => void): void;
  /** What has been added since the last time. */
  commit(): void;
}

export function tagBatch({ change, now }: Pick<Work, 'change' | 'now'>): TagBatch {
  let batch: ((write: Writes) => void)[] = [];
  let atOnce = fewest;
  const commit = (): void => {
    const committed = batch;
    batch = [];
    if (committed.length === 0) return;
    const startedAt = now();
    change((write) => {
      for (const save of committed) save(write);
    });
    atOnce = nextSize(atOnce, now() - startedAt);
  };
  return {
    add(save) {
      batch.push(save);
      if (batch.length >= atOnce) commit();
    },
    commit,
  };
}

/** Twice or half as many at most: one slow moment of the disk says little. */
function nextSize(atOnce: number, ms: number): number {
  const fitting = atOnce * Math.min(2, Math.max(0.5, wantedMs / Math.max(1, ms)));
  return Math.round(Math.min(most, Math.max(fewest, fitting)));
}
