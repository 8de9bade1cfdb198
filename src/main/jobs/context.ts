// What every job works with.
import type { Layout } from '../../core/domain/layout.ts';
import type { WatchState } from '../../core/domain/root.ts';
import type { OpenQueue } from '../analysis/executor.ts';
import type { AnalysisWorkers } from '../analysis/workers.ts';
import type { Disk } from '../disk/client.ts';
import type { Learning } from '../learning/client.ts';
import type { Store } from '../store/store.ts';
import type { Change } from '../work/change.ts';
import type { Events } from '../work/events.ts';
import type { GenreWords } from '../work/genreWords.ts';
import type { InTurn } from '../work/inTurn.ts';
import type { TagWords } from '../work/tagWords.ts';
import type { Writing } from '../writing/client.ts';

export interface Work {
  readonly store: Store;
  readonly change: Change;
  readonly events: Events;
  readonly genreWords: GenreWords;
  readonly tagWords: TagWords;
  readonly analysis: AnalysisWorkers['of'];
  readonly openQueue: OpenQueue;
  readonly learning: Learning;
  /** What takes files in waits for its turn. */
  readonly inTurn: InTurn;
  /** How changes in each root are noticed, by its id. */
  readonly watchStates: Map<number, WatchState>;
  /** The user's folders and files, of which a hanging disk holds up nobody. */
  readonly disk: Disk;
  /** The one process that writes into the user's files. */
  readonly writing: Writing;
  /** The feature groups that are wanted of every track now. */
  layout(): Layout;
  readonly libraryDir: string;
  readonly now: () => number;
}
