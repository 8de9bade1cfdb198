// Mean and population variance, of a series and of every column of a matrix; medians; rounding.
import type { Matrix } from '../domain/matrix.ts';

export interface Moments {
  readonly mean: number;
  /** Population variance (divided by n), in the square of the values' unit. */
  readonly variance: number;
}

/** One pass in double precision, relative to the first value. Throws a RangeError on no values. */
export function moments(values: Float32Array | Float64Array): Moments {
  const n = values.length;
  if (n === 0) throw new RangeError('no values');
  const origin = values[0]!;
  // Two sums of each kind, because additions that depend on each other are slow.
  let sumA = 0;
  let sumB = 0;
  let squaresA = 0;
  let squaresB = 0;
  for (let i = n % 2; i < n; i += 2) {
    const a = values[i]! - origin;
    const b = values[i + 1]! - origin;
    sumA += a;
    sumB += b;
    squaresA += a * a;
    squaresB += b * b;
  }
  const mean = (sumA + sumB) / n;
  return { mean: origin + mean, variance: Math.max(0, (squaresA + squaresB) / n - mean * mean) };
}

/** Moments of each column over all rows. */
export function columnMoments(m: Matrix): Moments[] {
  const column = new Float64Array(m.rows);
  const all: Moments[] = [];
  for (let c = 0; c < m.cols; c++) {
    for (let r = 0; r < m.rows; r++) column[r] = m.data[r * m.cols + c]!;
    all.push(moments(column));
  }
  return all;
}

/** The middle value, or the mean of the two middle ones. Reorders `values`; NaN for none. */
export function medianInPlace(values: Float32Array | Float64Array): number {
  if (values.length === 0) return Number.NaN;
  const middle = values.length >> 1;
  const upper = select(values, middle);
  if (values.length % 2 === 1) return upper;
  let lower = values[0]!;
  for (let i = 1; i < middle; i++) if (values[i]! > lower) lower = values[i]!;
  return (lower + upper) / 2;
}

/** The `k`-th smallest value (from 0), all smaller or equal ones moved before it (Hoare 1961). */
function select(values: Float32Array | Float64Array, k: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const pivot = values[(low + high) >> 1]!;
    let i = low;
    let j = high;
    while (i <= j) {
      while (values[i]! < pivot) i++;
      while (values[j]! > pivot) j--;
      if (i > j) break;
      const swapped = values[i]!;
      values[i++] = values[j]!;
      values[j--] = swapped;
    }
    if (k <= j) high = j;
    else if (k >= i) low = i;
    else break;
  }
  return values[k]!;
}

/** The nearest integer, a half to the even one, as NumPy rounds. */
export function roundHalfToEven(x: number): number {
  const floor = Math.floor(x);
  return x - floor === 0.5 ? floor + (floor % 2) : Math.round(x);
}
