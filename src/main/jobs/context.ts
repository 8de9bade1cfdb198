// What every job works with.
import type { Store } from '../store/store.ts';
import type { AnalysisPool } from './analysis.ts';
import type { Events } from './events.ts';
import type { GenreWords } from './genreWords.ts';
import type { Learning } from './learning.ts';

export interface Work {
  readonly store: Store;
  readonly events: Events;
  readonly genreWords: GenreWords;
  /**
   * Workers that read and listen, so many of them; null = as is set. 'any': those that there are, for what must not
   * take a scan's workers from it. Started with the first task.
   */
  analysis(size: number | 'any' | null): AnalysisPool;
  readonly learning: Learning;
  readonly libraryDir: string;
  readonly now: () => number;
}
