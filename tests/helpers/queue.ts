// Folders that are listened to by way of a queue, its workers as processes.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { places } from '../../scripts/start/project.ts';
import { type EarInUse, earLayout } from '../../src/core/domain/ear.ts';
import { shippedLayout } from '../../src/core/features/layout.ts';
import { createRandom } from '../../src/core/learning/maths/random.ts';
import { openBeingRead } from '../../src/main/analysis/beingRead.ts';
import { carefully } from '../../src/main/analysis/carefully.ts';
import { createAnalysisClient } from '../../src/main/analysis/client.ts';
import { type Crew, type Heard, workersHere } from '../../src/main/analysis/executor.ts';
import { fingerprint } from '../../src/main/library/fingerprint.ts';
import { openFeeder } from '../../src/main/queue/feeder.ts';
import { forkProcess } from '../../src/main/workers/forkProcess.ts';
import type { RunningRedis } from './redis.ts';
import { tempDir } from './tempDir.ts';
import { tone, waveBytes } from './wave.ts';

/** So many small files, each another sound. */
export function sounds(count: number, names: (n: number) => string = (n) => `sound ${n}.wav`): string {
  const folder = tempDir();
  for (let n = 0; n < count; n++) {
    const random = createRandom(n + 1);
    const samples = tone(150 + 35 * n, 11_025, 3.1, 0.4).map((value) => value + 0.1 * random.normal());
    writeFileSync(join(folder, names(n)), waveBytes([samples], 11_025));
  }
  return folder;
}

export interface WorkerRun {
  kill(): Promise<void>;
  /** Asks it to end; what it said, and its report. */
  end(): Promise<{ readonly said: string; readonly answered: number; readonly failed: number }>;
}

interface WorkerOptions {
  readonly roots?: readonly string[];
  readonly version?: string;
  readonly crashes?: boolean;
}

export function startWorker(url: string, options: WorkerOptions = {}): WorkerRun {
  const file = new URL('./queueWorker.process.ts', import.meta.url);
  const given = JSON.stringify({ url, roots: [], crashes: false, ...options });
  const child = spawn(process.execPath, [file.pathname, given], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(child, 'close');
  const said = text(child.stderr);
  const printed = text(child.stdout);
  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await ended;
  };
  onTestFinished(() => stop('SIGKILL'));
  return {
    kill: () => stop('SIGKILL'),
    async end() {
      await stop('SIGTERM');
      return { said: await said, ...JSON.parse(await printed) };
    },
  };
}

/** Waits until so many workers are at a queue. */
export async function workersAt({ client }: Pick<RunningRedis, 'client'>, count: number): Promise<void> {
  while ((await client.scard('stackwax:workers')) < count) await setTimeout(20);
}

/** What was heard of each file, by its name; null while nothing was. */
export type HeardFiles = ReadonlyMap<string, Heard>;

export interface Feeding {
  readonly libraryDir?: string;
  readonly version?: string;
  readonly onHeard?: (soFar: number) => void;
  readonly onCrew?: (crew: Crew) => void;
  readonly ears?: readonly EarInUse[];
  readonly signal?: AbortSignal;
}

/** Listens to all files of a folder as a scan does, by way of a queue or, without one, here. */
export async function listenTo(
  folder: string,
  url: string | null,
  { libraryDir = tempDir(), version, onHeard, onCrew, ears = [], signal }: Feeding = {},
): Promise<HeardFiles> {
  const { workerUrls, kernelsFile } = places;
  const entry = { url: workerUrls.analyse, workerData: { kernelsFile }, startProcess: forkProcess };
  const analysis = carefully(createAnalysisClient(entry, 1, null), openBeingRead(tempDir()));
  const files = await Promise.all(
    readdirSync(folder).map(async (name) => {
      const path = Buffer.from(join(folder, name));
      return { name, path, fingerprint: await fingerprint(path) };
    }),
  );
  const found = new Map<string, Heard>();
  const executor =
    url === null
      ? { ...workersHere(analysis), close: async () => undefined }
      : await openFeeder(libraryDir, version)(url, analysis);
  const input = {
    depth: 'quick',
    groups: [...shippedLayout, ...earLayout(ears.map(({ manifest }) => manifest))],
    ears,
  } as const;
  try {
    await executor.listen(files, {
      wanted: async () => ({ question: 'analyse', input }),
      async take(heard) {
        for (const { track, heard: what } of heard) found.set(track.name, what);
        onHeard?.(found.size);
      },
      onCrew: (crew) => onCrew?.(crew),
      signal: signal ?? new AbortController().signal,
    });
  } finally {
    await executor.close();
    await analysis.close();
  }
  return found;
}
