import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalQuantile } from '../../../../src/core/domain/maths/normalQuantile.ts';
import { matrix } from '../../../../src/core/domain/matrix.ts';
import { fitPreprocessing, loadPreprocessing } from '../../../../src/core/learning/learners/preprocessing.ts';
import { createRandom } from '../../../../src/core/learning/maths/random.ts';
import { estimateLambda, yeoJohnson } from '../../../../src/core/learning/maths/yeoJohnson.ts';
import { clouds, rowsFrom } from '../tables.ts';

describe('standard preprocessing', () => {
  it('takes mean and population deviation out, and makes a constant column 0', () => {
    const front = fitPreprocessing(
      { kind: 'standard' },
      rowsFrom([
        [1, 5],
        [3, 5],
      ]),
    );
    expect([
      ...front.transform(
        rowsFrom([
          [1, 5],
          [3, 5],
          [5, 6],
        ]),
      ).data,
    ]).toEqual([-1, 0, 1, 0, 3, 1]);
  });

  it('holds what lies far outside at ten deviations', () => {
    const front = fitPreprocessing({ kind: 'standard' }, rowsFrom([[-1], [1]]));
    expect([...front.transform(rowsFrom([[1e9], [-1e9]])).data]).toEqual([10, -10]);
    const nearer = fitPreprocessing({ kind: 'standard', farthest: 2.5 }, rowsFrom([[-1], [1]]));
    expect([...loadPreprocessing(nearer.serialise()).transform(rowsFrom([[9], [2]])).data]).toEqual([2.5, 2]);
  });
});

describe('the Yeo-Johnson power', () => {
  it('is the identity at 1, the logarithm at 0, and rises with x for any power', () => {
    expect(yeoJohnson(2.5, 1)).toBeCloseTo(2.5, 12);
    expect(yeoJohnson(-2.5, 1)).toBeCloseTo(-2.5, 12);
    expect(yeoJohnson(Math.E - 1, 0)).toBeCloseTo(1, 12);
    expect(yeoJohnson(1 - Math.E, 2)).toBeCloseTo(-1, 12);
    // ((1 + 3)^0.5 - 1) / 0.5
    expect(yeoJohnson(3, 0.5)).toBeCloseTo(2, 12);
    const value = fc.double({ min: -20, max: 20, noNaN: true });
    fc.assert(
      fc.property(value, value, fc.double({ min: -4, max: 6, noNaN: true }), (a, b, lambda) => {
        expect(yeoJohnson(Math.max(a, b), lambda)).toBeGreaterThanOrEqual(yeoJohnson(Math.min(a, b), lambda));
      }),
    );
  });

  it('is found again from a column made with it', () => {
    const random = createRandom(1);
    // The inverse at power 0 for x >= 0 is exp(z) - 1: log-normal, here far from 0 so that no value is negative.
    const column = Float64Array.from({ length: 4000 }, () => Math.expm1(3 + 0.5 * random.normal()));
    expect(Math.abs(estimateLambda(column))).toBeLessThan(0.1);
    expect(estimateLambda(new Float64Array(10).fill(2))).toBe(1);
  });

  it('takes the skew out of a column', () => {
    const random = createRandom(2);
    const X = matrix(
      2000,
      1,
      Float32Array.from({ length: 2000 }, () => 1e6 * Math.exp(random.normal())),
    );
    const skew = (m: Float32Array) => m.reduce((sum, z) => sum + z ** 3, 0) / m.length;
    expect(skew(fitPreprocessing({ kind: 'standard' }, X).transform(X).data)).toBeGreaterThan(2);
    expect(Math.abs(skew(fitPreprocessing({ kind: 'power' }, X).transform(X).data))).toBeLessThan(0.4);
  });
});

describe('quantile preprocessing', () => {
  it('gives normal scores by rank, whatever the scale', () => {
    const values = [1, 10, 100, 1000, 10_000];
    const front = fitPreprocessing({ kind: 'quantile', quantiles: 5 }, rowsFrom(values.map((v) => [v])));
    const scores = front.transform(rowsFrom([[10], [100], [1000], [550]])).data;
    expect(scores[0]).toBeCloseTo(normalQuantile(0.25), 6);
    expect(scores[1]).toBe(0);
    expect(scores[2]).toBeCloseTo(normalQuantile(0.75), 6);
    expect(scores[3]).toBeCloseTo(normalQuantile(0.625), 6);
  });

  it('takes the middle rank of equal values, and 0 for a constant column', () => {
    const front = fitPreprocessing({ kind: 'quantile', quantiles: 5 }, rowsFrom([[0], [0], [0], [1], [2]]));
    expect(front.transform(rowsFrom([[0]])).data[0]).toBeCloseTo(normalQuantile(0.25), 6);
    const flat = fitPreprocessing({ kind: 'quantile', quantiles: 5 }, rowsFrom([[3], [3]]));
    expect([...flat.transform(rowsFrom([[3], [9]])).data]).toEqual([0, 0]);
  });
});

describe('the normal quantile', () => {
  it('has the textbook values and is odd', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963985, 8);
    expect(normalQuantile(0.5)).toBeCloseTo(0, 12);
    expect(normalQuantile(0.001)).toBeCloseTo(-3.090232306, 8);
    expect(normalQuantile(0.25)).toBe(-normalQuantile(0.75));
  });
});

describe('saved preprocessing', () => {
  it('transforms exactly as before', () => {
    const { X } = clouds(3, 20, 4, 1, 1);
    for (const config of [
      { kind: 'standard' },
      { kind: 'power' },
      { kind: 'quantile', quantiles: 10 },
    ] as const) {
      const front = fitPreprocessing(config, X);
      expect(loadPreprocessing(front.serialise()).transform(X)).toEqual(front.transform(X));
    }
  });
});
