// `npm run bench -- clusters [--rows n] [--json]`: how fast and how well clusters are found, scikit-learn beside it on the same rows.
//
// K-means of 100,000 x 64 into 20 by one thread: groups that overlap, and rows without groups, which take the most iterations. Times
// are the least of several seeds, reading the rows in included; scikit-learn's are those of its `fit` alone, with all its threads.
// Then GTZAN's table and Emotify, as many clusters as genres: adjusted mutual information with the genres.
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
import { besideSklearn } from './clusters/beside.ts';
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
  const beside = besideSklearn({
    points,
    dims,
    method,
    k,
    seeds: fitted.length,
    compared: [...some],
    truth: genres === null ? null : [...genres],
    threshold: best.threshold,
  });
  if (beside !== null) theirs = `scikit-learn ${beside.version}`;
  figures.push({ rows: name, method, k, ours, theirs: beside });
  const what = `${name}, ${method}, ${k} clusters`;
  if (!values.json) console.log(what, { ours, theirs: beside });
  if (method !== 'k-means' || !isAsked) return;
  if (genres === null)
    targets.push(atMost(`${what}: processor seconds of one thread`, ours.processorSeconds, 1.2));
  if (beside === null) return;
  targets.push(
    atMost(`${what}: inertia, times theirs`, ours.fit / beside.fit, 1.02),
    atLeast(`${what}: silhouette, times theirs`, ours.silhouette / beside.silhouette, 0.98),
  );
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
