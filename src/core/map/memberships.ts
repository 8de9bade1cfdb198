// How strongly a point belongs to each of its neighbours, as UMAP has it (McInnes, Healy and Melville 2018).

/** Bisections, which is more than single precision can tell apart. */
const steps = 64;
/** Of the mean distance: a scale is no smaller, or equal points would count as if nothing else were near. */
const leastScale = 1e-3;

/**
 * For ascending distances to k neighbours: the distance of the nearest that is not at the same place, and the scale with which the
 * memberships exp(-max(0, d - nearest) / scale) sum to log2 k.
 */
export function membershipScale(distances: Float64Array): { nearestAt: number; scale: number } {
  const k = distances.length;
  const nearestAt = distances.find((distance) => distance > 0) ?? 0;
  const wanted = Math.log2(k);
  let low = 0;
  let high = Number.POSITIVE_INFINITY;
  let scale = 1;
  for (let step = 0; step < steps; step++) {
    let sum = 0;
    for (const distance of distances) sum += Math.exp(-Math.max(0, distance - nearestAt) / scale);
    if (Math.abs(sum - wanted) < 1e-9) break;
    if (sum > wanted) high = scale;
    else low = scale;
    scale = high === Number.POSITIVE_INFINITY ? 2 * low : (low + high) / 2;
  }
  const mean = distances.reduce((sum, distance) => sum + distance, 0) / k;
  return { nearestAt, scale: Math.max(scale, leastScale * mean, Number.MIN_VALUE) };
}
