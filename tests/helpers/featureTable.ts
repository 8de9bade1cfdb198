// Reads the shared tables of feature values: one row a file, named columns.
import { readFileSync } from 'node:fs';

export interface FeatureTable {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly file: string; readonly values: readonly number[] }[];
}

/** The table at `path`, whose first column is the file and all others are numbers. */
export function readFeatureTable(path: string): FeatureTable {
  const [header = [], ...lines] = readFileSync(path, 'utf8')
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(','));
  return {
    columns: header.slice(1),
    rows: lines.map(([file = '', ...values]) => ({ file, values: values.map(Number) })),
  };
}
