// The kernel functions of support vector machines.
import type { Matrix } from '../../domain/matrix.ts';
import type { RowArithmetic } from './rows/arithmetic.ts';
import { rowArithmetic } from './rows/inUse.ts';

/** A kernel with its numbers, as LIBSVM defines them (Chang and Lin 2011): u·v, (g u·v + r)^d, exp(-g|u-v|²), tanh(g u·v + r). */
export interface Kernel {
  readonly name: 'linear' | 'poly' | 'rbf' | 'sigmoid';
  readonly gamma: number;
  readonly coef0: number;
  readonly degree: number;
}

type EachRow = Parameters<RowArithmetic['products']>[3];

/** Calls `each` with the kernel of each row of `a` with all rows of `b` [b.rows], to be used at once. */
export function kernelRows(kernel: Kernel, a: Matrix, b: Matrix, each: EachRow): void {
  rowsFrom(kernel, a, b, 'all', each);
}

/** The kernel of all rows with one another [rows, rows]. */
export function kernelMatrix(kernel: Kernel, X: Matrix): Float64Array {
  const { rows } = X;
  const out = new Float64Array(rows * rows);
  rowsFrom(kernel, X, X, 'itself', (i, values) => {
    out.set(values, i * rows + i);
  });
  // Square by square, for columns of so many rows do not stay in the cache.
  for (let top = 0; top < rows; top += square)
    for (let left = 0; left <= top; left += square)
      for (let i = top; i < Math.min(rows, top + square); i++)
        for (let r = left; r < Math.min(i, left + square); r++) out[i * rows + r] = out[r * rows + i]!;
  return out;
}

const square = 64;

function rowsFrom(
  { name, gamma, coef0, degree }: Kernel,
  a: Matrix,
  b: Matrix,
  first: 'all' | 'itself',
  each: EachRow,
): void {
  const arithmetic = rowArithmetic();
  if (name === 'rbf') arithmetic.gaussians(a, b, first, gamma, each);
  else if (name === 'linear') arithmetic.products(a, b, first, each);
  else
    arithmetic.products(a, b, first, (i, values) => {
      for (let r = 0; r < values.length; r++)
        values[r] =
          name === 'poly' ? (gamma * values[r]! + coef0) ** degree : Math.tanh(gamma * values[r]! + coef0);
      each(i, values);
    });
}
