// The pool over real worker threads: order, failures, deaths, cancelling, closing.
import { afterEach, expect, test } from 'vitest';
import { AppError } from '../../../src/core/domain/errors.ts';
import { createPool, type Pool } from '../../../src/main/workers/pool.ts';
import type { TestTask } from './task.worker.ts';

const url = new URL('./task.worker.ts', import.meta.url);
let pools: Pool<TestTask, number | Float32Array>[] = [];

function makePool(size: number): Pool<TestTask, number | Float32Array> {
  const pool = createPool<TestTask, number | Float32Array>({ url, size });
  pools.push(pool);
  return pool;
}

afterEach(async () => {
  await Promise.all(pools.map((pool) => pool.close()));
  pools = [];
});

const kindOf = (error: unknown): string => (error instanceof AppError ? error.kind : String(error));

test('every task gets its own answer, more tasks than workers', async () => {
  const pool = makePool(2);
  const tasks = Array.from({ length: 20 }, (_, of) => pool.run({ kind: 'double', of }));
  expect(await Promise.all(tasks)).toEqual(Array.from({ length: 20 }, (_, of) => of * 2));
});

test('an expected failure arrives as what it was, a bug with its stack', async () => {
  const pool = makePool(1);
  const refused = await pool.run({ kind: 'refuse' }).catch((error: unknown) => error);
  expect(refused).toMatchObject({ kind: 'undecodable', message: 'No decoder takes it.', path: '/a.mp3' });
  await expect(pool.run({ kind: 'bug' })).rejects.toThrow(/TypeError: a bug[\s\S]*task\.worker/u);
  expect(await pool.run({ kind: 'double', of: 1 })).toBe(2);
});

test('a worker that dies fails its own task only and is replaced', async () => {
  const pool = makePool(2);
  const results = await Promise.allSettled([
    pool.run({ kind: 'double', of: 1 }),
    pool.run({ kind: 'die' }),
    pool.run({ kind: 'double', of: 2 }),
    pool.run({ kind: 'die' }),
    pool.run({ kind: 'double', of: 3 }),
    pool.run({ kind: 'double', of: 4 }),
  ]);
  expect(results.map((r) => (r.status === 'fulfilled' ? r.value : kindOf(r.reason)))).toEqual([
    2,
    'worker-died',
    4,
    'worker-died',
    6,
    8,
  ]);
});

test('aborting drops waiting tasks and stops running ones; the pool goes on', async () => {
  const pool = makePool(1);
  const controller = new AbortController();
  const running = pool.run({ kind: 'wait', ms: 60_000 }, { signal: controller.signal });
  const waiting = pool.run({ kind: 'double', of: 1 }, { signal: controller.signal });
  const other = pool.run({ kind: 'double', of: 5 });
  controller.abort();
  const [a, b] = await Promise.allSettled([running, waiting]);
  expect([a, b].map((r) => (r.status === 'rejected' ? kindOf(r.reason) : 'fulfilled'))).toEqual([
    'cancelled',
    'cancelled',
  ]);
  expect(await other).toBe(10);
  await expect(pool.run({ kind: 'double', of: 1 }, { signal: controller.signal })).rejects.toThrow(
    'Cancelled',
  );
});

test('a task that takes too long is given up, its worker replaced', async () => {
  const pool = makePool(1);
  const stuck = pool.run({ kind: 'spin' }, { timeoutMs: 300 });
  const next = pool.run({ kind: 'double', of: 4 }, { timeoutMs: 60_000 });
  expect(kindOf(await stuck.catch((error: unknown) => error))).toBe('took-too-long');
  expect(await next).toBe(8);
});

test('progress comes in order, before the answer', async () => {
  const seen: unknown[] = [];
  const value = await makePool(1).run({ kind: 'steps', count: 3 }, { onProgress: (step) => seen.push(step) });
  expect([...seen, value]).toEqual([1, 2, 3, 3]);
});

test('buffers move over', async () => {
  const value = await makePool(1).run({ kind: 'buffer', floats: 4 });
  expect(value).toEqual(Float32Array.of(1, 1, 1, 1));
});

test('closing cancels everything and refuses what comes after', async () => {
  const pool = makePool(1);
  const running = pool.run({ kind: 'wait', ms: 60_000 });
  const ended = running.catch(kindOf);
  await pool.close();
  expect(await ended).toBe('cancelled');
  await expect(pool.run({ kind: 'double', of: 1 })).rejects.toThrow('Cancelled');
});
