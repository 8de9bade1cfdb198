// Finds the clusters of a library: how many is tried over several seeds on samples, then all rows are clustered.

import type { ClusterMethod, Trial } from '../domain/clusters.ts';
import { createRandom, deriveSeed, permutation } from '../learning/maths/random.ts';
import { birch } from './birch.ts';
import { bestOf, possibleNumbers } from './choice.ts';
import { gaussians } from './gaussians.ts';
import { kMeans } from './kMeans.ts';
import type { CreateRows, Rows } from './rows.ts';
import { clusterMeans, daviesBouldin, pairDistances, silhouette, sizesOf } from './scores.ts';

export interface Wanted {
  readonly method: ClusterMethod;
  /** Null: chosen. */
  readonly k: number | null;
  readonly seed: number;
}

export interface Clustering {
  /** Of each row; the largest cluster is 0. */
  readonly labels: Int32Array;
  readonly k: number;
  /** Of the numbers that were tried. */
  readonly trials: readonly Trial[];
  /** Of all rows, the silhouette of a sample of them; null where there are not two clusters. */
  readonly silhouette: number | null;
  readonly daviesBouldin: number | null;
}

export type OnStep = (done: number, total: number) => void;

const seeds = 3;
/** Rows that a number is tried on. */
const triedRows = 8000;
/** Rows whose silhouettes are taken, each with all others. */
const comparedRows = 2000;
/** Birch takes rows in as they come: the order is the only chance in it, and there is none. */
const fitsOf: Record<ClusterMethod, number> = { 'k-means': 3, gaussian: 1, birch: 1 };

export function findClusters(
  create: CreateRows,
  points: Float32Array,
  dims: number,
  { method, k: asked, seed }: Wanted,
  onStep: OnStep = () => undefined,
): Clustering {
  const count = dims === 0 ? 0 : points.length / dims;
  const all = create(points, count, dims);
  const numbers = asked === null ? possibleNumbers(count) : [];
  const fits = fitsOf[method];
  const total = seeds * numbers.length + fits + 1;
  let done = 0;
  const step = (): void => onStep(++done, total);

  const tried = new Map(
    numbers.map((k) => [k, { silhouettes: [] as number[], daviesBouldins: [] as number[] }]),
  );
  for (let s = 0; s < seeds && numbers.length > 0; s++) {
    const own = deriveSeed(seed, 'number', s);
    const sample = sampleOf(all, triedRows, own);
    const compared = sampleOf(sample.rows, comparedRows, deriveSeed(own, 'compared'));
    const distances = pairDistances(compared.rows);
    for (const [k, scores] of tried) {
      const { labels, k: found } = cluster(sample.rows, method, k, own);
      const few = compared.chosen.map((row) => labels[row]!);
      const mean = silhouette(distances, few, found);
      const ratio = daviesBouldin(sample.rows, labels, found);
      if (mean !== null && ratio !== null && found === k) {
        scores.silhouettes.push(mean);
        scores.daviesBouldins.push(ratio);
      }
      step();
    }
  }
  const trials = [...tried].flatMap(([k, { silhouettes, daviesBouldins }]): Trial[] =>
    silhouettes.length < seeds
      ? []
      : [{ k, silhouette: meanOf(silhouettes), daviesBouldin: meanOf(daviesBouldins) }],
  );
  const k = asked ?? bestOf(trials) ?? 1;

  let best = cluster(all, method, k, seed);
  step();
  for (let fit = 1; fit < fits; fit++) {
    const other = cluster(all, method, k, deriveSeed(seed, 'fit', fit));
    if (other.fit > best.fit) best = other;
    step();
  }
  const { labels, k: used } = bySize(best.labels, best.k);
  const compared = sampleOf(all, comparedRows, deriveSeed(seed, 'compared'));
  const distances = pairDistances(compared.rows);
  const few = compared.chosen.map((row) => labels[row]!);
  const scores = {
    silhouette: silhouette(distances, few, used),
    daviesBouldin: daviesBouldin(all, labels, used),
  };
  step();
  return { labels, k: used, trials, ...scores };
}

/** `fit`: of several, the largest is the best. */
function cluster(
  rows: Rows,
  method: ClusterMethod,
  k: number,
  seed: number,
): { labels: Int32Array; k: number; fit: number } {
  if (rows.count === 0) return { labels: new Int32Array(0), k: 0, fit: 0 };
  if (method === 'birch') return { ...birch(rows, { k }), fit: 0 };
  if (method === 'gaussian') {
    const mixture = gaussians(rows, { k, seed });
    return { labels: mixture.labels, k: mixture.k, fit: mixture.logLikelihoods.at(-1) ?? 0 };
  }
  const found = kMeans(rows, { k, seed });
  return { labels: found.labels, k: found.k, fit: -found.inertia };
}

/** Empty clusters are left out, the largest comes first; of equal ones, the one whose first row is earlier. */
function bySize(labels: Int32Array, k: number): { labels: Int32Array; k: number } {
  const sizes = sizesOf(labels, k);
  const order = [...sizes.keys()]
    .filter((c) => sizes[c]! > 0)
    .toSorted((a, b) => sizes[b]! - sizes[a]! || labels.indexOf(a) - labels.indexOf(b));
  const numbers = new Int32Array(k);
  order.forEach((c, number) => {
    numbers[c] = number;
  });
  return { labels: labels.map((label) => numbers[label]!), k: order.length };
}

/** At most so many rows, in their order. */
function sampleOf(rows: Rows, most: number, seed: number): { chosen: Int32Array; rows: Rows } {
  if (rows.count <= most) return { chosen: Int32Array.from({ length: rows.count }, (_, row) => row), rows };
  const chosen = permutation(rows.count, createRandom(seed)).subarray(0, most).toSorted();
  return { chosen, rows: rows.some(chosen) };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value / values.length, 0);
}

/** The rows nearest to the mean of their cluster, nearest first, `many` of each. */
export function medoids(rows: Rows, labels: Int32Array, k: number, many: number): number[][] {
  const { dims, centred } = rows;
  const means = clusterMeans(rows, labels, k);
  const squares = Float64Array.from(labels, (label, row) => {
    let sum = 0;
    for (let j = 0; j < dims; j++) sum += (centred[row * dims + j]! - means[label * dims + j]!) ** 2;
    return sum;
  });
  const members: number[][] = Array.from({ length: k }, () => []);
  labels.forEach((label, row) => {
    members[label]!.push(row);
  });
  return members.map((own) => own.sort((a, b) => squares[a]! - squares[b]! || a - b).slice(0, many));
}
