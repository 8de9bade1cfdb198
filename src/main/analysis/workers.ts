// The analysis workers of an app: those that analyse, as many as were asked for last, and one that plays.
import { type AnalysisClient, type AnalysisEntry, createAnalysisClient } from './client.ts';

export interface AnalysisWorkers {
  /** A scan must not take it, and what it has open stays in this one worker. */
  readonly player: AnalysisClient;
  /**
   * So many workers; null = the usual number. 'any': those that there are, for what must not take a scan's workers from
   * it. Made when they are first asked for, and made anew for another number.
   */
  of(size: number | 'any' | null): AnalysisClient;
  close(): Promise<void>;
}

export function analysisWorkers(entry: AnalysisEntry, usualSize: () => number): AnalysisWorkers {
  let current: AnalysisClient | null = null;
  const old: Promise<void>[] = [];
  const player = createAnalysisClient(entry, 1);
  return {
    player,
    of(size) {
      if (size === 'any' && current !== null) return current;
      const wanted = typeof size === 'number' ? size : usualSize();
      if (current !== null && current.size !== wanted) {
        old.push(current.close());
        current = null;
      }
      current ??= createAnalysisClient(entry, wanted);
      return current;
    },
    async close() {
      await Promise.all([...old, current?.close(), player.close()]);
    },
  };
}
