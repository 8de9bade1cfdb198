// In a learning worker: the space's tracks in clusters, and new tracks among those that are there.
import { findClusters, medoids } from '../../core/clusters/find.ts';
import { nearestClusters } from '../../core/clusters/place.ts';
import { recognised } from '../../core/clusters/recognise.ts';
import type { CreateRows } from '../../core/clusters/rows.ts';
import { createRandom, permutation } from '../../core/learning/maths/random.ts';
import { type Covariance, principalDirections, projected } from '../../core/map/pca.ts';
import type { Space } from '../../core/space/space.ts';
import type { ClusterStep, ClustersWanted, FindClusters, Placed } from './protocol.ts';

/** Tracks are compared along so many principal directions at most: what is left hardly tells them apart. */
const mostDirections = 32;
/** So many tracks show the directions. */
const directionRows = 8000;
const medoidsKept = 5;

/** Of the present tracks. `before`: the cluster of each track in the clustering that counts. */
export function clustersOf(
  { metric, ids, points, dims: columns }: Space,
  present: readonly number[],
  before: ReadonlyMap<number, number>,
  wanted: ClustersWanted,
  create: CreateRows,
  covariance: Covariance,
  report: (step: ClusterStep) => void,
): FindClusters['output'] {
  const chosen = new Set(present);
  const rows = Int32Array.from([...ids.keys()].filter((row) => chosen.has(ids[row] ?? 0)));
  const some = new Float32Array(rows.length * columns);
  for (const [n, row] of rows.entries())
    some.set(points.subarray(row * columns, (row + 1) * columns), n * columns);
  const { along, dims } = alongDirections(some, columns, wanted.seed, covariance);
  const found = findClusters(create, along, dims, wanted, (done, total) => report({ done, total }));
  const tracks = rows.map((row) => ids[row] ?? 0);
  const middles = medoids(create(along, rows.length, dims), found.labels, found.k, medoidsKept);
  const { labels, k, trials, silhouette, daviesBouldin } = found;
  const old = tracks.map((track) => before.get(track) ?? -1);
  return {
    metric,
    dims,
    tracks,
    labels,
    trials,
    silhouette,
    daviesBouldin,
    same: recognised(old, labels, k),
    medoids: middles.map((own) => own.map((row) => tracks[row] ?? 0)),
  };
}

function alongDirections(points: Float32Array, columns: number, seed: number, covariance: Covariance) {
  const rows = columns === 0 ? 0 : points.length / columns;
  if (columns <= mostDirections || rows === 0) return { along: points, dims: columns };
  const sample = new Float32Array(Math.min(rows, directionRows) * columns);
  const order = permutation(rows, createRandom(seed));
  for (let n = 0; n * columns < sample.length; n++) {
    const row = order[n] ?? 0;
    sample.set(points.subarray(row * columns, (row + 1) * columns), n * columns);
  }
  const principal = principalDirections(sample, columns, mostDirections, covariance);
  return { along: projected(points, principal), dims: principal.variances.length };
}

/** Those of `tracks` that the space has, each with its nearest cluster. */
export function placedInClusters(
  { ids, points, dims }: Space,
  before: ReadonlyMap<number, number>,
  tracks: readonly number[],
): Placed {
  const waiting = new Set(tracks);
  const clusters = Int32Array.from(ids, (id) => before.get(id) ?? -1);
  const wanted = [...ids.keys()].filter((row) => waiting.has(ids[row] ?? 0));
  const nearest = nearestClusters(points, dims, clusters, wanted);
  return nearest === null ? [] : wanted.map((row, n) => [ids[row] ?? 0, nearest[n] ?? 0]);
}
