// Which part, and which genre of it: what answers of new genres teach leaves the starter as sure of its own as it was.
import { describe, expect, test } from 'vitest';
import { fitParts, partsOf, poolParts } from '../../../../src/core/learning/personal/parts.ts';
import {
  fitWeights,
  logOpinions,
  type Opinion,
  poolOpinions,
} from '../../../../src/core/learning/personal/pool.ts';
import { rowsFrom } from '../tables.ts';

const even = new Float64Array(4);
/** Two genres of the starter, two of the user. */
const starter = (row: readonly number[], rows: number): Opinion => ({
  probabilities: rowsFrom(Array.from({ length: rows }, () => [...row, 0, 0])),
  knows: [true, true, false, false],
});
const joint = (rows: readonly (readonly number[])[]): Opinion => ({
  probabilities: rowsFrom(rows),
  knows: [true, true, true, true],
});
const expected = [0.7, 0.3];

describe('the parts of a pool', () => {
  const rows = 12;
  // Everybody is wrong of these twelve rows, which are all of the user's genres.
  const opinions = [
    starter([0.95, 0.05], rows),
    joint(Array.from({ length: rows }, () => [0.7, 0.1, 0.1, 0.1])),
  ];
  const y = Int32Array.from({ length: rows }, (_, i) => 2 + (i % 2));
  const weights = fitParts(opinions, expected, even, y, Int32Array.from(y.keys()));

  test('are the genres that everybody knows, and the others', () => {
    expect(partsOf(opinions)).toEqual([
      [0, 1],
      [2, 3],
    ]);
    expect(partsOf([joint([[1, 0, 0, 0]])])).toEqual([[0, 1, 2, 3]]);
  });

  test('a pool that was wrong of new genres only is as sure as before among those of the starter', () => {
    const before = poolOpinions(logOpinions(opinions), expected, even).data;
    const { data } = poolParts(opinions, weights, even);
    expect(data[0]! / data[1]!).toBeGreaterThan(0.9 * (before[0]! / before[1]!));
    // And less sure that it is one of these.
    expect(data[0]! + data[1]!).toBeLessThan(before[0]! + before[1]!);
    expect(data.slice(0, 4).reduce((a, b) => a + b)).toBeCloseTo(1, 5);
  });

  test('where everybody knows every genre there is one question, and one set of weights', () => {
    const all = [joint(y.reduce<number[][]>((out) => [...out, [0.6, 0.2, 0.1, 0.1]], []))];
    const one = fitParts(all, [1], even, y, Int32Array.from(y.keys()));
    const lessons = Array.from(y, (truth, row) => ({ row, answer: [truth], among: [0, 1, 2, 3] }));
    expect(one.within.map(({ weights: of }) => of)).toEqual([
      fitWeights(logOpinions(all), [1], even, lessons),
    ]);
    expect(poolParts(all, one, even).data[0]).toBeLessThan(0.6);
  });
});
