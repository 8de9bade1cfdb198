// Single fits of every learner of the lab, in threads.
import { extname } from 'node:path';
import type { Epoch } from '../src/core/learning/learners/learner.ts';
import type { BaseResult, BaseTask, RunBaseTask } from '../src/core/learning/stacking/ensembleConfig.ts';
import { createClient } from '../src/main/workers/client.ts';
import { createPool } from '../src/main/workers/pool.ts';
import { threadChannel } from '../src/main/workers/threadChannel.ts';
import type { LabConfig } from './learners/registry.ts';

export type FitQuestions = {
  readonly fit: {
    readonly input: BaseTask<LabConfig>;
    readonly output: BaseResult;
    readonly progress: Epoch;
  };
};

/** The experiments run on machines of their own. */
const maxMemoryMb = 16_384;

/** Threads for as long as `use` takes. */
export async function withThreads<T>(
  threads: number,
  use: (runBaseTask: RunBaseTask<LabConfig>) => Promise<T>,
): Promise<T> {
  const url = new URL(`./fit.worker${extname(import.meta.url)}`, import.meta.url);
  const { ask, close } = createClient<FitQuestions>(
    createPool(threads, threadChannel({ url, maxMemoryMb })),
    {
      fit: { silentMs: 60 * 60_000 },
    },
  );
  try {
    return await use((task, signal, onEpoch) => ask('fit', task, { signal, onProgress: onEpoch }));
  } finally {
    await close();
  }
}
