// A dense row-major matrix: the one shape of numeric data in dsp, features and learning.

export interface Matrix {
  /** `rows * cols` values, row after row. */
  readonly data: Float32Array;
  readonly rows: number;
  readonly cols: number;
}

/** A matrix over `data`, or zeros. Throws a RangeError when the length does not fit. */
export function matrix(
  rows: number,
  cols: number,
  data: Float32Array = new Float32Array(rows * cols),
): Matrix {
  if (data.length !== rows * cols)
    throw new RangeError(`${data.length} values do not fill ${rows} x ${cols}`);
  return { data, rows, cols };
}

/** Row `i` as a view, not a copy. */
function row(m: Matrix, i: number): Float32Array {
  if (i < 0 || i >= m.rows) throw new RangeError(`row ${i} of ${m.rows}`);
  return m.data.subarray(i * m.cols, (i + 1) * m.cols);
}

/** The rows at `indices`, copied, in that order. */
export function selectRows(m: Matrix, indices: ArrayLike<number>): Matrix {
  const out = matrix(indices.length, m.cols);
  for (let i = 0; i < indices.length; i++) out.data.set(row(m, indices[i] as number), i * m.cols);
  return out;
}

/** Copies the rows of `from`, in their order, over those of `into` at `indices`. */
export function putRows(into: Matrix, indices: ArrayLike<number>, from: Matrix): void {
  for (let i = 0; i < indices.length; i++) into.data.set(row(from, i), (indices[i] as number) * into.cols);
}
