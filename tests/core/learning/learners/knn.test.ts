import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matrix } from '../../../../src/core/domain/matrix.ts';
import { knn, nearest } from '../../../../src/core/learning/learners/knn.ts';
import { rowsFrom } from '../tables.ts';

describe('nearest neighbours', () => {
  it('are those of a plain sort by distance, for any exponent', () => {
    const value = fc.integer({ min: -50, max: 50 });
    fc.assert(
      fc.property(
        fc.array(fc.array(value, { minLength: 20, maxLength: 20 }), { minLength: 1, maxLength: 30 }),
        fc.array(value, { minLength: 20, maxLength: 20 }),
        fc.integer({ min: 1, max: 8 }),
        fc.constantFrom(1, 2, 3),
        (rows, x, k, p) => {
          const found = nearest(rowsFrom(rows), Float32Array.from(x), k, p);
          const sums = rows.map((row) => row.reduce((sum, v, j) => sum + Math.abs(v - (x[j] ?? 0)) ** p, 0));
          const expected = [...sums.keys()].sort((a, b) => sums[a]! - sums[b]! || a - b).slice(0, k);
          expect([...found.rows]).toEqual(expected);
          expected.forEach((r, n) => {
            expect(found.distances[n]).toBeCloseTo(sums[r]! ** (1 / p), 9);
          });
        },
      ),
    );
  });
});

describe('the vote', () => {
  const X = rowsFrom([[0], [3], [4]]);
  const y = Int32Array.of(0, 1, 1);
  const share = async (weights: 'uniform' | 'distance' | 'squared-distance', x: number) => {
    const model = await knn.learner({ ...knn.defaults, k: 3, weights }).fit(X, y, {
      classes: ['a', 'b'],
      seed: 0,
    });
    return model.predictProba(matrix(1, 1, Float32Array.of(x))).data[0];
  };

  it('counts heads, nearness or squared nearness', async () => {
    // Distances from 1: 1, 2, 3.
    expect(await share('uniform', 1)).toBeCloseTo(1 / 3, 6);
    expect(await share('distance', 1)).toBeCloseTo(1 / (1 + 1 / 2 + 1 / 3), 6);
    expect(await share('squared-distance', 1)).toBeCloseTo(1 / (1 + 1 / 4 + 1 / 9), 6);
  });

  it('belongs to an equal row alone', async () => {
    expect(await share('distance', 0)).toBe(1);
    expect(await share('uniform', 0)).toBeCloseTo(1 / 3, 6);
  });
});
