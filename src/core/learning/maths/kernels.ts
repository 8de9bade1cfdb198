// The kernel functions of support vector machines.
import type { Matrix } from '../../domain/matrix.ts';

/** A kernel with its numbers, as LIBSVM defines them (Chang and Lin 2011): u·v, (g u·v + r)^d, exp(-g|u-v|²), tanh(g u·v + r). */
export interface Kernel {
  readonly name: 'linear' | 'poly' | 'rbf' | 'sigmoid';
  readonly gamma: number;
  readonly coef0: number;
  readonly degree: number;
}

/** |row|² of every row. */
export function squaredNorms(m: Matrix): Float64Array {
  const out = new Float64Array(m.rows);
  for (let i = 0; i < m.rows; i++) out[i] = dot(m.data, i * m.cols, m.data, i * m.cols, m.cols);
  return out;
}

/** Writes the kernel of row `i` of `a` with every row of `b` into `out` [b.rows]. */
export function kernelRow(
  kernel: Kernel,
  a: Matrix,
  i: number,
  b: Matrix,
  normsOfB: Float64Array,
  out: Float64Array,
): void {
  const { cols } = a;
  const from = i * cols;
  const { gamma, coef0, degree } = kernel;
  const norm = kernel.name === 'rbf' ? dot(a.data, from, a.data, from, cols) : 0;
  for (let r = 0; r < b.rows; r++) {
    const product = dot(a.data, from, b.data, r * cols, cols);
    if (kernel.name === 'rbf') out[r] = Math.exp(-gamma * Math.max(0, norm + normsOfB[r]! - 2 * product));
    else if (kernel.name === 'linear') out[r] = product;
    else if (kernel.name === 'poly') out[r] = (gamma * product + coef0) ** degree;
    else out[r] = Math.tanh(gamma * product + coef0);
  }
}

// Four sums side by side: the additions of one would each wait for the one before.
function dot(a: Float32Array, from: number, b: Float32Array, at: number, length: number): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  const whole = length & ~3;
  for (let j = 0; j < whole; j += 4) {
    s0 += a[from + j]! * b[at + j]!;
    s1 += a[from + j + 1]! * b[at + j + 1]!;
    s2 += a[from + j + 2]! * b[at + j + 2]!;
    s3 += a[from + j + 3]! * b[at + j + 3]!;
  }
  for (let j = whole; j < length; j++) s0 += a[from + j]! * b[at + j]!;
  return s0 + s1 + (s2 + s3);
}
