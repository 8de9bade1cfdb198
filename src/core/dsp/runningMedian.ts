// Running medians of odd width along rows or columns, edges reflected, as SciPy's `median_filter(mode='reflect')`.
import { type Matrix, matrix } from '../domain/matrix.ts';

/** Median over `width` neighbouring columns, row by row. */
export function medianAlongRows(m: Matrix, width: number): Matrix {
  const out = matrix(m.rows, m.cols);
  for (let r = 0; r < m.rows; r++) runningMedian(m.data, out.data, r * m.cols, 1, m.cols, width);
  return out;
}

/** Median over `width` neighbouring rows, column by column. */
export function medianAlongColumns(m: Matrix, width: number): Matrix {
  const out = matrix(m.rows, m.cols);
  for (let c = 0; c < m.cols; c++) runningMedian(m.data, out.data, c, m.cols, m.rows, width);
  return out;
}

/** Slides a sorted window over `length` values that start at `offset` and lie `stride` apart. */
function runningMedian(
  from: Float32Array,
  to: Float32Array,
  offset: number,
  stride: number,
  length: number,
  width: number,
): void {
  const reach = width >> 1;
  const at = (i: number): number => from[offset + reflect(i, length) * stride]!;
  const sorted = Float32Array.from({ length: width }, (_, i) => at(i - reach)).sort();
  for (let i = 0; i < length; i++) {
    if (i > 0) replace(sorted, at(i - reach - 1), at(i + reach));
    to[offset + i * stride] = sorted[reach]!;
  }
}

/** ... c b a | a b c d | d c b ..., any number of times. */
function reflect(i: number, length: number): number {
  if (i >= 0 && i < length) return i;
  const period = 2 * length;
  const folded = ((i % period) + period) % period;
  return folded < length ? folded : period - 1 - folded;
}

/** Takes one `leaving` value out of `sorted` and puts `entering` in, shifting only what lies between. */
function replace(sorted: Float32Array, leaving: number, entering: number): void {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < leaving) low = middle + 1;
    else high = middle;
  }
  let i = low;
  if (entering > leaving) {
    for (; i + 1 < sorted.length && sorted[i + 1]! < entering; i++) sorted[i] = sorted[i + 1]!;
  } else {
    for (; i > 0 && sorted[i - 1]! > entering; i--) sorted[i] = sorted[i - 1]!;
  }
  sorted[i] = entering;
}
