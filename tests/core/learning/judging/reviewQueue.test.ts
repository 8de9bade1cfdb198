// The review queue: unsure tracks first, near-identical ones once, artists in turn.
import { describe, expect, test } from 'vitest';
import { matrix } from '../../../../src/core/domain/matrix.ts';
import { reviewQueue } from '../../../../src/core/learning/judging/reviewQueue.ts';
import { createRandom } from '../../../../src/core/learning/maths/random.ts';
import { rowsFrom } from '../tables.ts';

const nothing = (columns: number) => ({ X: matrix(0, columns), groups: [] });

describe('the review queue', () => {
  test('of ten near-identical tracks one is asked before each of the others', () => {
    const random = createRandom(1);
    const copies = Array.from({ length: 10 }, () => [5 + 0.01 * random.normal(), 5, 5, 5]);
    const corners = [
      [-5, 0, 0, 0],
      [0, -5, 0, 0],
      [0, 0, -5, 0],
      [0, 0, 0, -5],
    ];
    const X = rowsFrom([...copies, ...corners]);
    const probabilities = rowsFrom(Array.from({ length: 14 }, () => [0.5, 0.5]));
    const groups = Array.from({ length: 14 }, (_, i) => `artist ${i}`);
    const asked = reviewQueue({ X, probabilities, groups }, nothing(4), { limit: 5, anyway: true }).map(
      ({ row }) => row,
    );
    expect(asked.filter((row) => row < 10)).toHaveLength(1);
    expect(asked.filter((row) => row >= 10).sort()).toEqual([10, 11, 12, 13]);
    // With one of the ten answered already, none of them is asked before the corners.
    const answered = { X: rowsFrom([[5, 5, 5, 5]]), groups: ['another'] };
    const next = reviewQueue({ X, probabilities, groups }, answered, { limit: 4, anyway: true }).map(
      ({ row }) => row,
    );
    expect([...next].sort()).toEqual([10, 11, 12, 13]);
  });

  test('of two groups alike the one that the model is unsure of comes first', () => {
    const X = rowsFrom([
      [3, 0],
      [3.1, 0],
      [-3, 0],
      [-3.1, 0],
    ]);
    const probabilities = rowsFrom([
      [1, 0],
      [1, 0],
      [0.5, 0.5],
      [0.5, 0.5],
    ]);
    const [first] = reviewQueue({ X, probabilities, groups: ['a', 'b', 'c', 'd'] }, nothing(2), {
      limit: 1,
      anyway: true,
    });
    expect(first!.row).toBeGreaterThanOrEqual(2);
    expect(first!.uncertainty).toBeCloseTo(1, 6);
  });

  test('what is typical of many comes before what is odd, however unsure the model is of that', () => {
    const random = createRandom(4);
    const many = Array.from({ length: 12 }, () => [random.normal(), random.normal(), random.normal()]);
    const odd = [[6, -6, 6]];
    const X = rowsFrom([...odd, ...many]);
    const probabilities = rowsFrom(Array.from({ length: 13 }, (_, i) => (i === 0 ? [0.5, 0.5] : [0.9, 0.1])));
    const groups = Array.from({ length: 13 }, (_, i) => `artist ${i}`);
    const asked = reviewQueue({ X, probabilities, groups }, nothing(3), { limit: 2, anyway: true }).map(
      ({ row }) => row,
    );
    expect(asked[0]).not.toBe(0);
  });

  test('one answer serves an artist: of two tracks alike that of another artist comes first', () => {
    const X = rowsFrom([
      [4, 0, 0],
      [0, 4, 0],
      [0, 0, 4],
    ]);
    const probabilities = rowsFrom(Array.from({ length: 3 }, () => [0.5, 0.5]));
    const answered = { X: rowsFrom([[-4, -4, -4]]), groups: ['ann'] };
    const groups = ['ann', 'ann', 'bob'];
    expect(
      reviewQueue({ X, probabilities, groups }, answered, { limit: 1, anyway: true }).map(({ row }) => row),
    ).toEqual([2]);
  });

  test('an artist who was asked about waits', () => {
    const X = rowsFrom([
      [1, 0],
      [0, 1],
      [-1, 0],
      [0, -1],
    ]);
    const probabilities = rowsFrom(Array.from({ length: 4 }, () => [0.5, 0.5]));
    const asked = reviewQueue({ X, probabilities, groups: ['a', 'a', 'a', 'b'] }, nothing(2), {
      limit: 2,
      anyway: true,
    });
    expect(asked.map(({ row }) => row)).toContain(3);
  });

  test('asks each once, never more than there are, the same for the same tracks', () => {
    const random = createRandom(2);
    const X = matrix(
      30,
      3,
      Float32Array.from({ length: 90 }, () => random.normal()),
    );
    const probabilities = matrix(30, 2, new Float32Array(60).fill(0.5));
    const tracks = { X, probabilities, groups: Array.from({ length: 30 }, (_, i) => `${i % 7}`) };
    const asked = reviewQueue(tracks, nothing(3), { limit: 100, anyway: true });
    expect(asked.map(({ row }) => row).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 30 }, (_, i) => i),
    );
    expect(reviewQueue(tracks, nothing(3), { limit: 100, anyway: true })).toEqual(asked);
    // What is asked first does not depend on how many are wanted.
    expect(reviewQueue(tracks, nothing(3), { limit: 4, anyway: true })).toEqual(asked.slice(0, 4));
  });
});

describe('asking ends', () => {
  const random = createRandom(6);
  const spots = (count: number) =>
    Array.from({ length: count }, () => [random.normal(), random.normal(), random.normal()]);
  const answersTo = (rows: number[][]) => ({ X: rowsFrom(rows), groups: rows.map((_, i) => `known ${i}`) });
  const tracksAt = (rows: number[][], likely: (i: number) => number) => ({
    X: rowsFrom(rows),
    probabilities: rowsFrom(rows.map((_, i) => [likely(i), 1 - likely(i)])),
    groups: rows.map((_, i) => `artist ${i}`),
  });

  test('where answers lie beside everything, however unsure the model is; asked anyway it goes on', () => {
    const rows = spots(40);
    const tracks = tracksAt(rows, () => 0.5);
    expect(reviewQueue(tracks, answersTo(rows), { limit: 10 })).toEqual([]);
    const anyway = reviewQueue(tracks, answersTo(rows), { limit: 10, anyway: true });
    expect(anyway).toHaveLength(10);
    for (const { gain } of anyway) expect(gain).toBeLessThan(1e-6);
  });

  test('where the model is sure of everything, once there are answers to believe it by', () => {
    const rows = spots(40);
    const tracks = tracksAt(rows, () => 0.995);
    const elsewhere = spots(40).map((row) => row.map((x) => 8 + x));
    expect(reviewQueue(tracks, answersTo(elsewhere), { limit: 10 })).toEqual([]);
    // Of other people's music it may be sure and wrong.
    expect(reviewQueue(tracks, nothing(3), { limit: 10 }).length).toBeGreaterThan(0);
  });

  test('what is known is not asked while there is anything else, be it typical of ever so many', () => {
    const rows = [
      ...spots(20).map((row) => row.map((x) => 0.1 * x)),
      ...spots(5).map((row) => row.map((x) => 5 * x)),
    ];
    const tracks = tracksAt(rows, (i) => (i < 20 ? 0.98 : 0.6));
    const asked = reviewQueue(tracks, nothing(3), { limit: 25, anyway: true }).map(({ row }) => row);
    expect(asked.slice(0, 5).sort()).toEqual([20, 21, 22, 23, 24]);
    expect(asked).toHaveLength(25);
  });

  test('by the tracks that an answer is expected to put right, each as many as it stands for', () => {
    // One artist's two tracks, far apart: 0.7 close to one another, and to nothing else.
    const tracks = {
      X: rowsFrom([
        [9, 0],
        [-9, 0],
      ]),
      probabilities: rowsFrom([
        [0.6, 0.4],
        [0.8, 0.2],
      ]),
      groups: ['ann', 'ann'],
      stands: [1, 10],
    };
    const [first] = reviewQueue(tracks, nothing(2), { limit: 1 });
    // One answer in thirty: a thirtieth of the model's word is taken.
    const wrong = [1 - 0.6 / 30, 10 * (1 - 0.8 / 30)];
    expect(first!.gain).toBeCloseTo(
      first!.row === 0 ? wrong[0]! + 0.7 * wrong[1]! : 0.7 * wrong[0]! + wrong[1]!,
      5,
    );
  });

  test('what was put off is not asked again, and what is left is', () => {
    const tracks = tracksAt(spots(6), () => 0.5);
    const asked = reviewQueue(tracks, nothing(3), { limit: 9, except: new Set([0, 4]), anyway: true });
    expect(asked.map(({ row }) => row).sort()).toEqual([1, 2, 3, 5]);
  });
});
