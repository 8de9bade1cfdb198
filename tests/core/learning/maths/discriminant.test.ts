// Linear discriminants and the small matrix arithmetic under them.
import { describe, expect, it } from 'vitest';
import {
  cholesky,
  eigenSymmetric,
  solveLower,
  solveUpper,
} from '../../../../src/core/domain/maths/symmetric.ts';
import { matrix } from '../../../../src/core/domain/matrix.ts';
import { fitDiscriminants, project } from '../../../../src/core/learning/maths/discriminant.ts';
import { createRandom } from '../../../../src/core/learning/maths/random.ts';
import { clouds } from '../tables.ts';

describe('symmetric matrices', () => {
  const random = createRandom(1);
  const n = 6;
  const half = Float64Array.from({ length: n * n }, () => random.normal());
  const positive = Float64Array.from({ length: n * n }, (_, at) => {
    const [i, j] = [Math.floor(at / n), at % n];
    let sum = i === j ? 0.1 : 0;
    for (let k = 0; k < n; k++) sum += half[i * n + k]! * half[j * n + k]!;
    return sum;
  });

  it('are L times L transposed, and solved by the triangles', () => {
    const lower = cholesky(positive, n);
    const x = Float64Array.from({ length: n }, (_, i) => i - 2);
    const b = Float64Array.from({ length: n }, (_, i) =>
      x.reduce((sum, v, j) => sum + positive[i * n + j]! * v, 0),
    );
    solveLower(lower, b);
    solveUpper(lower, b);
    b.forEach((v, i) => {
      expect(v).toBeCloseTo(x[i]!, 8);
    });
    expect(() => cholesky(Float64Array.of(1, 2, 2, 1), 2)).toThrow('not positive definite');
  });

  it('have eigenvectors that they only stretch', () => {
    const { values, vectors } = eigenSymmetric(positive, n);
    expect([...values]).toEqual([...values].sort((a, b) => b - a));
    for (let k = 0; k < n; k++)
      for (let i = 0; i < n; i++) {
        let image = 0;
        for (let j = 0; j < n; j++) image += positive[i * n + j]! * vectors[k * n + j]!;
        expect(image).toBeCloseTo(values[k]! * vectors[k * n + i]!, 8);
      }
  });
});

describe('linear discriminants', () => {
  it('find the direction that separates two classes, in units of the spread within', () => {
    // Apart by 2 along x with deviation 0.5 within; y is noise a hundred times larger.
    const random = createRandom(2);
    const X = matrix(4000, 2);
    const y = new Int32Array(4000);
    for (let i = 0; i < 4000; i++) {
      y[i] = i % 2;
      X.data.set([(i % 2) * 2 + 0.5 * random.normal(), 50 * random.normal()], i * 2);
    }
    const projected = project(X, fitDiscriminants(X, y, 2, 0).projection);
    expect(projected.cols).toBe(1);
    const mean = [0, 1].map(
      (c) => projected.data.filter((_, i) => y[i] === c).reduce((a, b) => a + b) / 2000,
    );
    expect(Math.abs(mean[0]! - mean[1]!)).toBeGreaterThan(3.8);
    expect(Math.abs(mean[0]! - mean[1]!)).toBeLessThan(4.2);
  });

  it('are one fewer than the classes, whatever the columns', () => {
    const { X, y } = clouds(4, 20, 10, 2, 1);
    expect(fitDiscriminants(X, y, 4, 0.2).projection).toMatchObject({ rows: 10, cols: 3 });
    // Class 4 has no rows.
    expect(fitDiscriminants(X, y, 5, 0.2).projection.cols).toBe(3);
  });

  it('take more columns than rows, and constant ones', () => {
    const { X, y } = clouds(3, 3, 30, 2, 1);
    for (let i = 0; i < X.rows; i++) X.data[i * 30] = 7;
    expect(fitDiscriminants(X, y, 3, 0).projection.data.every(Number.isFinite)).toBe(true);
  });
});
