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
    const asked = reviewQueue({ X, probabilities, groups }, nothing(4), 5).map(({ row }) => row);
    expect(asked.filter((row) => row < 10)).toHaveLength(1);
    expect(asked.filter((row) => row >= 10).sort()).toEqual([10, 11, 12, 13]);
    // With one of the ten answered already, none of them is asked before the corners.
    const answered = { X: rowsFrom([[5, 5, 5, 5]]), groups: ['another'] };
    const next = reviewQueue({ X, probabilities, groups }, answered, 4).map(({ row }) => row);
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
    const [first] = reviewQueue({ X, probabilities, groups: ['a', 'b', 'c', 'd'] }, nothing(2), 1);
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
    const asked = reviewQueue({ X, probabilities, groups }, nothing(3), 2).map(({ row }) => row);
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
    expect(reviewQueue({ X, probabilities, groups }, answered, 1).map(({ row }) => row)).toEqual([2]);
  });

  test('an artist who was asked about waits', () => {
    const X = rowsFrom([
      [1, 0],
      [0, 1],
      [-1, 0],
      [0, -1],
    ]);
    const probabilities = rowsFrom(Array.from({ length: 4 }, () => [0.5, 0.5]));
    const asked = reviewQueue({ X, probabilities, groups: ['a', 'a', 'a', 'b'] }, nothing(2), 2);
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
    const asked = reviewQueue(tracks, nothing(3), 100);
    expect(asked.map(({ row }) => row).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 30 }, (_, i) => i),
    );
    expect(reviewQueue(tracks, nothing(3), 100)).toEqual(asked);
    // What is asked first does not depend on how many are wanted.
    expect(reviewQueue(tracks, nothing(3), 4)).toEqual(asked.slice(0, 4));
  });
});
