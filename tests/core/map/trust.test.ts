// Trustworthiness and continuity by their definition.
import { expect, test } from 'vitest';
import { createRandom } from '../../../src/core/learning/maths/random.ts';
import { plainSquares } from '../../../src/core/map/squares.ts';
import { trustIn } from '../../../src/core/map/trust.ts';

const from = (points: Float32Array, dims: number) => (row: number, into: Float32Array) =>
  plainSquares(points, dims, row, into);

test('an isometry keeps every neighbour', () => {
  const random = createRandom(1);
  const points = Float32Array.from({ length: 200 }, () => random.normal());
  const turned = points.map((_, at) => {
    const [x, y] = [points[at - (at % 2)]!, points[at - (at % 2) + 1]!];
    return 2 * (at % 2 === 0 ? 0.6 * x - 0.8 * y : 0.8 * x + 0.6 * y);
  });
  expect(trustIn(turned, from(points, 2))).toEqual({ trustworthiness: 1, continuity: 1 });
});

test('as scikit-learn 1.9.1 has it on a worked example', () => {
  // sklearn.manifold.trustworthiness(X, Y, n_neighbors=2) of these two lists, and of them exchanged.
  const X = Float32Array.from([0, 0, 1.1, 0.2, 3.3, 1, 6, 2.5, 6.4, 7, 2, 9.7, 9.1, 4]);
  const Y = Float32Array.from([0, 0, 5.2, 1, 1.7, 2, 7, 7.9, 2.3, 8, 3, 3.6, 9, 0.4]);
  const found = trustIn(Y, from(X, 2), { k: 2 });
  expect(found?.trustworthiness).toBeCloseTo(0.44897959183673475, 9);
  expect(found?.continuity).toBeCloseTo(0.44897959183673475, 9);
});

test('a sample tells nearly what all tell', () => {
  const random = createRandom(2);
  const points = Float32Array.from({ length: 3000 }, () => random.normal());
  const flat = new Float32Array(2000).map((_, at) => points[3 * Math.floor(at / 2) + (at % 2)]!);
  const all = trustIn(flat, from(points, 3), { asked: 1000 });
  const some = trustIn(flat, from(points, 3), { asked: 200 });
  expect(all?.trustworthiness).toBeLessThan(0.99);
  expect(Math.abs((some?.trustworthiness ?? 0) - (all?.trustworthiness ?? 0))).toBeLessThan(0.01);
});

test('too few tracks tell nothing', () => {
  expect(trustIn(new Float32Array(60), from(new Float32Array(60), 2))).toBeNull();
  expect(trustIn(new Float32Array(0), from(new Float32Array(0), 2))).toBeNull();
});
