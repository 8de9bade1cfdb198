// The trials of a comparison in threads: each is one thread's from start to end, so that its seconds are those of one core.
import { extname } from 'node:path';
import { type Client, createClient } from '../../src/main/workers/client.ts';
import { createPool } from '../../src/main/workers/pool.ts';
import { threadChannel } from '../../src/main/workers/threadChannel.ts';
import { isModelName } from '../evaluation/modelNames.ts';
import type { RunTrial } from './compare.ts';
import { sequenceOf } from './contenders.ts';
import type { Material } from './material.ts';
import type { TrialQuestions } from './protocol.ts';

/** The experiments run on machines of their own. */
const maxMemoryMb = 16_384;
const limit = { silentMs: 60 * 60_000 };

/** Threads for as long as `use` takes. */
export async function withTrialThreads<T>(
  threads: number,
  use: (client: Client<TrialQuestions>) => Promise<T>,
): Promise<T> {
  const url = new URL(`./trial.worker${extname(import.meta.url)}`, import.meta.url);
  const pool = createPool(threads, threadChannel({ url, maxMemoryMb }));
  const client = createClient<TrialQuestions>(pool, { columns: limit, sequences: limit, byHeart: limit });
  try {
    return await use(client);
  } finally {
    await client.close();
  }
}

export function trialsInThreads(
  { ask }: Client<TrialQuestions>,
  { contest, table, manifest }: Pick<Material, 'contest' | 'table' | 'manifest'>,
): RunTrial {
  const { seed } = contest;
  return async (contender, rows, { signal, onEpoch }) => {
    const options = { signal, onProgress: onEpoch };
    const { model } = contender;
    const sequence = sequenceOf(contender);
    if (sequence !== null && manifest !== null)
      return await ask('sequences', { manifest, rows, seed, ...sequence }, options);
    if (!isModelName(model) || table === null) throw new TypeError(`nothing to learn from for ${model}`);
    return await ask('columns', { table, rows, model, seed }, options);
  };
}
