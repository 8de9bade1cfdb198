// Candidates: the same music meets wherever it begins, other music and other lengths do not.
import { expect, test } from 'vitest';
import { candidatePairs, type Sketched, sketchOf } from '../../../src/core/duplicates/sketches.ts';
import { createRandom } from '../../../src/core/learning/maths/random.ts';

function words(seed: number, length = 900): Uint32Array {
  const random = createRandom(seed);
  return Uint32Array.from({ length }, () => Math.floor(random.next() * 2 ** 32));
}

const track = (id: number, print: Uint32Array, seconds = 200, isKnown = false): Sketched => ({
  id,
  seconds,
  sketch: sketchOf(print),
  isKnown,
});

test('a print that lacks nine words of ten and begins elsewhere still meets its like', () => {
  const print = words(1);
  const random = createRandom(2);
  const other = print.subarray(20).map((word) => (random.next() < 0.9 ? word ^ 1 : word));
  expect(candidatePairs([track(7, print), track(3, other), track(5, words(9))], 3)).toEqual([[3, 7]]);
});

test('tracks of other lengths are not compared, nor what is known with what is known', () => {
  const print = words(1);
  expect(candidatePairs([track(1, print, 200), track(2, print, 203.5)], 3)).toEqual([]);
  expect(candidatePairs([track(1, print, 200), track(2, print, 203)], 3)).toEqual([[1, 2]]);
  const known = [track(1, print, 200, true), track(2, print, 200, true)];
  expect(candidatePairs(known, 3)).toEqual([]);
  expect(candidatePairs([...known, track(4, print)], 3)).toEqual([
    [1, 4],
    [2, 4],
  ]);
});

test('silence brings nobody together', () => {
  const silentThen = (seed: number) =>
    Uint32Array.from([...new Uint32Array(100).fill(42), ...words(seed, 100)]);
  expect(candidatePairs([track(1, silentThen(1)), track(2, silentThen(2))], 3)).toEqual([]);
});
