// The table that `evaluate` and `compare` work on: rows from a CSV, splits by a folds file or made here.
import { readFile } from 'node:fs/promises';
import { Option } from 'commander';
import type { RunBaseTask } from '../../core/learning/ensembleConfig.ts';
import { joinFolds, parseFeatureTable } from '../../core/learning/featureTable.ts';
import { type Fold, foldsFrom, groupedFolds } from '../../core/learning/folds.ts';
import { AppError } from '../../core/model/errors.ts';
import type { EvaluationTable } from '../engines/evaluate.ts';
import type { LearnAnswer, LearnTask } from '../jobs/learnTask.ts';
import { createPool } from '../workers/pool.ts';
import { type Places, userPath } from './session.ts';

export interface TableOptions {
  readonly table: string;
  readonly folds?: string;
  readonly foldColumn?: string;
  readonly trainWhere?: string;
  readonly testWhere?: string;
  readonly seed: number;
}

export function tableOptions(): Option[] {
  return [
    new Option('--table <csv>', 'rows: file or filename, label or genre, numbers').makeOptionMandatory(),
    new Option('--folds <csv>', 'a row a file with the columns that follow'),
    new Option('--fold-column <name>', 'column of --folds (or of the table) that numbers the folds'),
    new Option('--train-where <col=a,b>', 'learn from these rows only, and ...').conflicts('foldColumn'),
    new Option('--test-where <col=c>', '... judge these').conflicts('foldColumn'),
  ];
}

const foldsWithoutFile = 10;

/** Artists (column `artist`) are kept apart inside wherever the splits themselves keep them apart. */
export async function readEvaluation(
  options: TableOptions,
): Promise<{ table: EvaluationTable; splits: readonly Fold[] }> {
  const text = await read(options.table);
  const { X, labels, featureNames, ...rest } = parseFeatureTable(text);
  const about = joinFolds(
    { X, labels, featureNames, ...rest },
    options.folds === undefined ? text : await read(options.folds),
  );
  const cell = (row: number, column: string): string => {
    const value = about[row]?.[column];
    if (value === undefined) throw new AppError('invalid', `There is no column '${column}'.`);
    return value;
  };
  const rows = Array.from(labels, (_, i) => i);
  const classes = [...new Set(labels)].sort();
  const y = Int32Array.from(labels, (label) => classes.indexOf(label));
  const splits = splitsOf(options, rows, y, cell);
  const column = options.foldColumn;
  // A column that numbers the folds is no feature.
  const kept = featureNames.flatMap((name, j) => (name === column ? [] : [j]));
  const artists = rows.map((i) => about[i]?.['artist'] || `row ${i}`);
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
      groups: splits.every((split) => keepsApart(split, artists)) ? artists : undefined,
    },
    splits,
  };
}

function splitsOf(
  { foldColumn, trainWhere, testWhere, seed }: TableOptions,
  rows: readonly number[],
  y: Int32Array,
  cell: (row: number, column: string) => string,
): readonly Fold[] {
  if (trainWhere !== undefined || testWhere !== undefined) {
    if (trainWhere === undefined || testWhere === undefined)
      throw new AppError('invalid', '--train-where and --test-where go together.');
    const those = (where: string): Int32Array => {
      const [column = '', values = ''] = where.split('=');
      const wanted = values.split(',');
      return Int32Array.from(rows.filter((i) => wanted.includes(cell(i, column))));
    };
    return [{ train: those(trainWhere), heldOut: those(testWhere) }];
  }
  if (foldColumn === undefined) return groupedFolds(y, undefined, foldsWithoutFile, seed);
  const names = [...new Set(rows.map((i) => cell(i, foldColumn)))].sort();
  return foldsFrom(Int32Array.from(rows, (i) => names.indexOf(cell(i, foldColumn))));
}

function keepsApart({ train, heldOut }: Fold, artists: readonly string[]): boolean {
  const learned = new Set([...train].map((i) => artists[i]));
  return [...heldOut].every((i) => !learned.has(artists[i]));
}

async function read(name: string): Promise<string> {
  const path = userPath(name);
  return await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new AppError('unreadable', 'This file cannot be read.', { path, cause });
  });
}

/** Single fits in threads, for as long as `use` takes. */
export async function withThreads<T>(
  { workerUrls }: Places,
  threads: number,
  use: (runBaseTask: RunBaseTask) => Promise<T>,
): Promise<T> {
  const pool = createPool<LearnTask, LearnAnswer>({ url: workerUrls.learn, size: threads });
  try {
    return await use(async (task, signal) => {
      const answer = await pool.run({ kind: 'fit', task }, { signal });
      if (answer.kind !== 'fit') throw new TypeError(`asked for a fit, got ${answer.kind}`);
      return answer.result;
    });
  } finally {
    await pool.close();
  }
}
