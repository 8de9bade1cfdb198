// The analysis workers of an app: those that analyse, as many as were asked for last, and one that plays.
import type { BeingRead } from './beingRead.ts';
import { type CarefulClient, carefully } from './carefully.ts';
import { type AnalysisEntry, createAnalysisClient } from './client.ts';

/** An idle process has some 70 MB, and another one starts within half a second. */
const idleMs = 60_000;

export interface AnalysisWorkers {
  /** A scan must not take it, and what it has open stays in this one worker. */
  readonly player: CarefulClient;
  /**
   * So many workers; null = the usual number. 'any': those that there are, for what must not take a scan's workers from
   * it. Made when they are first asked for, and made anew for another number.
   */
  of(size: number | 'any' | null): CarefulClient;
  close(): Promise<void>;
}

export function analysisWorkers(
  entry: AnalysisEntry,
  beingRead: BeingRead,
  usualSize: () => number,
): AnalysisWorkers {
  let current: CarefulClient | null = null;
  const old: Promise<void>[] = [];
  // What is open in it stays so.
  const player = carefully(createAnalysisClient(entry, 1, null), beingRead);
  return {
    player,
    of(size) {
      if (size === 'any' && current !== null) return current;
      const wanted = typeof size === 'number' ? size : usualSize();
      if (current !== null && current.size !== wanted) {
        old.push(current.close());
        current = null;
      }
      current ??= carefully(createAnalysisClient(entry, wanted, idleMs), beingRead);
      return current;
    },
    async close() {
      await Promise.all([...old, current?.close(), player.close()]);
    },
  };
}
