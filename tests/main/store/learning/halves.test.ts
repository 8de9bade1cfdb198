// Feature values in 16 bits: exact where they can be, else the nearest, and never something that they were not.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  floatsFromHalves,
  halvesFromFloats,
  halvesToBlob,
} from '../../../../src/main/store/learning/halves.ts';

const kept = (...values: number[]): number[] => [
  ...floatsFromHalves(halvesToBlob(Float32Array.from(values))),
];

test('what nine bits of mantissa and six of exponent hold is kept exactly', () => {
  const exact = [0, -0, 1, -1, 0.5, 1.5, 511, 1023, -1024, 2 ** -30, 2 ** -39, -(2 ** 31), 1023 * 2 ** 22];
  expect(kept(...exact)).toEqual(exact);
  expect(kept(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY)).toEqual([
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ]);
});

test('ties go to the even one, what is too large to the largest, what is too small to nothing', () => {
  expect(kept(1025, 1027, 1 + 2 ** -10, 1 + 3 * 2 ** -10)).toEqual([1024, 1028, 1, 1 + 2 ** -8]);
  expect(kept(1e30, -1e30, 1e-14, 1e-45)).toEqual([1023 * 2 ** 22, -1023 * 2 ** 22, 0, 0]);
});

test('everything between is within a thousandth, in order, and as it was when it is kept again', () => {
  const value = fc.double({ min: 2 ** -30, max: 2 ** 31, noNaN: true }).map(Math.fround);
  fc.assert(
    fc.property(value, value, fc.boolean(), (one, other, isNegative) => {
      const sign = isNegative ? -1 : 1;
      const [a = 0, b = 0] = kept(sign * one, sign * other);
      expect(Math.abs(a - sign * one)).toBeLessThanOrEqual(one * 2 ** -10);
      expect(Math.sign(a - b) * Math.sign(sign * (one - other))).toBeGreaterThanOrEqual(0);
      expect(kept(a, b)).toEqual([a, b]);
    }),
  );
});

test('a blob of before, of any length and place', () => {
  const values = Float32Array.of(1, -2, 0.25);
  const bytes = Buffer.concat([Buffer.of(7), Buffer.from(values.buffer), Buffer.of(1, 2)]);
  expect(halvesFromFloats(bytes.subarray(1, 13))).toEqual(halvesToBlob(values));
  expect(halvesFromFloats(bytes.subarray(1))).toEqual(halvesToBlob(values));
  expect(halvesFromFloats(Buffer.alloc(0))).toEqual(Buffer.alloc(0));
});
