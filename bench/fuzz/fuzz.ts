// Puts damaged files through the real workers, and notes what each did.
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AnalysisClient } from '../../src/main/analysis/client.ts';
import { residentBytes } from '../report/memory.ts';
import { type DamagedFile, damagedFile, type Sample } from './damage.ts';
import { askEverything } from './questions.ts';
import { newWorker } from './worker.ts';

export interface FuzzOptions {
  readonly samples: readonly Sample[];
  readonly seed: number;
  /** The number of the first input. */
  readonly from: number;
  readonly inputs: number;
  /** Files at a time. */
  readonly workers: number;
  readonly mostSparseBytes?: number;
  readonly onInput?: (input: FuzzedInput) => void;
}

export interface FuzzedInput {
  readonly index: number;
  readonly damage: string;
  readonly seconds: number;
  /** The most that this process and its children had while it was read; others may have been read beside it. */
  readonly residentBytes: number;
  readonly asked: Awaited<ReturnType<typeof askEverything>>;
}

/** All sound files below a folder. */
export function samplesIn(folder: string): Sample[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.[a-z0-9]+$/iu.test(name) && !name.endsWith('.csv'))
    .toSorted()
    .map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
}

export async function fuzz(options: FuzzOptions): Promise<FuzzedInput[]> {
  const { samples, seed, from, inputs, workers, mostSparseBytes, onInput } = options;
  const folder = mkdtempSync(join(tmpdir(), 'stackwax-fuzz-'));
  const all: FuzzedInput[] = [];
  let next = from;
  const lane = async (): Promise<void> => {
    // A worker of its own, so that whoever dies had this very input.
    const client = newWorker();
    try {
      while (next < from + inputs) {
        const index = next++;
        const file = damagedFile(samples, seed, index, mostSparseBytes);
        const input = { index, ...(await fuzzed(client, folder, file)) };
        all.push(input);
        onInput?.(input);
      }
    } finally {
      await client.close();
    }
  };
  try {
    await Promise.all(Array.from({ length: workers }, lane));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return all.toSorted((a, b) => a.index - b.index);
}

async function fuzzed(
  client: AnalysisClient,
  folder: string,
  { name, bytes, size, damage }: DamagedFile,
): Promise<Omit<FuzzedInput, 'index'>> {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  truncateSync(path, size);
  let most = residentBytes();
  const meter = setInterval(() => {
    most = Math.max(most, residentBytes());
  }, 20);
  try {
    const asked = await askEverything(client, path, folder);
    const seconds = asked.reduce((sum, question) => sum + question.seconds, 0);
    return { damage, seconds, residentBytes: Math.max(most, residentBytes()), asked };
  } finally {
    clearInterval(meter);
    rmSync(path);
  }
}
