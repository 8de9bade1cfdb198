// Clients of real worker threads for the tests, closed when the test ends.
import { onTestFinished } from 'vitest';
import { AppError } from '../../../src/core/domain/errors.ts';
import { threadChannel } from '../../../src/main/workers/channel.ts';
import { type Client, createClient, type Limits } from '../../../src/main/workers/client.ts';
import { createPool } from '../../../src/main/workers/pool.ts';
import type { TestQuestions } from './question.worker.ts';

const none: Limits<TestQuestions> = {
  double: null,
  wait: null,
  refuse: null,
  bug: null,
  die: null,
  spin: null,
  steps: null,
  ones: null,
  lengthOfLast: null,
  uncloneable: null,
};

export function testClient(size: number, limits: Partial<Limits<TestQuestions>> = {}): Client<TestQuestions> {
  const url = new URL('./question.worker.ts', import.meta.url);
  const client = createClient<TestQuestions>(createPool(size, threadChannel({ url })), {
    ...none,
    ...limits,
  });
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
