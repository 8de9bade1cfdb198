// Rows that clustering goes through again and again, and what it asks of them: its interface, and the plain implementation.

/** Which centre each row is nearest to. Valid until the next `assign`. */
export interface Assignment {
  /** Of equally near centres the first. */
  readonly labels: Int32Array;
  /** Squared distance to it. */
  readonly squares: Float32Array;
  /** [centres, dims] Of the rows of each centre. */
  readonly sums: Float64Array;
  readonly counts: Int32Array;
}

export interface Rows {
  readonly count: number;
  readonly dims: number;
  /** [count, dims] Less the mean of all rows, so that single precision goes far. */
  readonly centred: Float32Array;
  readonly mean: Float64Array;
  /** To be asked again and again with other centres, as many each time; they are less the mean, too. */
  assigner(k: number): (centres: Float32Array) => Assignment;
  /** [centres, count] Squared distances. The caller's own. */
  squaresTo(centres: Float32Array, k: number): Float32Array;
  /** These rows alone. */
  some(chosen: ArrayLike<number>): Rows;
}

/** Copies of these rows [chosen, dims]. */
export function copied(points: Float32Array, dims: number, chosen: ArrayLike<number>): Float32Array {
  const out = new Float32Array(chosen.length * dims);
  for (let n = 0; n < chosen.length; n++) {
    const from = chosen[n]! * dims;
    out.set(points.subarray(from, from + dims), n * dims);
  }
  return out;
}

/** From [count, dims]. */
export type CreateRows = (points: Float32Array, count: number, dims: number) => Rows;

export const plainRows: CreateRows = (points, count, dims) => {
  const { centred, mean } = aroundMean(points, count, dims);
  const square = (row: number, centres: Float32Array, c: number): number => {
    let sum = 0;
    for (let j = 0; j < dims; j++) sum += (centred[row * dims + j]! - centres[c * dims + j]!) ** 2;
    return sum;
  };
  return {
    count,
    dims,
    centred,
    mean,
    assigner(k) {
      const labels = new Int32Array(count);
      const squares = new Float32Array(count);
      return (centres) => {
        const sums = new Float64Array(k * dims);
        const counts = new Int32Array(k);
        for (let row = 0; row < count; row++) {
          let label = 0;
          let nearest = Number.POSITIVE_INFINITY;
          for (let c = 0; c < k; c++) {
            const distance = square(row, centres, c);
            if (distance >= nearest) continue;
            nearest = distance;
            label = c;
          }
          labels[row] = label;
          squares[row] = nearest;
          counts[label]! += 1;
          for (let j = 0; j < dims; j++) sums[label * dims + j]! += centred[row * dims + j]!;
        }
        return { labels, squares, sums, counts };
      };
    },
    squaresTo(centres, k) {
      const out = new Float32Array(k * count);
      for (let c = 0; c < k; c++)
        for (let row = 0; row < count; row++) out[c * count + row] = square(row, centres, c);
      return out;
    },
    some: (chosen) => plainRows(copied(points, dims, chosen), chosen.length, dims),
  };
};

export function aroundMean(
  points: Float32Array,
  count: number,
  dims: number,
): { centred: Float32Array; mean: Float64Array } {
  const mean = new Float64Array(dims);
  for (let row = 0; row < count; row++) for (let j = 0; j < dims; j++) mean[j]! += points[row * dims + j]!;
  for (let j = 0; j < dims; j++) mean[j]! /= Math.max(1, count);
  const centred = new Float32Array(count * dims);
  for (let row = 0; row < count; row++)
    for (let j = 0; j < dims; j++) centred[row * dims + j] = points[row * dims + j]! - mean[j]!;
  return { centred, mean };
}
