// Clients of real workers for the tests, in threads or in processes, closed when the test ends.
import { onTestFinished } from 'vitest';
import { AppError } from '../../../src/core/domain/errors.ts';
import { utilityProcessStarter } from '../../../src/main/shell/utilityProcess.ts';
import type { OpenChannel } from '../../../src/main/workers/channel.ts';
import { type Client, createClient, type Limits } from '../../../src/main/workers/client.ts';
import { forkProcess } from '../../../src/main/workers/forkProcess.ts';
import { createPool } from '../../../src/main/workers/pool.ts';
import { processChannel } from '../../../src/main/workers/processChannel.ts';
import { threadChannel } from '../../../src/main/workers/threadChannel.ts';
import { utilityProcessStandIn } from '../../helpers/utilityProcess.ts';
import type { TestQuestions } from './question.worker.ts';

const minute = { ms: 60_000 };
const usual: Limits<TestQuestions> = {
  double: minute,
  wait: minute,
  refuse: minute,
  bug: minute,
  die: minute,
  abort: minute,
  hoard: minute,
  readPipe: minute,
  pid: minute,
  spin: minute,
  steps: minute,
  ones: minute,
  lengthOfLast: minute,
  uncloneable: minute,
};

const url = new URL('./question.worker.ts', import.meta.url);

/** Every way in which a worker runs. */
export const channels: Readonly<Record<'thread' | 'process' | 'utility process', OpenChannel>> = {
  thread: threadChannel({ url, maxMemoryMb: 300 }),
  process: processChannel({ url, startProcess: forkProcess, maxMemoryMb: 300 }),
  'utility process': processChannel({
    url,
    startProcess: utilityProcessStarter(utilityProcessStandIn),
    maxMemoryMb: 300,
  }),
};

export function testClient(
  size: number,
  limits: Partial<Limits<TestQuestions>> = {},
  channel: OpenChannel = channels.thread,
  idleMs: number | null = null,
): Client<TestQuestions> {
  const client = createClient<TestQuestions>(createPool(size, channel, idleMs), { ...usual, ...limits });
  onTestFinished(() => client.close());
  return client;
}

export async function failureOf(asked: Promise<unknown>): Promise<string> {
  try {
    return `no failure but ${await asked}`;
  } catch (error) {
    return error instanceof AppError ? error.kind : String(error);
  }
}
