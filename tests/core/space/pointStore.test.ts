// Exact search: the plain implementation finds what sorting finds, and the kernel finds the same to the last bit.
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRandom } from '../../../src/core/learning/maths/random.ts';
import { type CreatePoints, plainPoints } from '../../../src/core/space/pointStore.ts';
import { wasmPoints } from '../../../src/core/space/wasmPoints.ts';

const fastPoints = wasmPoints(readFileSync(new URL('../../../kernels/space.wasm', import.meta.url)));

interface Made {
  readonly rows: number;
  readonly dims: number;
  readonly limit: number;
  /** So many different values: with few of them, many distances are equal. */
  readonly values: number;
  readonly seed: number;
}

/** Small whole numbers, whose squares are exact in single precision. */
function search(create: CreatePoints, { rows, dims, limit, values, seed }: Made) {
  const random = createRandom(seed);
  const store = create(rows, dims);
  const some = () => random.integer(values);
  store.points.set(Float32Array.from({ length: rows * dims }, some));
  store.more.set(Float32Array.from({ length: rows }, some));
  const query = Float32Array.from({ length: dims }, some);
  const passes = Uint8Array.from({ length: rows }, () => random.integer(4));
  return { store, query, passes, found: store.seal()(query, limit, passes) };
}

const made = fc.record({
  rows: fc.integer({ min: 0, max: 90 }),
  dims: fc.integer({ min: 1, max: 12 }).map((n) => 4 * n),
  limit: fc.integer({ min: 0, max: 40 }),
  values: fc.integer({ min: 1, max: 9 }),
  seed: fc.integer(),
});

test('the nearest are those that sorting all distances finds; of equal ones the earlier row comes first', () => {
  fc.assert(
    fc.property(made, (given) => {
      const { store, query, passes, found } = search(plainPoints, given);
      const { rows, dims, limit } = given;
      const squares = Array.from({ length: rows }, (_, row) =>
        query.reduce((sum, x, at) => sum + (x - store.points[row * dims + at]!) ** 2, store.more[row]!),
      );
      const sorted = [...squares.keys()]
        .filter((row) => passes[row] !== 0)
        .sort((a, b) => squares[a]! - squares[b]! || a - b)
        .slice(0, limit);
      expect([...found.rows]).toEqual(sorted);
      expect([...found.squares]).toEqual(sorted.map((row) => squares[row]));
    }),
  );
});

test('the kernel finds the same rows and the same squares', () => {
  fc.assert(
    fc.property(made, (given) => {
      expect(search(fastPoints, given).found).toEqual(search(plainPoints, given).found);
    }),
  );
});

test('and so it does for values of any size', () => {
  const random = createRandom(3);
  const [rows, dims] = [1003, 300];
  const values = Float32Array.from(
    { length: rows * dims },
    () => random.normal() * 10 ** (3 * random.normal()),
  );
  const found = [plainPoints, fastPoints].map((create) => {
    const store = create(rows, dims);
    store.points.set(values);
    return store.seal()(values.slice(0, dims), 100, new Uint8Array(rows).fill(1));
  });
  expect(found[0]).toEqual(found[1]);
  expect(found[0]?.rows[0]).toBe(0);
});

test('what is not a number is near to nothing', () => {
  for (const create of [plainPoints, fastPoints]) {
    const store = create(6, 4);
    store.points.fill(Number.NaN, 4, 8);
    store.points.fill(Number.NaN, 20, 24);
    expect([...store.seal()(new Float32Array(4), 6, new Uint8Array(6).fill(1)).rows]).toEqual([0, 2, 3, 4]);
  }
});
