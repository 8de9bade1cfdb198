// Clustering: laws, closed forms, and scikit-learn's values on a worked example.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreement } from '../../../src/core/clusters/agreement.ts';
import { birch } from '../../../src/core/clusters/birch.ts';
import { bestOf, possibleNumbers } from '../../../src/core/clusters/choice.ts';
import { findClusters, medoids } from '../../../src/core/clusters/find.ts';
import { gaussians } from '../../../src/core/clusters/gaussians.ts';
import { kMeans } from '../../../src/core/clusters/kMeans.ts';
import { copied, plainRows } from '../../../src/core/clusters/rows.ts';
import { daviesBouldin, pairDistances, silhouette } from '../../../src/core/clusters/scores.ts';
import { ward } from '../../../src/core/clusters/ward.ts';
import { clusterMethods } from '../../../src/core/domain/clusters.ts';
import { createRandom } from '../../../src/core/learning/maths/random.ts';
import { fastRows } from '../../helpers/kernels.ts';
import { exampleDims, exampleGroups, examplePoints, pointsApart } from './example.ts';

/*
 * Values of the example are scikit-learn 1.9.1's (NumPy float64 of the float32 rows): KMeans(3, init=X[:3], n_init=1, tol=0),
 * silhouette_score, davies_bouldin_score, GaussianMixture(3, 'diag', means_init etc. from those clusters),
 * AgglomerativeClustering(4, linkage='ward'), adjusted_mutual_info_score.
 */
const example = () => fastRows(examplePoints, 90, exampleDims);
const fromThree = examplePoints.slice(0, 3 * exampleDims);

describe.each([
  ['plain', plainRows],
  ['WebAssembly', fastRows],
])('K-means on %s rows', (_, create) => {
  it('finds what scikit-learn finds', () => {
    const rows = create(examplePoints, 90, exampleDims);
    const { inertia, labels, centres } = kMeans(rows, { k: 3, seed: 1, tolerance: 0, from: fromThree });
    expect(inertia).toBeCloseTo(23.236273232190676, 4);
    expect(sizes(labels)).toEqual([29, 30, 31]);
    expect(centres[0]).toBeCloseTo(0.5508971443820385, 5);
    expect(centres[8]).toBeCloseTo(2.0553658326466877, 5);
  });
});

describe('K-means', () => {
  const rowsOf = fc
    .record({
      count: fc.integer({ min: 1, max: 40 }),
      dims: fc.integer({ min: 1, max: 5 }),
      step: fc.constantFrom(1, 1 / 3, 1e4 / 7),
    })
    .chain(({ count, dims, step }) =>
      fc
        .array(fc.integer({ min: -4, max: 4 }), { minLength: count * dims, maxLength: count * dims })
        .map((points) => ({
          rows: fastRows(
            Float32Array.from(points, (n) => n * step),
            count,
            dims,
          ),
          step,
        })),
    );

  it('never raises the inertia, and has as many clusters as places at most', () => {
    fc.assert(
      fc.property(rowsOf, fc.integer({ min: 1, max: 8 }), fc.integer(), ({ rows, step }, k, seed) => {
        const inertias: number[] = [];
        const found = kMeans(rows, { k, seed, onIteration: (inertia) => inertias.push(inertia) });
        for (const [i, inertia] of inertias.slice(1).entries())
          expect(inertia).toBeLessThanOrEqual((inertias[i] ?? 0) + 1e-4 * rows.count * step ** 2);
        expect(found.k).toBeLessThanOrEqual(Math.min(k, placesOf(rows.centred, rows.dims)));
        if (placesOf(rows.centred, rows.dims) >= k) expect(found.k).toBe(k);
        expect(new Set(found.labels).size).toBe(found.k);
      }),
    );
  });

  it.each([3, 120, 600])(
    'takes many rows in three places of %i columns for three, whatever rounding says',
    (dims) => {
      const random = createRandom(dims);
      const places = Float32Array.from({ length: 3 * dims }, () => random.normal());
      const rows = fastRows(
        copied(
          places,
          dims,
          Array.from({ length: 100 }, (_, row) => row % 3),
        ),
        100,
        dims,
      );
      for (let seed = 0; seed < 50; seed++) expect(kMeans(rows, { k: 8, seed }).k).toBe(3);
    },
  );

  it('is the same for the same seed', () => {
    const labels = () => [...kMeans(example(), { k: 5, seed: 7 }).labels];
    expect(labels()).toEqual(labels());
  });

  it('finds groups that lie apart', () => {
    const { labels } = kMeans(example(), { k: 3, seed: 3 });
    expect(agreement(labels, exampleGroups)).toBeCloseTo(0.95453280047226, 6);
  });
});

describe('scores', () => {
  it('are those of scikit-learn', () => {
    const rows = example();
    const distances = pairDistances(rows);
    const { labels } = kMeans(rows, { k: 3, seed: 1, tolerance: 0, from: fromThree });
    expect(silhouette(distances, labels, 3)).toBeCloseTo(0.5012375976856113, 5);
    expect(daviesBouldin(rows, labels, 3)).toBeCloseTo(0.7478207033398769, 5);
    const other = Int32Array.from({ length: 90 }, (_, row) => Math.floor(row / 3) % 4);
    expect(silhouette(distances, other, 4)).toBeCloseTo(-0.061859103501035614, 5);
    expect(daviesBouldin(rows, other, 4)).toBeCloseTo(23.54622012660092, 3);
    expect(agreement(other, exampleGroups)).toBeCloseTo(-0.02875657340657933, 8);
  });

  it('of two pairs are known in closed form', () => {
    const rows = fastRows(Float32Array.of(0, 1, 10, 11), 4, 1);
    const labels = Int32Array.of(0, 0, 1, 1);
    // Of 0 and 11: (10.5 - 1) / 10.5; of 1 and 10: (9.5 - 1) / 9.5.
    expect(silhouette(pairDistances(rows), labels, 2)).toBeCloseTo((9.5 / 10.5 + 8.5 / 9.5) / 2, 5);
    expect(daviesBouldin(rows, labels, 2)).toBeCloseTo(0.1, 6);
  });

  it('are within their bounds, and not known of one cluster', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 90, maxLength: 90 }), (labels) => {
        const mean = silhouette(pairDistances(example()), Int32Array.from(labels), 4);
        if (new Set(labels).size < 2) expect(mean).toBeNull();
        else expect(Math.abs(mean ?? 2)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 20 },
    );
    expect(daviesBouldin(example(), new Int32Array(90), 1)).toBeNull();
  });
});

describe('Gaussian mixtures', () => {
  it('reach the likelihood of scikit-learn in as many steps', () => {
    const { labels: from } = kMeans(example(), { k: 3, seed: 1, tolerance: 0, from: fromThree });
    const { logLikelihoods, labels } = gaussians(example(), { k: 3, seed: 1, from });
    expect(logLikelihoods).toHaveLength(4);
    expect(logLikelihoods.at(-1)).toBeCloseTo(-1.5929994532639102, 6);
    expect(sizes(labels)).toEqual([27, 30, 33]);
  });

  it('never become less likely', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 6 }), (seed, k) => {
        const { logLikelihoods } = gaussians(example(), { k, seed, tolerance: 1e-9 });
        for (const [i, one] of logLikelihoods.slice(1).entries())
          expect(one).toBeGreaterThanOrEqual((logLikelihoods[i] ?? 0) - 1e-6);
      }),
      { numRuns: 20 },
    );
  });

  it('of one component have the mean and the variances', () => {
    const { means, variances } = gaussians(fastRows(Float32Array.of(0, 2, 4), 3, 1), { k: 1, seed: 1 });
    expect(means[0]).toBeCloseTo(2, 6);
    expect(variances[0]).toBeCloseTo(8 / 3, 4);
  });
});

describe('Birch', () => {
  it("joins by Ward's rule what scikit-learn joins", () => {
    const joined = ward(Float64Array.from(examplePoints), exampleDims, 4);
    expect(sizes(joined)).toEqual([15, 18, 27, 30]);
  });

  it('finds groups that lie apart, with few summaries', () => {
    const { labels, summaries } = birch(example(), { k: 3, threshold: 0.25 });
    expect(summaries).toBeLessThan(50);
    expect(agreement(labels, exampleGroups)).toBeGreaterThan(0.8);
  });

  it('makes do with fewer summaries by a larger threshold', () => {
    const { summaries, k } = birch(example(), { k: 3, mostSummaries: 10 });
    expect(summaries).toBeLessThanOrEqual(10);
    expect(k).toBe(3);
  });

  it('with a threshold that is no larger than it must be: of many columns, a little more would leave a handful', () => {
    const random = createRandom(3);
    const noise = Float32Array.from({ length: 1500 * 16 }, () => random.normal());
    const { summaries, k } = birch(fastRows(noise, 1500, 16), { k: 8, mostSummaries: 200 });
    expect(summaries).toBeGreaterThan(100);
    expect(summaries).toBeLessThanOrEqual(200);
    expect(k).toBe(8);
  });
});

describe('the number of clusters', () => {
  it('is the one that both scores like', () => {
    expect(
      bestOf([
        { k: 2, silhouette: 0.3, daviesBouldin: 2 },
        { k: 3, silhouette: 0.5, daviesBouldin: 1 },
        { k: 4, silhouette: 0.4, daviesBouldin: 1.5 },
      ]),
    ).toBe(3);
    expect(bestOf([])).toBeNull();
    expect(possibleNumbers(7)).toEqual([]);
    expect(possibleNumbers(20)).toEqual([2, 3, 4, 5]);
  });

  it.each(clusterMethods)('of three groups is three by %s, the largest first, with both scores', (method) => {
    const found = findClusters(fastRows, pointsApart(3), exampleDims, { method, k: null, seed: 1 });
    expect(found.k).toBe(3);
    expect(found.trials.map(({ k }) => k)).toEqual([2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16, 20]);
    expect(agreement(found.labels, exampleGroups)).toBeGreaterThan(0.8);
    expect(sizes(found.labels).toReversed()).toEqual(
      [0, 1, 2].map((c) => found.labels.filter((label) => label === c).length),
    );
    expect(found.silhouette).toBeGreaterThan(0.4);
    expect(found.daviesBouldin).toBeLessThan(1);
  });

  it.each(clusterMethods)(
    'is one by %s where nothing differs or there is one row, none of nothing',
    (method) => {
      for (const k of [null, 5]) {
        const same = findClusters(fastRows, new Float32Array(200).fill(3), 4, { method, k, seed: 1 });
        expect(same).toMatchObject({ k: 1, trials: [], silhouette: null, daviesBouldin: null });
        const one = findClusters(fastRows, Float32Array.of(1, 2, 3, 4), 4, { method, k, seed: 1 });
        expect(one).toMatchObject({ k: 1, labels: Int32Array.of(0) });
        const none = findClusters(fastRows, new Float32Array(0), 4, { method, k, seed: 1 });
        expect(none).toMatchObject({ k: 0, labels: new Int32Array(0) });
      }
    },
  );

  it.each(clusterMethods)('is at most the number of different rows by %s', (method) => {
    const points = Float32Array.from({ length: 60 }, (_, i) => (i % 3) * 5);
    expect(findClusters(fastRows, points, 1, { method, k: 10, seed: 1 }).k).toBe(3);
  });

  it('reports every step', () => {
    const steps: [number, number][] = [];
    findClusters(fastRows, examplePoints, exampleDims, { method: 'k-means', k: null, seed: 1 }, (...step) =>
      steps.push(step),
    );
    expect(steps.at(-1)).toEqual([40, 40]);
    expect(steps.map(([done]) => done)).toEqual(steps.map((_, i) => i + 1));
  });
});

describe('medoids', () => {
  it('are the rows nearest to the mean of their cluster', () => {
    const rows = fastRows(Float32Array.of(0, 4, 5, 20, 22, 30), 6, 1);
    expect(medoids(rows, Int32Array.of(0, 0, 0, 1, 1, 1), 2, 2)).toEqual([
      [1, 2],
      [4, 3],
    ]);
  });
});

function sizes(labels: ArrayLike<number>): number[] {
  const counts = new Map<number, number>();
  for (const label of Array.from(labels)) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts.values()].toSorted((a, b) => a - b);
}

function placesOf(points: Float32Array, dims: number): number {
  const places = new Set<string>();
  for (let at = 0; at < points.length; at += dims) places.add(points.subarray(at, at + dims).join());
  return places.size;
}
