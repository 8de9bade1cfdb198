// The client over real worker threads: typed answers, failures, limits, progress, buffers that move; what must not compile.
import { describe, expect, expectTypeOf, test } from 'vitest';
import type { Limits } from '../../../src/main/workers/client.ts';
import type { Handlers } from '../../../src/main/workers/serve.ts';
import { failureOf, testClient } from './askTest.ts';
import type { TestQuestions } from './question.worker.ts';

test('the answer has the type that the map gives the question', async () => {
  const { ask } = testClient(1);
  expectTypeOf(ask('double', 1)).resolves.toEqualTypeOf<number>();
  expectTypeOf(ask('wait', { ms: 1 })).resolves.toEqualTypeOf<string>();
  expect(await ask('double', 21)).toBe(42);
  expect(await ask('wait', { ms: 2 })).toBe('waited 2');
});

test('an expected failure arrives as what it was, a bug with its stack; the worker goes on', async () => {
  const { ask } = testClient(1);
  await expect(ask('refuse', null)).rejects.toMatchObject({
    kind: 'undecodable',
    message: 'No decoder takes it.',
    path: '/a.mp3',
  });
  await expect(ask('bug', null)).rejects.toThrow(/TypeError: a bug[\s\S]*question\.worker/u);
  expect(await ask('double', 1)).toBe(2);
});

test('what cannot be cloned fails its own question, on the way there and on the way back', async () => {
  const { ask } = testClient(1);
  expect(await failureOf(ask('uncloneable', null))).toMatch(/could not be cloned/u);
  const input = { ms: 1, uncloneable: () => undefined };
  expect(await failureOf(ask('wait', input))).toMatch(/cannot be sent/u);
  expect(await ask('double', 1)).toBe(2);
});

describe('limits', () => {
  test('a question that takes too long is given up, its worker replaced', async () => {
    const { ask } = testClient(1, { spin: { ms: 300 } });
    const stuck = failureOf(ask('spin', null));
    const next = ask('double', 4);
    expect(await stuck).toBe('took-too-long');
    expect(await next).toBe(8);
  });

  test('each question has its own, by its input where that counts', async () => {
    const { ask } = testClient(3, { wait: ({ ms }) => ({ ms: ms > 1000 ? 200 : 60_000 }) });
    const long = failureOf(ask('wait', { ms: 50_000 }));
    const short = ask('wait', { ms: 400 });
    const unlimited = ask('steps', { count: 1 });
    expect([await long, await short, await unlimited]).toEqual(['took-too-long', 'waited 400', 1]);
  });

  test('one from one progress to the next lets it take as long as it likes, but not stop', async () => {
    const { ask } = testClient(1, { steps: { silentMs: 2000 } });
    await ask('double', 1);
    expect(await ask('steps', { count: 5, everyMs: 600 })).toBe(5);
    const stuck = ask('steps', { count: 2, everyMs: 60_000 });
    await expect(stuck).rejects.toMatchObject({
      kind: 'took-too-long',
      message: 'Nothing came of it for 2 s and it was given up.',
    });
  });

  test('the time in the queue does not count, nor does that of the question before', async () => {
    const { ask } = testClient(1, { wait: { ms: 2500 } });
    await ask('double', 1);
    const answers = await Promise.all(Array.from({ length: 4 }, () => ask('wait', { ms: 800 })));
    expect(answers).toHaveLength(4);
  });
});

test('progress comes in order, before the answer', async () => {
  const seen: unknown[] = [];
  const { ask } = testClient(1);
  seen.push(await ask('steps', { count: 3 }, { onProgress: ({ step }) => seen.push(step) }));
  expect(seen).toEqual([1, 2, 3, 3]);
});

test('buffers move over where the handler transfers them, and are copied where it does not', async () => {
  const { ask } = testClient(1);
  for (const move of [true, false]) {
    expect(await ask('ones', { floats: 4, move })).toEqual(Float32Array.of(1, 1, 1, 1));
    expect(await ask('lengthOfLast', null)).toBe(move ? 0 : 4);
  }
});

test('a wrong input, a missing handler and a missing limit do not compile', () => {
  type Two = Pick<TestQuestions, 'double' | 'steps'>;
  const handlers: Handlers<Two> = {
    double: (of) => of,
    steps({ count }, { report }) {
      report({ step: 1 });
      // @ts-expect-error: progress of another type
      report({ stage: 1 });
      return count;
    },
  };
  // @ts-expect-error: no handler for 'steps'
  const fewer: Handlers<Two> = { double: handlers.double };
  // @ts-expect-error: an output of another type
  const other: Handlers<Two> = { ...handlers, double: String };
  // @ts-expect-error: reports progress that the map does not have
  const loud: Handlers<Two> = { ...handlers, double: (_, { report }) => report(1) };
  // @ts-expect-error: no limit for 'steps'
  const unlimited: Limits<Two> = { double: { ms: 1 } };
  // @ts-expect-error: a limit by a field that the input does not have
  const wrongField: Limits<Two> = { double: { ms: 1 }, steps: ({ length }) => ({ ms: length }) };
  // @ts-expect-error: no limit from one progress to the next for what reports none
  const silent: Limits<Two> = { double: { silentMs: 1 }, steps: { silentMs: 1 } };
  const asks = ({ ask }: ReturnType<typeof testClient>) => [
    // @ts-expect-error: an input of another type
    ask('double', 'two'),
    // @ts-expect-error: no such question
    ask('treble', 3),
  ];
  expect([fewer, other, loud, unlimited, wrongField, silent, asks]).toHaveLength(7);
});
