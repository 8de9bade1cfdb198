// A view: some of the columns of tracks (our own, an ear's embedding, an ear's class scores), on the axes along which a library's tracks differ.
import type { Matrix } from '../../domain/matrix.ts';
import { matrix } from '../../domain/matrix.ts';
import { fitPreprocessing, type Preprocessor } from '../learners/preprocessing.ts';
import { fitPrincipalAxes, onAxes, type PrincipalAxes } from '../personal/ears/principal.ts';

export interface View {
  /** Columns of the raw rows. */
  readonly columns: readonly number[];
  readonly standard: Preprocessor;
  readonly axes: PrincipalAxes;
}

/** With few rows to learn from, further axes tell tracks apart by what is chance: one for so many rows. */
const rowsForAxis = 4;
const fewestAxes = 8;

/** `library`: raw rows of some of the library's tracks, tagged or not; `rows`: how many there are to learn from. */
export function fitView(library: Matrix, columns: readonly number[], rows: number): View {
  const own = columnsOf(library, columns);
  const standard = fitPreprocessing({ kind: 'standard' }, own);
  const axes = fitPrincipalAxes(
    standard.transform(own),
    columns.map((_, j) => j),
  );
  const count = Math.max(fewestAxes, Math.round(rows / rowsForAxis));
  return { columns, standard, axes: { ...axes, projection: firstColumns(axes.projection, count) } };
}

/** Raw rows in the view [rows, axes]; a row's mean square over all axes is about 1. */
export function inView({ columns, standard, axes }: View, X: Matrix): Matrix {
  return onAxes(axes, standard.transform(columnsOf(X, columns)));
}

function columnsOf({ data, rows, cols }: Matrix, columns: readonly number[]): Matrix {
  const out = matrix(rows, columns.length);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns.length; j++) out.data[i * columns.length + j] = data[i * cols + columns[j]!]!;
  return out;
}

function firstColumns({ data, rows, cols }: Matrix, count: number): Matrix {
  const out = matrix(rows, Math.min(count, cols));
  for (let i = 0; i < rows; i++) out.data.set(data.subarray(i * cols, i * cols + out.cols), i * out.cols);
  return out;
}
