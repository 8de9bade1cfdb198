// How well rows lie in their clusters: silhouette (Rousseeuw 1987), Davies and Bouldin (1979).
import type { Rows } from './rows.ts';

/** [count, count] Euclidean. */
export function pairDistances(rows: Rows): Float32Array {
  const { count, centred } = rows;
  const distances = rows.squaresTo(centred, count);
  for (let i = 0; i < distances.length; i++) distances[i] = Math.sqrt(distances[i]!);
  for (let row = 0; row < count; row++) distances[row * count + row] = 0;
  return distances;
}

/**
 * The mean over all rows of (b - a) / max(a, b): a is the mean distance to the others of its own cluster, b to the nearest other one. In
 * [-1, 1]; a row alone in its cluster counts 0. Null where there are not two clusters.
 */
export function silhouette(distances: Float32Array, labels: Int32Array, k: number): number | null {
  const sizes = sizesOf(labels, k);
  if (sizes.filter((size) => size > 0).length < 2) return null;
  const sums = new Float64Array(k);
  let total = 0;
  for (let row = 0; row < labels.length; row++) {
    const own = labels[row]!;
    if (sizes[own]! < 2) continue;
    sums.fill(0);
    const first = row * labels.length;
    for (let other = 0; other < labels.length; other++) sums[labels[other]!]! += distances[first + other]!;
    const inside = sums[own]! / (sizes[own]! - 1);
    let outside = Number.POSITIVE_INFINITY;
    for (let c = 0; c < k; c++)
      if (c !== own && sizes[c]! > 0) outside = Math.min(outside, sums[c]! / sizes[c]!);
    const larger = Math.max(inside, outside);
    if (larger > 0) total += (outside - inside) / larger;
  }
  return total / labels.length;
}

/**
 * The mean over the clusters of the worst (sᵢ + sⱼ) / dᵢⱼ: s is the mean distance of a cluster's rows from its mean, d that of two means.
 * Smaller is better. Null where there are not two clusters.
 */
export function daviesBouldin(rows: Rows, labels: Int32Array, k: number): number | null {
  const { dims, centred, count } = rows;
  const sizes = sizesOf(labels, k);
  const used = [...sizes.keys()].filter((c) => sizes[c]! > 0);
  if (used.length < 2) return null;
  const means = clusterMeans(rows, labels, k);
  const spreads = new Float64Array(k);
  for (let row = 0; row < count; row++) {
    const own = labels[row]!;
    spreads[own]! += distance(centred, row, means, own, dims) / sizes[own]!;
  }
  let sum = 0;
  for (const a of used) {
    let worst = 0;
    for (const b of used) {
      if (a === b) continue;
      const apart = distance(means, a, means, b, dims);
      worst = Math.max(worst, apart === 0 ? Number.POSITIVE_INFINITY : (spreads[a]! + spreads[b]!) / apart);
    }
    sum += worst;
  }
  return sum / used.length;
}

/** [k, dims] Less the mean of all rows; zeros for a cluster without rows. */
export function clusterMeans({ count, dims, centred }: Rows, labels: Int32Array, k: number): Float64Array {
  const means = new Float64Array(k * dims);
  const sizes = sizesOf(labels, k);
  for (let row = 0; row < count; row++) {
    const own = labels[row]!;
    for (let j = 0; j < dims; j++) means[own * dims + j]! += centred[row * dims + j]! / sizes[own]!;
  }
  return means;
}

export function sizesOf(labels: Int32Array, k: number): Int32Array {
  const sizes = new Int32Array(k);
  for (const label of labels) sizes[label]! += 1;
  return sizes;
}

function distance(a: ArrayLike<number>, i: number, b: ArrayLike<number>, k: number, dims: number): number {
  let sum = 0;
  for (let j = 0; j < dims; j++) sum += (a[i * dims + j]! - b[k * dims + j]!) ** 2;
  return Math.sqrt(sum);
}
