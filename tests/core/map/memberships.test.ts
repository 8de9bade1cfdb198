// Memberships of neighbours, by the equation that defines their scale.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { membershipScale } from '../../../src/core/map/memberships.ts';

test('they sum to log2 of their number, the nearest being 1', () => {
  const distances = fc
    .array(fc.double({ min: 0.1, max: 10, noNaN: true }), { minLength: 4, maxLength: 40 })
    .filter((list) => new Set(list).size === list.length);
  fc.assert(
    fc.property(distances, (list) => {
      const sorted = Float64Array.from(list.toSorted((a, b) => a - b));
      const { nearestAt, scale } = membershipScale(sorted);
      expect(nearestAt).toBe(sorted[0]);
      const sum = sorted.reduce((all, d) => all + Math.exp(-(d - nearestAt) / scale), 0);
      // Where even the least scale gives more, the others are as good as equal.
      if (scale > 2e-3 * (sorted.reduce((all, d) => all + d, 0) / sorted.length))
        expect(sum).toBeCloseTo(Math.log2(sorted.length), 6);
    }),
  );
});

test('neighbours in one place have a scale all the same', () => {
  for (const distances of [[0, 0, 0, 0], [1, 1, 1, 1], [0], [2]]) {
    const { scale } = membershipScale(Float64Array.from(distances));
    expect(scale).toBeGreaterThan(0);
    expect(Number.isFinite(scale)).toBe(true);
  }
});
