// Mean and population variance, of a series and of every column of a matrix.
import type { Matrix } from '../model/matrix.ts';

export interface Moments {
  readonly mean: number;
  /** Population variance (divided by n), in the square of the values' unit. */
  readonly variance: number;
}

/** Two passes in double precision. Throws a RangeError on no values. */
export function moments(values: ArrayLike<number>): Moments {
  if (values.length === 0) throw new RangeError('no values');
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  const mean = sum / values.length;
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += (values[i]! - mean) ** 2;
  return { mean, variance: squares / values.length };
}

/** Moments of each column over all rows. */
export function columnMoments(m: Matrix): Moments[] {
  const column = new Float64Array(m.rows);
  return Array.from({ length: m.cols }, (_, c) => {
    for (let r = 0; r < m.rows; r++) column[r] = m.data[r * m.cols + c]!;
    return moments(column);
  });
}

/** The middle value, or the mean of the two middle ones. Sorts `values` in place. */
export function medianInPlace(values: Float32Array | Float64Array): number {
  values.sort();
  const middle = values.length >> 1;
  return values.length % 2 === 1 ? values[middle]! : (values[middle - 1]! + values[middle]!) / 2;
}
