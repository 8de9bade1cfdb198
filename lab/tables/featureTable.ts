// A table of features on disk as rows to learn from, and the folds that belong to it.
import { AppError } from '../../src/core/domain/errors.ts';
import type { Matrix } from '../../src/core/domain/matrix.ts';
import { matrix } from '../../src/core/domain/matrix.ts';
import { parseCsv } from '../../src/core/domain/text/parseCsv.ts';

export interface FeatureTable {
  /** File names without their audio extension: 'blues.00000' for 'blues.00000.au'. */
  readonly files: readonly string[];
  readonly labels: readonly string[];
  readonly featureNames: readonly string[];
  readonly X: Matrix;
}

const extension = /\.(?:au|mp3|flac|wav|ogg|opus|m4a|aac|aiff?|wma|ape|wv|mpc)$/iu;

/**
 * Columns `file` or `filename`, `label` or `genre`, and features: every other column of numbers, but for `length`, which
 * counts samples. Throws AppError 'invalid' when one of them is missing, or naming the first row without a label or with
 * something else in a column of numbers.
 */
export function parseFeatureTable(text: string): FeatureTable {
  const rows = parseCsv(text);
  if (rows.length === 0) throw new AppError('invalid', 'The table has no rows.');
  const columns = Object.keys(rows[0] ?? {});
  const fileColumn = oneOf(columns, ['file', 'filename']);
  const labelColumn = oneOf(columns, ['label', 'genre']);
  const isNumber = (text: string | undefined) =>
    text !== undefined && text.trim() !== '' && Number.isFinite(Number(text));
  const featureNames = columns.filter(
    (name) =>
      name !== fileColumn &&
      name !== labelColumn &&
      name !== 'length' &&
      rows.filter((row) => isNumber(row[name])).length > rows.length / 2,
  );
  if (featureNames.length === 0) throw new AppError('invalid', 'The table has no column of numbers.');
  rows.forEach((row, i) => {
    // Left out in silence, the column would be missed by nobody; as 0, it would mislead.
    const wrong = featureNames.find((name) => !isNumber(row[name]));
    if (wrong !== undefined)
      throw new AppError(
        'invalid',
        `Line ${i + 2} (${row[fileColumn] ?? ''}), column ${wrong}: '${row[wrong] ?? ''}' is no number.`,
      );
    if ((row[labelColumn] ?? '').trim() === '')
      throw new AppError('invalid', `Line ${i + 2} (${row[fileColumn] ?? ''}) has no ${labelColumn}.`);
  });
  return {
    files: rows.map((row) => withoutExtension(row[fileColumn] ?? '')),
    labels: rows.map((row) => row[labelColumn] ?? ''),
    featureNames,
    X: matrix(
      rows.length,
      featureNames.length,
      Float32Array.from(rows.flatMap((row) => featureNames.map((name) => Number(row[name])))),
    ),
  };
}

export type FoldRow = Readonly<Record<string, string>>;

/** The folds file's row of every row of the table. Throws AppError 'invalid' naming the first file that has none or two. */
export function joinFolds(table: FeatureTable, text: string): FoldRow[] {
  const rows = parseCsv(text);
  const fileColumn = oneOf(Object.keys(rows[0] ?? {}), ['file', 'filename']);
  const byFile = new Map<string, FoldRow>();
  rows.forEach((row, i) => {
    const file = withoutExtension(row[fileColumn] ?? '');
    if (byFile.has(file)) throw new AppError('invalid', `Line ${i + 2}: a second row for ${file}.`);
    byFile.set(file, row);
  });
  return table.files.map((file) => {
    const row = byFile.get(file);
    if (row === undefined) throw new AppError('invalid', `There is no row for ${file}.`);
    return row;
  });
}

/** Throws AppError 'invalid' where there is none of them. */
export function oneOf(columns: readonly string[], wanted: readonly string[]): string {
  const found = wanted.find((name) => columns.includes(name));
  if (found === undefined) throw new AppError('invalid', `The table has no column ${wanted.join(' or ')}.`);
  return found;
}

/** For joining tables that write names with the extension and without. */
export function withoutExtension(file: string): string {
  return file.replace(extension, '');
}
