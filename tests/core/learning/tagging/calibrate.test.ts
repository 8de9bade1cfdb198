import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../../src/core/learning/maths/random.ts';
import {
  bestThreshold,
  fitCalibration,
  isotonic,
  platt,
  probabilityOf,
} from '../../../../src/core/learning/tagging/calibrate.ts';

const judged = (score: number, holds: number, weight = 1) => ({ score, holds, weight });

describe('Platt', () => {
  test('two scores, each right three times of four: the curve goes through the smoothed shares', () => {
    const rows = [-1, 1].flatMap((score) =>
      [1, 1, 1, 0].map((right) => judged(score, score > 0 ? right : 1 - right)),
    );
    // By symmetry the offset is 0; the targets are 5/6 and 1/6, so that at 1 their mean is (3 * 5/6 + 1/6) / 4 = 2/3.
    expect(probabilityOf(platt(rows), 1)).toBeCloseTo(2 / 3, 6);
    expect(probabilityOf(platt(rows), -1)).toBeCloseTo(1 / 3, 6);
    expect(probabilityOf(platt(rows), 0)).toBeCloseTo(0.5, 6);
  });

  test('scores that rank the wrong way round say nothing but the base rate', () => {
    const rows = [judged(3, 0), judged(2, 0), judged(1, 0), judged(0, 1)];
    const calibration = platt(rows);
    expect(probabilityOf(calibration, 5)).toBe(probabilityOf(calibration, -5));
    expect(probabilityOf(calibration, 0)).toBeCloseTo(2 / 6, 6);
  });

  test('rows of one kind give a probability, not NaN', () => {
    for (const holds of [0, 1]) {
      const p = probabilityOf(platt([judged(1, holds), judged(2, holds)]), 1.5);
      expect(p).toBeGreaterThan(0);
      expect(p).toBeLessThan(1);
    }
    expect(probabilityOf(platt([]), 0)).toBe(0.5);
  });

  test('it finds the curve that rows were drawn from', () => {
    const random = createRandom(5);
    const rows = Array.from({ length: 4000 }, () => {
      const score = random.normal();
      return judged(score, random.next() < 1 / (1 + Math.exp(-(2 * score - 1))) ? 1 : 0);
    });
    const found = platt(rows);
    expect(found.kind === 'platt' && Math.abs(found.slope - 2) < 0.2).toBe(true);
    expect(found.kind === 'platt' && Math.abs(found.offset + 1) < 0.15).toBe(true);
    // With so many of both kinds there are steps, which say much the same.
    expect(fitCalibration(rows).kind).toBe('isotonic');
    for (const score of [-1, 0, 1])
      expect(Math.abs(probabilityOf(fitCalibration(rows), score) - probabilityOf(found, score))).toBeLessThan(
        0.06,
      );
  });
});

describe('isotonic steps', () => {
  test('what is out of order is pooled, by its weight', () => {
    const found = isotonic([judged(1, 0), judged(2, 1, 1), judged(3, 0, 3), judged(4, 1)]);
    // The second and third are out of order: together 1 of 4, at (2 + 3 * 3) / 4.
    expect(found).toEqual({ kind: 'isotonic', scores: [1, 2.75, 4], probabilities: [0, 0.25, 1] });
    expect(probabilityOf(found, 0)).toBe(0);
    expect(probabilityOf(found, 9)).toBe(1);
    expect(probabilityOf(found, (1 + 2.75) / 2)).toBeCloseTo(0.125, 12);
  });

  test('rows of one score are one step', () => {
    expect(isotonic([judged(1, 1), judged(1, 0), judged(2, 1)])).toMatchObject({ probabilities: [0.5, 1] });
  });
});

test('the threshold of best F1 lies between the last row that is in and the first that is out', () => {
  const rows = [
    [0.9, 1],
    [0.8, 0],
    [0.7, 1],
    [0.3, 0],
    [0.2, 0],
  ].map(([probability = 0, holds = 0]) => ({ probability, holds, weight: 1 }));
  // In from 0.7: precision 2/3, recall 1, F1 0.8; from 0.9: precision 1, recall 1/2, F1 2/3.
  expect(bestThreshold(rows)).toBeCloseTo(0.5, 12);
  expect(bestThreshold(rows.map((row) => ({ ...row, holds: 0 })))).toBeNull();
});
