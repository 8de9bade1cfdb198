// What every job works with.

import type { Layout } from '../../core/domain/layout.ts';
import type { AnalysisClient } from '../analysis/client.ts';
import type { Learning } from '../learning/client.ts';
import type { Store } from '../store/store.ts';
import type { Events } from '../work/events.ts';
import type { GenreWords } from '../work/genreWords.ts';

export interface Work {
  readonly store: Store;
  readonly events: Events;
  readonly genreWords: GenreWords;
  /**
   * Workers that read and analyse, so many of them; null = as is set. 'any': those that there are, for what must not
   * take a scan's workers from it. Started with the first task.
   */
  analysis(size: number | 'any' | null): AnalysisClient;
  readonly learning: Learning;
  /** The feature groups that are wanted of every track. */
  readonly layout: Layout;
  readonly libraryDir: string;
  readonly now: () => number;
}
