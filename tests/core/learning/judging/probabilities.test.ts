// What turns opinions into honest probabilities: coupling of pairs, temperature, pooling.
import { describe, expect, it } from 'vitest';
import { type Matrix, matrix } from '../../../../src/core/domain/matrix.ts';
import { accuracy } from '../../../../src/core/learning/judging/metrics.ts';
import { applyTemperature, fitTemperature } from '../../../../src/core/learning/judging/temperature.ts';
import { argmaxRows } from '../../../../src/core/learning/learners/learner.ts';
import { couplePairs } from '../../../../src/core/learning/maths/pairwiseCoupling.ts';
import { createRandom } from '../../../../src/core/learning/maths/random.ts';
import { fitPooling, loadPooling } from '../../../../src/core/learning/stacking/pooling.ts';
import { rowsFrom } from '../tables.ts';

describe('pairwise coupling', () => {
  it('finds the probabilities that the pairs were made from', () => {
    const truth = [0.6, 0.3, 0.1];
    const pairs = Float64Array.from({ length: 9 }, (_, at) => {
      const [i, j] = [Math.floor(at / 3), at % 3];
      return truth[i]! / (truth[i]! + truth[j]!);
    });
    const p = new Float64Array(3);
    couplePairs(pairs, 3, p);
    // LIBSVM's stopping rule allows this much.
    p.forEach((value, c) => {
      expect(Math.abs(value - truth[c]!)).toBeLessThan(0.01);
    });
  });
});

/** Rows whose class is drawn from their probabilities, so that these are honest by construction. */
function honestRows(rows: number, seed: number): { p: Matrix; truth: Int32Array } {
  const random = createRandom(seed);
  const p = matrix(rows, 3);
  const truth = new Int32Array(rows);
  for (let i = 0; i < rows; i++) {
    const weights = [0, 1, 2].map(() => Math.exp(1.5 * random.normal()));
    const sum = weights.reduce((a, b) => a + b);
    weights.forEach((w, c) => {
      p.data[i * 3 + c] = w / sum;
    });
    const at = random.next() * sum;
    truth[i] = at < weights[0]! ? 0 : at < weights[0]! + weights[1]! ? 1 : 2;
  }
  return { p, truth };
}

describe('temperature', () => {
  it('undoes over-confidence', () => {
    const { p, truth } = honestRows(3000, 1);
    const bold = matrix(
      p.rows,
      3,
      p.data.map((x) => x ** 2),
    );
    for (let i = 0; i < bold.rows; i++) {
      const row = bold.data.subarray(i * 3, i * 3 + 3);
      const sum = row.reduce((a, b) => a + b);
      row.forEach((x, c) => {
        row[c] = x / sum;
      });
    }
    expect(fitTemperature(bold, truth)).toBeGreaterThan(1.7);
    expect(fitTemperature(bold, truth)).toBeLessThan(2.3);
    expect(Math.abs(fitTemperature(p, truth) - 1)).toBeLessThan(0.15);
  });

  it('keeps the order of the classes and the sum', () => {
    const out = applyTemperature(rowsFrom([[0.7, 0.3, 0]]), 3).data;
    expect(out[0]! > out[1]! && out[1]! > out[2]! && out[2]! > 0).toBe(true);
    expect(out[0]! + out[1]! + out[2]!).toBeCloseTo(1, 6);
  });

  it('is 1 without rows', () => {
    expect(fitTemperature(matrix(0, 3), new Int32Array())).toBe(1);
  });
});

describe('pooling', () => {
  const config = { trustPenalty: 1, biasPenalty: 1, mixPenalty: 10 };
  const { p, truth } = honestRows(600, 2);
  const noise = honestRows(600, 3).p;
  const all = Int32Array.from(truth.keys());

  it('learns whom to believe', () => {
    const pooled = fitPooling(config, [p, noise], truth, all).pool([p, noise]);
    const alone = accuracy(truth, argmaxRows(p));
    const naive = fitPooling(config, [p, noise], truth, new Int32Array()).pool([p, noise]);
    expect(accuracy(truth, argmaxRows(pooled))).toBeGreaterThan(alone - 0.02);
    expect(accuracy(truth, argmaxRows(naive))).toBeLessThan(alone - 0.08);
  });

  it('believes all alike while it knows nothing', () => {
    const pooled = fitPooling(config, [p, noise], truth, new Int32Array()).pool([
      rowsFrom([[0.8, 0.1, 0.1]]),
      rowsFrom([[0.2, 0.4, 0.4]]),
    ]);
    // The geometric mean: sqrt(0.16) : sqrt(0.04) : sqrt(0.04).
    expect(pooled.data[0]).toBeCloseTo(0.5, 5);
    expect(pooled.data[1]).toBeCloseTo(0.25, 5);
  });

  it('learns that two classes are mistaken for each other', () => {
    const swapped = matrix(p.rows, 3);
    for (let i = 0; i < p.rows; i++)
      swapped.data.set([p.data[i * 3 + 1]!, p.data[i * 3]!, p.data[i * 3 + 2]!], i * 3);
    const pooled = fitPooling({ ...config, mixPenalty: 0.1 }, [swapped], truth, all).pool([swapped]);
    expect(accuracy(truth, argmaxRows(pooled))).toBeGreaterThan(accuracy(truth, argmaxRows(p)) - 0.03);
  });

  it('reloads exactly', () => {
    const fitted = fitPooling(config, [p, noise], truth, all);
    expect(loadPooling(fitted.serialise()).pool([p, noise])).toEqual(fitted.pool([p, noise]));
  });
});
