// Histograms: a value lies in exactly one bin's range, and quantiles are what counting by hand gives.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { edgesFrom, quantileOf, rangeOf } from '../../../src/core/domain/histogram.ts';

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

test('a quantile is the lower edge of the bin in which it lies', () => {
  const histogram = { edges: [10, 20, 30], tracks: [1, 2, 4, 1] };
  expect(quantileOf(histogram, 0.5)).toBe(30);
  expect(quantileOf(histogram, 0.25)).toBe(20);
  expect(quantileOf({ edges: [10], tracks: [0, 0] }, 0.5)).toBeNull();
});
