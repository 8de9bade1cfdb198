// The trials of a comparison in threads: each is one thread's from start to end, so that its seconds are those of one core.
import { createClient } from '../../src/main/workers/client.ts';
import { createPool } from '../../src/main/workers/pool.ts';
import { threadChannel } from '../../src/main/workers/threadChannel.ts';
import type { EvaluationTable } from '../evaluation/fitModel.ts';
import { isModelName } from '../evaluation/modelNames.ts';
import type { RunTrial } from './compare.ts';
import type { TrialQuestions } from './protocol.ts';

/** The experiments run on machines of their own. */
const maxMemoryMb = 16_384;
const longestSilenceMs = 60 * 60_000;

/** Threads for as long as `use` takes. */
export async function withTrialThreads<T>(
  threads: number,
  table: EvaluationTable,
  seed: number,
  use: (runTrial: RunTrial) => Promise<T>,
): Promise<T> {
  const url = new URL('./trial.worker.ts', import.meta.url);
  const { ask, close } = createClient<TrialQuestions>(
    createPool(threads, threadChannel({ url, maxMemoryMb })),
    { columns: { silentMs: longestSilenceMs } },
  );
  try {
    return await use(async ({ model }, rows, { signal, onEpoch }) => {
      if (!isModelName(model)) throw new TypeError(`no model ${model}`);
      return await ask('columns', { table, rows, model, seed }, { signal, onProgress: onEpoch });
    });
  } finally {
    await close();
  }
}
