// The table that `evaluate` and `compare` work on: rows from a CSV, splits by a folds file or made here.
import { readFile } from 'node:fs/promises';
import { InvalidArgumentError, Option } from 'commander';
import { AppError } from '../../src/core/domain/errors.ts';
import { parseCsv } from '../../src/core/domain/text/parseCsv.ts';
import { type Fold, foldsFrom } from '../../src/core/learning/judging/folds.ts';
import type { Bar } from '../../src/main/cli/progressBar.ts';
import { userPath } from '../../src/main/cli/session.ts';
import type { Dataset } from '../datasets/dataset.ts';
import { foldsApart } from '../datasets/foldsApart.ts';
import type { EvaluateOptions } from '../evaluation/evaluate.ts';
import type { EvaluationTable } from '../evaluation/fitModel.ts';
import { joinFolds, parseFeatureTable } from './featureTable.ts';

export interface TableOptions {
  readonly table: string;
  /** So many, made here, or the file that has them. */
  readonly folds?: string | number;
  readonly foldColumn?: string;
  readonly trainWhere?: string;
  readonly testWhere?: string;
  readonly seed: number;
}

export function tableOption(): Option {
  return new Option('--table <csv>', 'rows: file or filename, label or genre, numbers');
}

export function foldOptions(): Option[] {
  return [
    new Option(
      '--folds <n | csv>',
      'so many folds, which keep artists (column artist) apart, or a row a file with the columns that follow',
    ).argParser(countOrFile),
    new Option('--fold-column <name>', 'column of --folds (or of the table) that numbers the folds'),
    new Option('--train-where <col=a,b>', 'learn from these rows only, and ...').conflicts('foldColumn'),
    new Option('--test-where <col=c>', '... judge these').conflicts('foldColumn'),
  ];
}

function countOrFile(text: string): string | number {
  if (!/^\d+$/u.test(text)) return text;
  if (Number(text) < 2) throw new InvalidArgumentError('Two folds are needed.');
  return Number(text);
}

const foldsWithoutFile = 10;

/** From this share on a split is taken to hold artists out, though a few may be on both sides. */
const mostlyStrangers = 0.75;

/** Artists (column `artist`) are kept apart inside wherever the splits themselves do so, but for a few. */
export async function readEvaluation(
  options: TableOptions,
): Promise<{ table: EvaluationTable; splits: readonly Fold[] }> {
  const text = await read(options.table);
  const parsed = inFile(options.table, () => parseFeatureTable(text));
  const { X, labels, featureNames, files } = parsed;
  const foldsFile = typeof options.folds === 'string' ? options.folds : null;
  const source = foldsFile ?? options.table;
  const foldsText = foldsFile === null ? null : await read(foldsFile);
  const about = inFile(source, () => (foldsText === null ? parseCsv(text) : joinFolds(parsed, foldsText)));
  const cell = (row: number, column: string): string => {
    const value = about[row]?.[column];
    if (value === undefined) {
      const known = Object.keys(about[0] ?? {}).slice(0, 12);
      throw new AppError('invalid', `There is no column '${column}'; there are ${known.join(', ')}.`);
    }
    return value;
  };
  const rows = Array.from(labels, (_, i) => i);
  const classes = [...new Set(labels)].sort();
  const y = Int32Array.from(labels, (label) => classes.indexOf(label));
  const artists = rows.map((i) => about[i]?.['artist'] || `row ${i}`);
  const splits = inFile(source, () => splitsOf(options, files, { y, classes, groups: artists }, cell));
  // A column that splits the rows is no feature.
  const splitting = [options.foldColumn, columnOf(options.trainWhere), columnOf(options.testWhere)];
  const kept = featureNames.flatMap((name, j) => (splitting.includes(name) ? [] : [j]));
  if (kept.length === 0) throw new AppError('invalid', 'The table has no column of numbers to learn from.');
  return {
    table: {
      X: {
        rows: X.rows,
        cols: kept.length,
        data: Float32Array.from(rows.flatMap((i) => kept.map((j) => X.data[i * X.cols + j] ?? Number.NaN))),
      },
      y,
      classes,
      featureNames: kept.map((j) => featureNames[j] ?? ''),
      groups: splits.every((split) => strangers(split, artists) >= mostlyStrangers) ? artists : undefined,
    },
    splits,
  };
}

function splitsOf(
  { folds, foldColumn, trainWhere, testWhere, seed }: TableOptions,
  files: readonly string[],
  labelled: Pick<Dataset, 'y' | 'groups' | 'classes'>,
  cell: (row: number, column: string) => string,
): readonly Fold[] {
  if (trainWhere !== undefined || testWhere !== undefined) {
    if (trainWhere === undefined || testWhere === undefined)
      throw new AppError('invalid', '--train-where and --test-where go together.');
    const train = rowsWhere(trainWhere, files, cell);
    const heldOut = rowsWhere(testWhere, files, cell);
    const learned = new Set(train);
    const both = heldOut.find((i) => learned.has(i));
    if (both !== undefined)
      throw new AppError('invalid', `${files[both]} would be learned from and judged: no row may be both.`);
    return [{ train, heldOut }];
  }
  if (foldColumn === undefined)
    return foldsApart(labelled, typeof folds === 'number' ? folds : foldsWithoutFile, seed);
  const cells = files.map((file, i) => {
    const fold = cell(i, foldColumn).trim();
    if (fold === '') throw new AppError('invalid', `The row of ${file} has no ${foldColumn}.`);
    return fold;
  });
  const names = [...new Set(cells)].sort();
  if (names.length < 2)
    throw new AppError('invalid', `Column ${foldColumn} has one fold only (${names[0]}): two are needed.`);
  return foldsFrom(Int32Array.from(cells, (fold) => names.indexOf(fold)));
}

/** `where`: 'column=this,that'. */
function rowsWhere(
  where: string,
  files: readonly string[],
  cell: (row: number, column: string) => string,
): Int32Array {
  const column = columnOf(where);
  if (column === undefined || column === '')
    throw new AppError('invalid', `'${where}' should be a column and its values: column=this,that.`);
  const wanted = where.slice(column.length + 1).split(',');
  const cells = files.map((_, i) => cell(i, column));
  for (const value of wanted)
    if (!cells.includes(value)) {
      const known = [...new Set(cells)]
        .sort()
        .slice(0, 12)
        .map((one) => `'${one}'`);
      throw new AppError('invalid', `No row has ${column} '${value}'; there are ${known.join(', ')}.`);
    }
  return Int32Array.from(cells.keys()).filter((i) => wanted.includes(cells[i] ?? ''));
}

function columnOf(where: string | undefined): string | undefined {
  return where?.includes('=') === true ? where.slice(0, where.indexOf('=')) : undefined;
}

/** Failures of `use` name the file that they are about. */
function inFile<T>(name: string, use: () => T): T {
  try {
    return use();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError(error.kind, error.message, { path: userPath(name), cause: error });
  }
}

/** The share of the rows to judge whose artist is not among those to learn from. */
function strangers({ train, heldOut }: Fold, artists: readonly string[]): number {
  const learned = new Set([...train].map((i) => artists[i]));
  return [...heldOut].filter((i) => !learned.has(artists[i])).length / heldOut.length;
}

async function read(name: string): Promise<string> {
  const path = userPath(name);
  return await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new AppError('unreadable', 'This file cannot be read.', { path, cause });
  });
}
/** Shows how far the evaluation of a model is. */
export function showSteps(bar: Bar, model: string): EvaluateOptions['onStep'] {
  return (step, done, total) =>
    bar.show(
      { done, total, unit: 'steps', ratePerSecond: null, etaSeconds: null },
      model,
      step.phase === 'judging' ? `split ${step.fold} of ${step.folds}` : `learning curve, ${step.rows} rows`,
    );
}
