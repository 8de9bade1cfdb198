// Histograms: a value lies in exactly one bin's range; edges stand a step apart.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { edgesFrom, rangeOf } from '../../../src/core/domain/histogram.ts';

test('every value lies in the range of one bin, the one that its edges say', () => {
  const edges = fc.uniqueArray(fc.double({ min: -1000, max: 1000, noNaN: true }), { maxLength: 12 });
  fc.assert(
    fc.property(edges, fc.double({ noNaN: true }), (unsorted, any) => {
      const sorted = unsorted.map((edge) => Math.round(edge * 10) / 10).sort((a, b) => a - b);
      const distinct = [...new Set(sorted)];
      for (const value of [any, ...distinct]) {
        const bins = [...distinct.keys(), distinct.length].filter((bin) => {
          const { min = -Infinity, max = Infinity } = rangeOf(distinct, bin);
          return value >= min && value <= max;
        });
        expect(bins).toEqual([distinct.filter((edge) => value >= edge).length]);
      }
    }),
  );
});

test('edges stand a step apart, both ends among them', () => {
  expect(edgesFrom(60, 72, 4)).toEqual([60, 64, 68, 72]);
  expect(edgesFrom(-3, -3, 1)).toEqual([-3]);
});
