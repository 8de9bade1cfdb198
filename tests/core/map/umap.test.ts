// UMAP: its graph by the formula, its steps as the gradients of its loss, and what it makes of points.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRandom } from '../../../src/core/learning/maths/random.ts';
import { plainKernels } from '../../../src/core/map/kernels.ts';
import { layOutPoints } from '../../../src/core/map/layOut.ts';
import { plainNeighbours } from '../../../src/core/map/neighbours.ts';
import { trustIn } from '../../../src/core/map/trust.ts';
import { curve, fuzzyUnion, type UmapState } from '../../../src/core/map/umap.ts';
import { plainEpochs, pull, push } from '../../../src/core/map/umapEpochs.ts';
import { clustered, fastMapKernels } from '../../helpers/mapPoints.ts';

const nobody = (): void => undefined;
const near = (square: number): number => 1 / (1 + curve.a * square ** curve.b);

test('steps are the falling gradients of the loss', () => {
  const h = 1e-5;
  const slope = (loss: (d: number) => number, d: number): number => (loss(d + h) - loss(d - h)) / (2 * h);
  fc.assert(
    fc.property(fc.double({ min: 0.3, max: 8, noNaN: true }), (d) => {
      expect(pull(d * d) * d).toBeCloseTo(-slope((x) => -Math.log(near(x * x)), d), 5);
      // What keeps the push finite makes it smaller by a thousandth part of the square.
      const pushing = push(d * d) * d * (1 + 0.001 / (d * d));
      expect(pushing).toBeCloseTo(-slope((x) => -Math.log(1 - near(x * x)), d), 4);
    }),
  );
});

test('the curve is the one that fits a distance of 0.1 at most', () => {
  // The sum of squares that umap-learn's find_ab_params minimises: no neighbouring curve has a smaller one.
  const misfit = (a: number, b: number): number => {
    let sum = 0;
    for (let d = 0.01; d <= 3; d += 0.01)
      sum += (1 / (1 + a * d ** (2 * b)) - (d < 0.1 ? 1 : Math.exp(0.1 - d))) ** 2;
    return sum;
  };
  const best = misfit(curve.a, curve.b);
  for (const [da, db] of [
    [0.02, 0],
    [-0.02, 0],
    [0, 0.01],
    [0, -0.01],
  ] as const)
    expect(misfit(curve.a + da, curve.b + db)).toBeGreaterThan(best);
});

test('an edge has the union of the memberships at its ends, in both directions', () => {
  // Three on a line and one far away: with two neighbours each, memberships are 1 and what makes them sum to log2 2 = 1.
  const points = Float32Array.from([0, 0, 0, 0, 1, 0, 0, 0, 3, 0, 0, 0, 9, 0, 0, 0]);
  const { from, to, weights } = fuzzyUnion(plainNeighbours(points, 4, 2, 1, nobody));
  const edges = new Map([...weights].map((weight, edge) => [`${from[edge]}-${to[edge]}`, weight]));
  expect([...edges.keys()].toSorted()).toEqual(
    ['0-1', '0-2', '1-0', '1-2', '1-3', '2-0', '2-1', '2-3', '3-1', '3-2'].filter((key) => edges.has(key)),
  );
  // Each of 0 and 1 is the other's nearest: 1 + 1 - 1.
  expect(edges.get('0-1')).toBeCloseTo(1, 6);
  for (const [key, weight] of edges) {
    const [one, other] = key.split('-');
    expect(edges.get(`${other}-${one}`)).toBe(weight);
    expect(weight).toBeLessThanOrEqual(1);
  }
});

test('an epoch of the kernel moves points as its twin does', () => {
  const state = (): UmapState => {
    const random = createRandom(5);
    const places = Float32Array.from({ length: 400 }, () => 10 * random.normal());
    const from = Int32Array.from({ length: 600 }, () => random.integer(200));
    const to = from.map((row) => (row + 1 + random.integer(198)) % 200);
    const every = Float32Array.from({ length: 600 }, () => 1 + 2 * random.next());
    return { places, edges: { from, to, weights: every }, every, next: every.slice(), chance: 12_345 };
  };
  const [plain, fast] = [state(), state()];
  plainEpochs(plain, 4, () => 0.1, nobody);
  fastMapKernels.runEpochs(fast, 4, () => 0.1, nobody);
  expect(fast.chance).toBe(plain.chance);
  expect([...fast.places]).toEqual([...plain.places].map((x) => expect.closeTo(x, 2)));
  expect([...fast.next]).toEqual([...plain.next]);
});

test('clusters stay apart, neighbours stay neighbours, and a seed gives one map', () => {
  const { points, dims, clusters } = clustered(600, 3);
  const lay = (seed: number) => layOutPoints(points, dims, { kind: 'umap', seed }, fastMapKernels, nobody);
  const places = lay(1);
  expect(lay(1)).toEqual(places);
  expect(lay(2)).not.toEqual(places);
  const trust = fastMapKernels.withPoints(points, dims, (squaresFrom) => trustIn(places, squaresFrom));
  expect(trust?.trustworthiness).toBeGreaterThan(0.9);
  expect(trust?.continuity).toBeGreaterThan(0.9);
  // The nearest on the map is of the same cluster.
  const { near: nearest } = plainNeighbours(places, 2, 1, 1, nobody);
  expect([...nearest].filter((other, row) => clusters[other] === clusters[row]).length).toBeGreaterThan(590);
});

test.each(['umap', 'tsne'] as const)('%s of few points, and of points in one place', (kind) => {
  for (const kernels of [plainKernels, fastMapKernels]) {
    for (const rows of [0, 1, 2, 3, 4, 5, 6, 17]) {
      const { points, dims } = clustered(rows, 2);
      const places = layOutPoints(points, dims, { kind, seed: 1 }, kernels, nobody);
      expect(places).toHaveLength(2 * rows);
      expect(places.every(Number.isFinite)).toBe(true);
    }
    const same = layOutPoints(new Float32Array(160).fill(3), 4, { kind, seed: 1 }, kernels, nobody);
    expect(same).toEqual(new Float32Array(80));
  }
  // Half of them in one place.
  const { points, dims } = clustered(100, 1);
  points.fill(1, 0, 50 * dims);
  const places = layOutPoints(points, dims, { kind, seed: 1 }, fastMapKernels, nobody);
  expect(places.every(Number.isFinite)).toBe(true);
});
