// The pool over real worker threads: order, deaths, cancelling, closing.
import { expect, test } from 'vitest';
import { failureOf, testClient } from './askTest.ts';

test('every question gets its own answer, more questions than workers', async () => {
  const { ask } = testClient(2);
  const asked = Array.from({ length: 20 }, (_, of) => ask('double', of));
  expect(await Promise.all(asked)).toEqual(Array.from({ length: 20 }, (_, of) => of * 2));
});

test('one worker answers in the order of the questions', async () => {
  const { ask } = testClient(1);
  const order: string[] = [];
  await Promise.all([
    ask('wait', { ms: 60 }).then(() => order.push('slow')),
    ask('double', 1).then(() => order.push('quick')),
  ]);
  expect(order).toEqual(['slow', 'quick']);
});

test('a worker that dies fails its own question only and is replaced', async () => {
  const { ask } = testClient(2);
  const results = await Promise.all([
    ask('double', 1),
    failureOf(ask('die', null)),
    ask('double', 2),
    failureOf(ask('die', null)),
    ask('double', 3),
    ask('double', 4),
  ]);
  expect(results).toEqual([2, 'worker-died', 4, 'worker-died', 6, 8]);
});

test('aborting drops waiting questions and stops running ones; the pool goes on', async () => {
  const { ask } = testClient(1);
  const { signal, abort } = abortable();
  const running = failureOf(ask('wait', { ms: 60_000 }, { signal }));
  const waiting = failureOf(ask('double', 1, { signal }));
  const other = ask('double', 5);
  abort();
  expect([await running, await waiting, await other]).toEqual(['cancelled', 'cancelled', 10]);
  expect(await failureOf(ask('double', 1, { signal }))).toBe('cancelled');
});

test('a question that was aborted when it had its answer keeps it', async () => {
  const { ask } = testClient(1);
  const { signal, abort } = abortable();
  expect(await ask('double', 2, { signal })).toBe(4);
  abort();
  expect(await ask('double', 3)).toBe(6);
});

test('closing cancels everything and refuses what comes after', async () => {
  const { ask, close } = testClient(1);
  const running = failureOf(ask('wait', { ms: 60_000 }));
  const waiting = failureOf(ask('double', 1));
  await close();
  expect([await running, await waiting]).toEqual(['cancelled', 'cancelled']);
  expect(await failureOf(ask('double', 1))).toBe('cancelled');
});

function abortable(): { signal: AbortSignal; abort(): void } {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}
