import { describe, expect, it } from 'vitest';
import { solveSvm } from '../../../src/main/engines/libsvm.ts';
import { clouds, rowsFrom } from '../../core/learning/tables.ts';

const linear = { name: 'linear', gamma: 1, coef0: 0, degree: 3 } as const;

describe('LIBSVM', () => {
  it('finds the widest margin between two points', () => {
    // Between -1 and +1 the decision function is x itself: weights ±1/2 on the two support vectors, rho 0.
    const { coefficients, rho, rows, counts } = solveSvm(
      rowsFrom([[1], [-1]]),
      Int32Array.of(0, 1),
      linear,
      10,
    );
    expect([...rows]).toEqual([0, 1]);
    expect([...counts]).toEqual([1, 1]);
    expect(coefficients[0]).toBeCloseTo(0.5, 6);
    expect(coefficients[1]).toBeCloseTo(-0.5, 6);
    expect(rho[0]).toBeCloseTo(0, 6);
  });

  it('moves the margin with the points, and bounds a coefficient by the cost', () => {
    const { coefficients, rho } = solveSvm(rowsFrom([[5], [3]]), Int32Array.of(0, 1), linear, 0.1);
    expect(coefficients[0]).toBeCloseTo(0.1, 6);
    // w = 0.1 * (5 - 3) = 0.2, and the middle, 4, is decided by nobody.
    expect(rho[0]).toBeCloseTo(0.2 * 4, 6);
  });

  it('comes to the same with a kernel matrix as with rows', () => {
    // 3,006 rows are beyond the matrix: the first class alone decides, as all others lie far off.
    const { X, y } = clouds(3, 1002, 2, 8, 4);
    const many = solveSvm(X, y, { ...linear, name: 'rbf', gamma: 0.1 }, 1);
    const few = clouds(3, 1000, 2, 8, 4);
    const matrixed = solveSvm(few.X, few.y, { ...linear, name: 'rbf', gamma: 0.1 }, 1);
    expect([...many.labels]).toEqual([...matrixed.labels]);
    const bias = (rho: Float64Array) => [...rho].map((r) => Math.round(r * 50) / 50);
    expect(bias(many.rho)).toEqual(bias(matrixed.rho));
  });
});
