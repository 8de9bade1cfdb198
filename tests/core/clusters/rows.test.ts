// The rows' kernel against its plain twin, on shapes that fill neither blocks nor groups.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainRows } from '../../../src/core/clusters/rows.ts';
import { fastRows } from '../../helpers/kernels.ts';

const shape = fc.record({
  count: fc.integer({ min: 1, max: 40 }),
  dims: fc.integer({ min: 1, max: 9 }),
  k: fc.integer({ min: 1, max: 11 }),
});
const value = fc.double({ min: -3, max: 3, noNaN: true });

describe('rows in WebAssembly', () => {
  it('have the distances of the plain ones', () => {
    fc.assert(
      fc.property(
        shape.chain(({ count, dims, k }) =>
          fc.record({
            count: fc.constant(count),
            dims: fc.constant(dims),
            k: fc.constant(k),
            points: fc.array(value, { minLength: count * dims, maxLength: count * dims }),
            centres: fc.array(value, { minLength: k * dims, maxLength: k * dims }),
          }),
        ),
        ({ count, dims, k, points, centres }) => {
          const [plain, fast] = [plainRows, fastRows].map((create) =>
            create(Float32Array.from(points), count, dims).squaresTo(Float32Array.from(centres), k),
          );
          expectClose(fast ?? [], plain ?? []);
        },
      ),
    );
  });

  it.each([
    [1, 1, 1],
    [7, 3, 2],
    [8, 4, 4],
    [9, 5, 5],
    [300, 17, 13],
  ])('assign %i rows of %i columns to %i centres, again and again', (count, dims, k) => {
    const points = noise(count * dims, 0.3);
    const [plain, fast] = [plainRows(points, count, dims), fastRows(points, count, dims)];
    const [assignPlain, assignFast] = [plain.assigner(k), fast.assigner(k)];
    for (const round of [1, 2, 3]) {
      const centres = noise(k * dims, round);
      const [slow, quick] = [assignPlain(centres), assignFast(centres)];
      expect([...quick.labels]).toEqual([...slow.labels]);
      expect([...quick.counts]).toEqual([...slow.counts]);
      expectClose(quick.squares, slow.squares);
      expectClose(quick.sums, slow.sums);
    }
  });

  it('give nothing instead of what other work has overwritten', () => {
    const rows = fastRows(noise(64, 1), 8, 8);
    const assign = rows.assigner(2);
    const { labels } = assign(noise(16, 2));
    rows.squaresTo(noise(8, 3), 1);
    expect(labels).toHaveLength(0);
    expect(() => assign(noise(16, 2))).toThrow('other work');
  });
});

function noise(length: number, seed: number): Float32Array {
  return Float32Array.from({ length }, (_, i) => Math.sin((i + 1) * 12.9898 * seed) * 2);
}

function expectClose(actual: ArrayLike<number>, expected: ArrayLike<number>): void {
  expect(actual).toHaveLength(expected.length);
  for (let i = 0; i < expected.length; i++) expect(Math.abs(actual[i]! - expected[i]!)).toBeLessThan(2e-4);
}
