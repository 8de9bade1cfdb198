// Puts rows that came later into the cluster whose middle is nearest.

/** The cluster of each row of `wanted`; `clusters` [rows] has -1 where a row is in none. Null where no row is in any. */
export function nearestClusters(
  points: Float32Array,
  dims: number,
  clusters: Int32Array,
  wanted: readonly number[],
): Int32Array | null {
  const sums = new Map<number, { sum: Float64Array; rows: number }>();
  clusters.forEach((cluster, row) => {
    if (cluster < 0) return;
    const own = sums.get(cluster) ?? { sum: new Float64Array(dims), rows: 0 };
    for (let j = 0; j < dims; j++) own.sum[j]! += points[row * dims + j]!;
    own.rows += 1;
    sums.set(cluster, own);
  });
  if (sums.size === 0) return null;
  const middles = [...sums].map(([cluster, { sum, rows }]) => ({
    cluster,
    middle: sum.map((x) => x / rows),
  }));
  return Int32Array.from(wanted, (row) => {
    let nearest = -1;
    let least = Number.POSITIVE_INFINITY;
    for (const { cluster, middle } of middles) {
      let square = 0;
      for (let j = 0; j < dims; j++) square += (points[row * dims + j]! - middle[j]!) ** 2;
      if (square >= least) continue;
      least = square;
      nearest = cluster;
    }
    return nearest;
  });
}
