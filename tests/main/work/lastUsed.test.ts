// What was used last stays, what was not goes first.
import { expect, test } from 'vitest';
import { lastUsed } from '../../../src/main/work/lastUsed.ts';

test('keeps so many, the last used ones, and nothing found as well as something', () => {
  const kept = lastUsed<number | null>(2);
  kept.keep('a', 1);
  kept.keep('b', null);
  expect(kept.recall('a')).toBe(1);
  kept.keep('c', 3);
  expect([kept.recall('a'), kept.recall('b'), kept.recall('c')]).toEqual([1, undefined, 3]);
  kept.keep('a', 2);
  kept.keep('d', null);
  expect([kept.recall('a'), kept.recall('c'), kept.recall('d')]).toEqual([2, undefined, null]);
});
