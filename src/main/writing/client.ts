// The process that writes into the user's files, as everybody in the main process asks it; it is ended where a disk hangs.
import { type Client, createClient, type Limits } from '../workers/client.ts';
import { createPool } from '../workers/pool.ts';
import { processChannel, type StartProcess } from '../workers/processChannel.ts';
import type { WritingQuestions } from './protocol.ts';

export type Writing = Client<WritingQuestions>;

interface WritingEntry {
  readonly url: URL;
  readonly startProcess: StartProcess;
}

/** One writes while the other reads back. */
const processes = 2;
const maxMemoryMb = 768;
const idleMs = 60_000;
const second = 1000;

const limits: Limits<WritingQuestions> = {
  plan: { ms: 60 * second },
  // An hour of uncompressed sound is written and read back, on a slow stick.
  prepare: { ms: 600 * second },
  commit: { ms: 60 * second },
  settle: { ms: 300 * second },
};

export function createWriting({ url, startProcess }: WritingEntry): Writing {
  const channel = processChannel({ startProcess, url, maxMemoryMb });
  return createClient(createPool(processes, channel, idleMs), limits);
}
