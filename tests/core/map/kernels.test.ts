// The kernels of maps do what their plain twins do.
import { expect, test } from 'vitest';
import { createRandom } from '../../../src/core/learning/maths/random.ts';
import { plainKernels } from '../../../src/core/map/kernels.ts';
import { fastMapKernels as fast } from '../../helpers/mapPoints.ts';

function made(rows: number, dims: number): Float32Array {
  const random = createRandom(rows + dims);
  return Float32Array.from({ length: rows * dims }, (_, i) => random.normal() * (1 + (i % dims)) + (i % 3));
}

test('covariances', () => {
  for (const [rows, dims] of [
    [1, 4],
    [7, 8],
    [128, 4],
    [301, 20],
  ] as const) {
    const points = made(rows, dims);
    const means = Float64Array.from({ length: dims }, (_, i) => i / 8);
    const plain = plainKernels.covariance(points, means);
    const close = [...plain].map((x) => expect.closeTo(x, 2));
    expect([...fast.covariance(points, means)]).toEqual(close);
  }
  expect(fast.covariance(new Float32Array(), new Float64Array(4))).toEqual(new Float64Array(16));
});

test('squared distances', () => {
  for (const dims of [4, 8, 20]) {
    const points = made(50, dims);
    const from = new Float32Array(50);
    const expected = new Float32Array(50);
    fast.withPoints(points, dims, (squaresFrom) => squaresFrom(3, from));
    plainKernels.withPoints(points, dims, (squaresFrom) => squaresFrom(3, expected));
    expect([...from]).toEqual([...expected].map((x) => expect.closeTo(x, 1)));
    expect(from[3]).toBe(0);
  }
});
