// Of those that wait the newest is next; who has gone away meanwhile never begins.
import { expect, test } from 'vitest';
import { newestFirst } from '../../../src/main/work/newestFirst.ts';

test('two at once, then the newest first, without those that were given up', async () => {
  const turn = newestFirst(2);
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const gone = new AbortController();
  const all = [0, 1, 2, 3, 4].map((n) =>
    turn(n === 3 ? gone.signal : undefined, async () => {
      begun.push(n);
      await new Promise<void>((resolve) => ends.push(resolve));
      return n;
    }),
  );
  const settled = Promise.allSettled(all);
  gone.abort();
  expect(begun).toEqual([0, 1]);
  while (begun.length < 4 || ends.length > 0) {
    ends.shift()?.();
    await new Promise(setImmediate);
  }
  expect(begun).toEqual([0, 1, 4, 2]);
  expect((await settled).map(({ status }) => status)).toEqual([
    'fulfilled',
    'fulfilled',
    'fulfilled',
    'rejected',
    'fulfilled',
  ]);
});
