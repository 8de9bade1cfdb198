// Tags that are read are committed some at a time: a transaction for each file would take longer than reading it.
import type { Writes } from '../store/store.ts';
import type { Work } from './context.ts';

/** Files whose tags are committed together, as many as the machine commits in the time. */
const fewest = 32;
const most = 128;
/** A commit holds everybody up: after a longer one they are halved, after a much shorter one doubled. */
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

function nextSize(atOnce: number, ms: number): number {
  if (ms > wantedMs) return Math.max(fewest, atOnce / 2);
  return ms < wantedMs / 2 ? Math.min(most, atOnce * 2) : atOnce;
}
