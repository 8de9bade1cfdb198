// Nearest neighbours: all of few points, nearly all of many.
import { expect, test } from 'vitest';
import { createRandom } from '../../../src/core/learning/maths/random.ts';
import { plainNeighbours } from '../../../src/core/map/neighbours.ts';
import { leavesOf } from '../../../src/core/map/trees.ts';
import { clustered, fastMapKernels } from '../../helpers/mapPoints.ts';

const nobody = (): void => undefined;

test('of few points the kernel finds every neighbour, in order', () => {
  for (const [rows, k] of [
    [3, 2],
    [40, 15],
    [500, 15],
    [200, 60],
  ] as const) {
    const { points, dims } = clustered(rows, 3);
    const plain = plainNeighbours(points, dims, k, 1, nobody);
    const fast = fastMapKernels.findNeighbours(points, dims, k, 1, nobody);
    expect([...fast.near]).toEqual([...plain.near]);
    expect([...fast.distances]).toEqual([...plain.distances].map((d) => expect.closeTo(d, 3)));
  }
});

test.each([15, 45])('of many it finds nearly all %i, the same each time', (k) => {
  const { points, dims } = clustered(3000, 5);
  const plain = plainNeighbours(points, dims, k, 1, nobody);
  const shares: number[] = [];
  const fast = fastMapKernels.findNeighbours(points, dims, k, 1, (share) => shares.push(share));
  expect(fastMapKernels.findNeighbours(points, dims, k, 1, nobody)).toEqual(fast);
  let found = 0;
  for (let row = 0; row < 3000; row++) {
    const own = new Set(plain.near.subarray(row * k, (row + 1) * k));
    const list = fast.near.subarray(row * k, (row + 1) * k);
    expect(new Set(list).size).toBe(k);
    found += list.filter((other) => own.has(other)).length;
  }
  expect(found / (3000 * k)).toBeGreaterThan(0.97);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
});

test('leaves of a tree hold every row once and are no larger than asked, whatever lies in one place', () => {
  for (const points of [clustered(1000, 4).points, new Float32Array(12_000)]) {
    const { order, starts } = leavesOf(points, 12, 30, createRandom(1));
    expect([...order].toSorted((a, b) => a - b)).toEqual(Array.from({ length: 1000 }, (_, row) => row));
    expect(starts[0]).toBe(0);
    expect(starts.at(-1)).toBe(1000);
    for (const [leaf, start] of starts.subarray(0, -1).entries()) {
      expect(starts[leaf + 1]! - start).toBeGreaterThan(0);
      expect(starts[leaf + 1]! - start).toBeLessThanOrEqual(30);
    }
  }
});
