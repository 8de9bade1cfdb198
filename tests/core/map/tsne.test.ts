// t-SNE: its affinities by their perplexity, its gradient as that of the divergence, and what it makes of points.
import { expect, test } from 'vitest';
import { createRandom } from '../../../src/core/learning/maths/random.ts';
import { layOutPoints } from '../../../src/core/map/layOut.ts';
import { plainNeighbours } from '../../../src/core/map/neighbours.ts';
import { trustIn } from '../../../src/core/map/trust.ts';
import { affinitiesOf, conditional } from '../../../src/core/map/tsne.ts';
import { plainGradient } from '../../../src/core/map/tsneGradient.ts';
import { wasmGradient } from '../../../src/core/map/wasmGradient.ts';
import { clustered, fastMapKernels, spaceKernelBytes } from '../../helpers/mapPoints.ts';

const nobody = (): void => undefined;

test('affinities of a row have the perplexity that is asked for', () => {
  const distances = Float32Array.from({ length: 90 }, (_, n) => 1 + n / 20);
  const shares = conditional(distances, Math.log(30));
  const entropy = shares.reduce((sum, p) => sum - p * Math.log(p), 0);
  expect(Math.exp(entropy)).toBeCloseTo(30, 3);
  expect(shares.reduce((a, b) => a + b)).toBeCloseTo(1, 9);
  // Equally near ones count alike, whatever is asked for.
  expect([...conditional(new Float32Array(4).fill(2), 0)]).toEqual([0.25, 0.25, 0.25, 0.25]);
});

function example() {
  const { points, dims } = clustered(60, 3);
  const affinities = affinitiesOf(plainNeighbours(points, dims, 12, 1, nobody));
  const random = createRandom(8);
  return { affinities, places: Float32Array.from({ length: 120 }, () => 3 * random.normal()) };
}

test('affinities of all pairs are symmetric and sum to 1', () => {
  const { starts, to, weights } = example().affinities;
  expect(weights.reduce((a, b) => a + b)).toBeCloseTo(1, 5);
  const pairs = new Map<string, number>();
  for (let row = 0; row < 60; row++)
    for (let edge = starts[row]!; edge < starts[row + 1]!; edge++)
      pairs.set(`${row}-${to[edge]}`, weights[edge]!);
  expect(pairs.size).toBe(to.length);
  for (const [pair, weight] of pairs) expect(pairs.get(pair.split('-').toReversed().join('-'))).toBe(weight);
});

test('the gradient is that of the divergence', () => {
  const { affinities, places } = example();
  const { starts, to, weights } = affinities;
  const divergence = (at: Float64Array): number => {
    const near = (i: number, j: number): number =>
      1 / (1 + (at[2 * i]! - at[2 * j]!) ** 2 + (at[2 * i + 1]! - at[2 * j + 1]!) ** 2);
    let all = 0;
    for (let i = 0; i < 60; i++) for (let j = 0; j < 60; j++) if (i !== j) all += near(i, j);
    let sum = 0;
    for (let i = 0; i < 60; i++)
      for (let edge = starts[i]!; edge < starts[i + 1]!; edge++)
        sum += weights[edge]! * Math.log(weights[edge]! / (near(i, to[edge]!) / all));
    return sum;
  };
  const gradient = new Float32Array(120);
  plainGradient(affinities)(places, 1, gradient);
  const h = 1e-4;
  for (const at of [0, 1, 2, 57, 119]) {
    const up = Float64Array.from(places);
    const down = Float64Array.from(places);
    up[at]! += h;
    down[at]! -= h;
    expect(gradient[at]).toBeCloseTo((divergence(up) - divergence(down)) / (2 * h), 5);
  }
});

test('the kernel gives the same where it opens every cell, and nearly the same where far cells are one', () => {
  const { affinities, places } = example();
  // Two in one place, three in nearly one.
  places.copyWithin(10, 12, 14);
  for (const at of [20, 22]) places.set([places[18]! + at * 1e-6, places[19]!], at);
  const [plain, exact, usual] = [0, 0, 0].map(() => new Float32Array(120)) as [
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  for (const exaggeration of [1, 12]) {
    plainGradient(affinities)(places, exaggeration, plain);
    wasmGradient(spaceKernelBytes, 0)(affinities)(places, exaggeration, exact);
    wasmGradient(spaceKernelBytes)(affinities)(places, exaggeration, usual);
    const size = Math.hypot(...plain);
    expect(Math.hypot(...exact.map((x, at) => x - plain[at]!)) / size).toBeLessThan(1e-4);
    expect(Math.hypot(...usual.map((x, at) => x - plain[at]!)) / size).toBeLessThan(0.03);
  }
});

test('clusters stay apart, neighbours stay neighbours, and a seed gives one map', () => {
  const { points, dims, clusters } = clustered(500, 3);
  const lay = (seed: number) => layOutPoints(points, dims, { kind: 'tsne', seed }, fastMapKernels, nobody);
  const places = lay(1);
  expect(lay(1)).toEqual(places);
  expect(lay(2)).not.toEqual(places);
  const trust = fastMapKernels.withPoints(points, dims, (squaresFrom) => trustIn(places, squaresFrom));
  expect(trust?.trustworthiness).toBeGreaterThan(0.95);
  expect(trust?.continuity).toBeGreaterThan(0.95);
  const { near } = plainNeighbours(places, 2, 1, 1, nobody);
  expect([...near].filter((other, row) => clusters[other] === clusters[row]).length).toBeGreaterThan(490);
});
