// What the handlers of every namespace are made from.
import { implement } from '@orpc/server';
import { contract } from '../../core/contract/contract.ts';
import type { Work } from '../jobs/context.ts';
import type { KnownEars } from '../jobs/ears/known.ts';
import type { Keeping } from '../keeping/keeping.ts';
import type { JobRegistry } from '../work/registry.ts';
import type { Media } from './media.ts';

export interface Parts {
  readonly work: Work;
  readonly media: Pick<Media, 'hasCover'>;
  readonly jobs: JobRegistry;
  readonly keeping: Keeping;
  /** Settles when it is told of every file whether a process that was killed had written its tags. */
  readonly editsSettled: Promise<void>;
  readonly knownEars: KnownEars;
  readonly version: string;
}

export const os = implement(contract);
