import { describe, expect, it } from 'vitest';
import { calibrationError, reliability } from '../../../../src/core/learning/judging/calibration.ts';
import { rowsFrom } from '../tables.ts';

describe('reliability', () => {
  it('counts by the probability of the top class', () => {
    const p = rowsFrom([
      [0.95, 0.05],
      [0.9, 0.1],
      [0.4, 0.6],
      [0, 1],
    ]);
    const bins = reliability(Int32Array.of(0, 1, 1, 1), p, 5);
    expect(bins.map(({ rows }) => rows)).toEqual([0, 0, 0, 1, 3]);
    expect(bins[0]).toEqual({ rows: 0, confidence: null, accuracy: null });
    expect(bins[3]!.accuracy).toBe(1);
    expect(bins[4]!.accuracy).toBeCloseTo(2 / 3, 12);
    expect(bins[4]!.confidence).toBeCloseTo((0.95 + 0.9 + 1) / 3, 6);
    // 1/4 of |1 - 0.6| and 3/4 of |2/3 - 0.95|.
    expect(calibrationError(bins)).toBeCloseTo(0.25 * 0.4 + 0.75 * (0.95 - 2 / 3), 6);
  });
});
