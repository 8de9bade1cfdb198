// The arithmetic of rows in TypeScript: the reference, and what runs where WebAssembly does not.
import type { RowArithmetic, Rows } from './arithmetic.ts';
import { exponential, exponentialLess1, logarithm } from './elementary.ts';

export const plainRows: RowArithmetic = {
  products(a, b, first, each) {
    const values = new Float64Array(b.rows);
    for (let i = 0; i < a.rows; i++) each(i, productsOf(a, i, b, first === 'all' ? 0 : i, values));
  },
  gaussians(a, b, first, gamma, each) {
    const norms = squaredNorms(b);
    const values = new Float64Array(b.rows);
    for (let i = 0; i < a.rows; i++) {
      const from = first === 'all' ? 0 : i;
      const row = productsOf(a, i, b, from, values);
      const norm = dot(a, i, a, i);
      for (let r = 0; r < row.length; r++)
        row[r] = exponential(-gamma * Math.max(0, norm + norms[from + r]! - 2 * row[r]!));
      each(i, row);
    }
  },
  tails(a, centres, { scale, exponent, shares }) {
    const norms = squaredNorms(centres);
    const bases = new Float64Array(centres.rows);
    return Float64Array.from({ length: a.rows }, (_, i) => {
      const norm = dot(a, i, a, i);
      productsOf(a, i, centres, 0, bases);
      let nearest = Number.POSITIVE_INFINITY;
      for (let r = 0; r < bases.length; r++) {
        bases[r] = 1 + scale * Math.max(0, norm + norms[r]! - 2 * bases[r]!);
        nearest = Math.min(nearest, bases[r]!);
      }
      // Against the nearest, so that nothing underflows. Two sums, as the kernel has two lanes.
      const sums = [0, 0];
      for (let r = 0; r < bases.length; r++)
        sums[r & 1]! += shares[r]! * exponential(exponent * logarithm(nearest / bases[r]!));
      return logarithm(sums[0]! + sums[1]!) - exponent * logarithm(nearest);
    });
  },
  withPowers(parts, use) {
    return use((part, factor) => {
      const sum = [0, 0];
      const squares = [0, 0];
      parts[part]!.forEach((value, at) => {
        const e = exponentialLess1(factor * value);
        sum[at & 1]! += e;
        squares[at & 1]! += e * e;
      });
      return { sum: sum[0]! + sum[1]!, squares: squares[0]! + squares[1]! };
    });
  },
};

export function squaredNorms(rows: Rows): Float64Array {
  return Float64Array.from({ length: rows.rows }, (_, i) => dot(rows, i, rows, i));
}

function productsOf(a: Rows, i: number, b: Rows, from: number, into: Float64Array): Float64Array {
  const out = into.subarray(0, b.rows - from);
  for (let r = from; r < b.rows; r++) out[r - from] = dot(a, i, b, r);
  return out;
}

// Four sums side by side, a column to the one of its number modulo four: those of one would each wait for the one before.
function dot(a: Rows, i: number, b: Rows, r: number): number {
  const { data, cols } = a;
  const other = b.data;
  const from = i * cols;
  const at = r * cols;
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  const whole = cols & ~3;
  for (let j = 0; j < whole; j += 4) {
    s0 += data[from + j]! * other[at + j]!;
    s1 += data[from + j + 1]! * other[at + j + 1]!;
    s2 += data[from + j + 2]! * other[at + j + 2]!;
    s3 += data[from + j + 3]! * other[at + j + 3]!;
  }
  if (whole < cols) s0 += data[from + whole]! * other[at + whole]!;
  if (whole + 1 < cols) s1 += data[from + whole + 1]! * other[at + whole + 1]!;
  if (whole + 2 < cols) s2 += data[from + whole + 2]! * other[at + whole + 2]!;
  return s0 + s1 + (s2 + s3);
}
