// `npm run bench -- clusters [--rows n] [--json]`: how fast and how well clusters are found, scikit-learn beside it on the same rows.
//
// K-means of 100,000 x 64 into 20 by one thread: groups that overlap, and rows without groups, which take the most iterations. Times
// are the least of several seeds, reading the rows in included; scikit-learn's are those of its `fit` alone, with all its threads.
// Then GTZAN's table and Emotify, as many clusters as genres: adjusted mutual information with the genres. Of the fits of all seeds the
// best is taken by what each method makes small or likely, not by the scores. A mixture's end depends on its beginning: scikit-learn's
// are fitted from its own and from ours.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { agreement } from '../src/core/clusters/agreement.ts';
import { birch } from '../src/core/clusters/birch.ts';
import { findClusters } from '../src/core/clusters/find.ts';
import { gaussians } from '../src/core/clusters/gaussians.ts';
import { kMeans } from '../src/core/clusters/kMeans.ts';
import { daviesBouldin, pairDistances, silhouette } from '../src/core/clusters/scores.ts';
import { wasmRows } from '../src/core/clusters/wasmRows.ts';
import { type ClusterMethod, clusterMethods } from '../src/core/domain/clusters.ts';
import { createRandom, permutation } from '../src/core/learning/maths/random.ts';
import { hasShared } from '../tests/helpers/shared.ts';
import { type Beside, besideSklearn } from './clusters/beside.ts';
import { type Measured, madeRows, realTracks } from './clusters/rows.ts';
import { atLeast, atMost, printDocument, type Target } from './report/targets.ts';

const { values } = parseArgs({
  options: { rows: { type: 'string', default: '100000' }, json: { type: 'boolean', default: false } },
});
const rowCount = Number(values.rows);
const seeds = 5;
const compared = 2000;
const create = wasmRows(readFileSync(new URL('../kernels/space.wasm', import.meta.url)));
const targets: Target[] = [];
const figures: object[] = [];
let theirs = 'no Python with scikit-learn was found (STACKWAX_PYTHON names one)';

for (const made of [
  madeRows('overlapping groups', rowCount, 64, 20, 1),
  madeRows('no groups', rowCount, 64, 0, 2),
])
  measure(made, 'k-means', 20, made.name === 'overlapping groups');
for (const real of hasShared ? await realTracks() : []) {
  const genres = new Set(real.genres).size;
  for (const method of clusterMethods) measure(real, method, genres, true);
  const { k, trials } = findClusters(create, real.points, real.dims, { method: 'k-means', k: null, seed: 1 });
  figures.push({ rows: real.name, chosen: k, trials });
  if (!values.json) console.log(`${real.name}: ${k} clusters chosen by itself, for ${genres} genres`);
}
if (values.json) printDocument(targets, { scikitLearn: theirs, rows: rowCount, seeds, figures });
else console.log(`beside: ${theirs}`);

function measure(
  { name, points, dims, genres }: Measured,
  method: ClusterMethod,
  k: number,
  isAsked: boolean,
): void {
  const count = points.length / dims;
  const some = permutation(count, createRandom(1)).subarray(0, compared).toSorted();
  const fitted = Array.from({ length: method === 'birch' ? 1 : seeds }, (_, seed) => {
    const wall = performance.now();
    const processor = process.cpuUsage();
    const found = clustered(method, points, count, dims, k, seed);
    const { user, system } = process.cpuUsage(processor);
    return {
      ...found,
      seconds: (performance.now() - wall) / 1000,
      processorSeconds: (user + system) / 1e6,
    };
  });
  const best = fitted.reduce((a, b) => (b.fit > a.fit ? b : a));
  const least = (of: (one: (typeof fitted)[number]) => number) => Math.min(...fitted.map(of));
  const sample = new Float32Array(some.length * dims);
  some.forEach((row, n) => {
    sample.set(points.subarray(row * dims, (row + 1) * dims), n * dims);
  });
  const few = some.map((row) => best.labels[row] ?? 0);
  const ours = {
    seconds: least((one) => one.seconds),
    processorSeconds: least((one) => one.processorSeconds),
    fit: best.fit,
    silhouette: silhouette(pairDistances(create(sample, some.length, dims)), few, k) ?? Number.NaN,
    daviesBouldin: daviesBouldin(create(points, count, dims), best.labels, k) ?? Number.NaN,
    ...(genres === null ? {} : { agreement: agreement(best.labels, genres) }),
  };
  const besides = (starts: readonly (readonly number[])[] | null): Beside | null =>
    besideSklearn({
      points,
      dims,
      method,
      k,
      seeds: fitted.length,
      compared: [...some],
      truth: genres === null ? null : [...genres],
      starts,
      threshold: best.threshold,
    });
  const beside = besides(null);
  const fromOurs = method === 'gaussian' ? besides(beginnings(points, count, dims, k)) : null;
  if (beside !== null) theirs = `scikit-learn ${beside.version}`;
  figures.push({ rows: name, method, k, ours, theirs: beside, theirsFromOurStarts: fromOurs });
  const what = `${name}, ${method}, ${k} clusters`;
  if (!values.json) console.log(what, { ours, theirs: beside, theirsFromOurStarts: fromOurs });
  if (!isAsked) return;
  if (genres === null)
    targets.push(atMost(`${what}: processor seconds of one thread`, ours.processorSeconds, 1.2));
  if (beside === null) return;
  if (method === 'k-means')
    targets.push(atMost(`${what}: inertia, times theirs`, ours.fit / beside.fit, 1.02));
  if (method === 'gaussian')
    targets.push(atLeast(`${what}: mean log-likelihood, above theirs`, ours.fit - beside.fit, 0));
  targets.push(...scoresBeside(what, ours, beside));
  if (fromOurs !== null) targets.push(...scoresBeside(`${what}, from the same beginnings`, ours, fromOurs));
}

interface Scores {
  readonly silhouette: number;
  readonly daviesBouldin: number;
  readonly agreement?: number | undefined;
}

function scoresBeside(what: string, ours: Scores, beside: Scores): Target[] {
  return [
    atLeast(`${what}: silhouette, times theirs`, ours.silhouette / beside.silhouette, 0.98),
    atMost(`${what}: Davies-Bouldin, times theirs`, ours.daviesBouldin / beside.daviesBouldin, 1.02),
    ...(ours.agreement === undefined || beside.agreement === undefined
      ? []
      : [atLeast(`${what}: mutual information, times theirs`, ours.agreement / beside.agreement, 0.98)]),
  ];
}

/** The clusters that our mixtures begin with. */
function beginnings(points: Float32Array, count: number, dims: number, k: number): number[][] {
  const rows = create(points, count, dims);
  return Array.from({ length: seeds }, (_, seed) => [...kMeans(rows, { k, seed }).labels]);
}

function clustered(
  method: ClusterMethod,
  points: Float32Array,
  count: number,
  dims: number,
  k: number,
  seed: number,
): { labels: Int32Array; fit: number; threshold: number } {
  const rows = create(points, count, dims);
  if (method === 'birch') return { ...birch(rows, { k }), fit: 0 };
  if (method === 'gaussian') {
    const { labels, logLikelihoods } = gaussians(rows, { k, seed });
    return { labels, fit: logLikelihoods.at(-1) ?? Number.NEGATIVE_INFINITY, threshold: 0 };
  }
  const { labels, inertia } = kMeans(rows, { k, seed });
  return { labels, fit: -inertia, threshold: 0 };
}
