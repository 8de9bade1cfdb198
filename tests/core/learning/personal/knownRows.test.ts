// What one label implies for an artist's other tracks, and what it does not.
import { describe, expect, test } from 'vitest';
import { classMeans, knownRows } from '../../../../src/core/learning/personal/knownRows.ts';
import { rowsFrom } from '../tables.ts';

const answers = {
  X: rowsFrom([[1], [2], [3]]),
  y: Int32Array.of(0, 0, 1),
  groups: ['ann', 'bob', 'bob'],
};

function known(artists: readonly string[], open = artists.map(() => true)) {
  const X = rowsFrom(artists.map((_, i) => [10 + i]));
  return knownRows(answers.X, answers.y, answers.groups, 2, { X, groups: artists, open });
}

function rowsOf({ X, shares }: ReturnType<typeof known>) {
  return Array.from(X.data, (x, i) => [x, ...shares.data.subarray(2 * i, 2 * i + 2)]);
}

describe('known rows', () => {
  test("an artist's other tracks are what its answered ones are, shared where those differ", () => {
    expect(rowsOf(known(['bob', 'carl', 'ann']))).toEqual([
      [1, 1, 0],
      [2, 1, 0],
      [3, 0, 1],
      [10, 0.5, 0.5],
      [12, 1, 0],
    ]);
  });

  test('tracks whose genre is known by themselves are not counted twice', () => {
    expect(rowsOf(known(['ann', 'ann'], [false, true])).slice(3)).toEqual([[11, 1, 0]]);
  });

  test('however many tracks an artist has, one answer counts three of them', () => {
    const rows = rowsOf(known(new Array<string>(12).fill('ann'))).slice(3);
    expect(rows).toHaveLength(12);
    for (const [, share] of rows) expect(share).toBeCloseTo(0.25, 6);
  });

  test('class means weigh rows by their shares; a class without rows has none', () => {
    const { means, counts, overall } = classMeans({
      X: rowsFrom([[1], [4], [10]]),
      shares: rowsFrom([
        [1, 0, 0],
        [0.5, 0.5, 0],
        [0, 1, 0],
      ]),
    });
    expect([...counts]).toEqual([1.5, 1.5, 0]);
    expect([...means]).toEqual([2, 8, 0]);
    expect([...overall]).toEqual([5]);
  });
});
