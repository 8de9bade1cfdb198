// Products of columns, as covariances are made of: those of the rows of the matrix turned over.
import type { Rows } from './arithmetic.ts';
import { rowArithmetic } from './inUse.ts';

/**
 * The sums over rows of `left` times `right`, column by column [cols, cols], of matrices of the same shape whose products are symmetric: one is
 * the other with a factor a row.
 */
export function columnProducts(left: Rows, right: Rows): Float64Array {
  const { cols } = left;
  const out = new Float64Array(cols * cols);
  const turned = turnedOver(left);
  const other = left === right ? turned : turnedOver(right);
  rowArithmetic().products(turned, other, 'itself', (j, values) => {
    for (let at = 0; at < values.length; at++) {
      const k = j + at;
      out[j * cols + k] = values[at]!;
      out[k * cols + j] = values[at]!;
    }
  });
  return out;
}

const square = 32;

/** The same matrix, columns as rows. */
export function turnedOver({ data, rows, cols }: Rows): Rows {
  const out = new Float64Array(rows * cols);
  // Square by square, which stay in the cache.
  for (let top = 0; top < rows; top += square)
    for (let left = 0; left < cols; left += square)
      for (let i = top; i < Math.min(rows, top + square); i++)
        for (let j = left; j < Math.min(cols, left + square); j++) out[j * rows + i] = data[i * cols + j]!;
  return { data: out, rows: cols, cols: rows };
}
