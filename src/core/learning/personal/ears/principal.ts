// The directions in which a library's tracks differ most, as an ear hears them.

import { eigenSymmetric } from '../../../domain/maths/symmetric.ts';
import type { Matrix } from '../../../domain/matrix.ts';
import { matrix } from '../../../domain/matrix.ts';

/** Rows of `columns` standardised, then turned into fewer axes. */
export interface PrincipalAxes {
  readonly columns: readonly number[];
  readonly means: Float64Array;
  /** [columns, axes]: divides by the columns' deviations and by the root of their number, too. */
  readonly projection: Matrix;
}

const mostAxes = 64;
/** So many tracks show the directions; more would take longer. */
const mostRows = 160;

/**
 * Principal components of standardised columns, by the rows' Gram matrix, for an embedding has more columns than that.
 * `library`: raw rows. A row's mean square over all axes is 1 at most, however many columns there are.
 */
export function fitPrincipalAxes(library: Matrix, columns: readonly number[]): PrincipalAxes {
  const { means, deviations } = spread(library, columns);
  const step = Math.max(1, library.rows / mostRows);
  const chosen = Array.from({ length: Math.min(library.rows, mostRows) }, (_, at) => Math.floor(at * step));
  const scale = (j: number): number =>
    deviations[j]! > 1e-9 ? 1 / deviations[j]! / Math.sqrt(columns.length) : 0;
  const rows = chosen.map((i) =>
    Float64Array.from(
      columns,
      (column, j) => (library.data[i * library.cols + column]! - means[j]!) * scale(j),
    ),
  );
  const count = rows.length;
  const gram = new Float64Array(count * count);
  rows.forEach((a, i) => {
    for (let k = 0; k <= i; k++) {
      const b = rows[k]!;
      let sum = 0;
      for (let j = 0; j < a.length; j++) sum += a[j]! * b[j]!;
      gram[i * count + k] = sum;
      gram[k * count + i] = sum;
    }
  });
  const { values, vectors } = eigenSymmetric(gram, count);
  const axes = Math.min(mostAxes, values.filter((value) => value > 1e-9 * Math.max(1, values[0]!)).length);
  const projection = matrix(columns.length, axes);
  for (let k = 0; k < axes; k++)
    for (let j = 0; j < columns.length; j++) {
      let sum = 0;
      for (let i = 0; i < count; i++) sum += vectors[k * count + i]! * rows[i]![j]!;
      projection.data[j * axes + k] = (sum / Math.sqrt(values[k]!)) * scale(j);
    }
  return { columns, means, projection };
}

/** Raw rows on the axes [rows, axes]. */
export function onAxes({ columns, means, projection }: PrincipalAxes, X: Matrix): Matrix {
  const axes = projection.cols;
  const out = matrix(X.rows, axes);
  const sums = new Float64Array(axes);
  for (let i = 0; i < X.rows; i++) {
    sums.fill(0);
    for (let j = 0; j < columns.length; j++) {
      const off = X.data[i * X.cols + columns[j]!]! - means[j]!;
      for (let k = 0; k < axes; k++) sums[k]! += off * projection.data[j * axes + k]!;
    }
    out.data.set(sums, i * axes);
  }
  return out;
}

function spread({ data, rows, cols }: Matrix, columns: readonly number[]) {
  const means = new Float64Array(columns.length);
  const deviations = new Float64Array(columns.length);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns.length; j++) means[j]! += data[i * cols + columns[j]!]! / rows;
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns.length; j++)
      deviations[j]! += (data[i * cols + columns[j]!]! - means[j]!) ** 2 / rows;
  return { means, deviations: deviations.map(Math.sqrt) };
}
