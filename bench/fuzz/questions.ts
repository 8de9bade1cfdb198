// Asks a worker everything that it can be asked about one file, and judges the answers.
import { randomUUID } from 'node:crypto';
import { AppError, type ErrorKind } from '../../src/core/domain/errors.ts';
import { shippedGroups } from '../../src/core/features/layout.ts';
import type { AnalysisClient } from '../../src/main/analysis/client.ts';

const groups = shippedGroups.map(({ name, version }) => ({ name, version }));
/** As the first request of a player. */
const firstBytes = 256 * 1024;

interface Asked {
  readonly question: string;
  readonly seconds: number;
  /** Null when it was answered. */
  readonly failure: { readonly kind: ErrorKind | 'bug'; readonly message: string } | null;
  /** What is wrong with how it ended; null when it was answered, or failed with a reason. */
  readonly fault: string | null;
}

/** Tags, cover, listening, waveform and playing, one after the other. `folder` is for what is decoded. */
export async function askEverything(client: AnalysisClient, file: string, folder: string): Promise<Asked[]> {
  const path = Buffer.from(file);
  const name = randomUUID();
  const questions: Readonly<Record<string, () => Promise<unknown>>> = {
    tags: () => client.ask('tags', { path }),
    cover: () => client.ask('cover', { path }),
    listen: () => client.ask('analyse', { path, depth: 'quick', groups, ears: [] }),
    peaks: () => client.ask('peaks', { path, points: 4000 }),
    'open-wav': async () => {
      await client.ask('openWav', { name, path, tempFolder: folder });
      await client.ask('readWav', { name, path, start: 0, end: firstBytes });
    },
  };
  const all: Asked[] = [];
  for (const [question, ask] of Object.entries(questions)) {
    const before = performance.now();
    const error = await ask().then(
      () => null,
      (thrown: unknown) => thrown,
    );
    all.push({ question, ...judged(error), seconds: (performance.now() - before) / 1000 });
  }
  await client.ask('closeWav', { name }).catch(() => undefined);
  return all;
}

function judged(error: unknown): Pick<Asked, 'failure' | 'fault'> {
  if (error === null) return { failure: null, fault: null };
  if (!(error instanceof AppError)) {
    return { failure: { kind: 'bug', message: String(error) }, fault: 'it failed without a reason' };
  }
  const { kind, message, path } = error;
  return { failure: { kind, message }, fault: faultOf(kind, message, path) };
}

function faultOf(kind: ErrorKind, message: string, path: string | null): string | null {
  if (kind === 'worker-died') return 'the worker died';
  if (kind === 'took-too-long') return 'it took too long';
  if (message.trim() === '') return 'its reason is empty';
  return path === null ? 'its reason names no file' : null;
}
