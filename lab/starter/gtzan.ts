// The public GTZAN feature table with its artists and folds.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as z from 'zod';
import { type Matrix, matrix } from '../../src/core/domain/matrix.ts';
import { parseCsv } from '../../src/core/domain/text/parseCsv.ts';
import { BASE57_NAMES } from '../../src/core/features/layout.ts';

export interface Gtzan {
  /** [1000, featureNames], row after row. */
  readonly features: Float32Array<ArrayBuffer>;
  readonly labels: readonly string[];
  /** Clips whose artist nobody found are artists of their own. */
  readonly artists: readonly string[];
  readonly files: readonly string[];
  readonly fold10: Int32Array;
  readonly artistFold5: Int32Array;
  /** 'train', 'valid', 'test', or '' for a clip left out as faulty. */
  readonly filtered: readonly string[];
}

/** GTZAN writes 'hiphop' where the vocabulary of MusicBrainz, ours, has 'hip hop'. */
export const genreOfGtzan = (name: string): string => (name === 'hiphop' ? 'hip hop' : name);

export function readGtzan(table: string, folds: string, featureNames: readonly string[]): Gtzan {
  const byFile = new Map(parseCsv(folds).map((row) => [row['file'] ?? '', row]));
  const rows = parseCsv(table).map((row) => {
    const file = (row['filename'] ?? '').replace(/\.au$/u, '');
    const fold = byFile.get(file);
    if (fold === undefined) throw new Error(`${file} has no folds`);
    return { row, file, fold };
  });
  return {
    features: Float32Array.from(
      rows.flatMap(({ row }) => featureNames.map((name) => Number(row[name] ?? 'NaN'))),
    ),
    labels: rows.map(({ row }) => genreOfGtzan(row['label'] ?? '')),
    artists: rows.map(({ fold, file }) => fold['artist'] || `unknown artist of ${file}`),
    files: rows.map(({ file }) => file),
    fold10: Int32Array.from(rows, ({ fold }) => Number(fold['fold10'])),
    artistFold5: Int32Array.from(rows, ({ fold }) => Number(fold['artist_fold5'])),
    filtered: rows.map(({ fold }) => fold['filtered'] ?? ''),
  };
}

/** The table where the shared data lie, with classes in alphabetical order. */
export function loadGtzan(): { gtzan: Gtzan; X: Matrix; y: Int32Array; classes: readonly string[] } {
  const shared = resolve(import.meta.dirname, '../..', process.env['STACKWAX_SHARED'] ?? '../shared');
  const text = (name: string) => readFileSync(resolve(shared, 'data/gtzan', name), 'utf8');
  const gtzan = readGtzan(text('features_30_sec.csv'), text('folds.csv'), BASE57_NAMES);
  const classes = [...new Set(gtzan.labels)].sort();
  return {
    gtzan,
    X: matrix(gtzan.labels.length, BASE57_NAMES.length, gtzan.features),
    y: Int32Array.from(gtzan.labels, (label) => classes.indexOf(label)),
    classes,
  };
}

const reference = z.object({
  models: z.object({
    stacking: z.object({
      fold10: z.object({ mean_accuracy: z.number() }),
      artist_fold5: z.object({ mean_accuracy: z.number() }),
      filtered: z.object({ accuracy: z.number() }),
    }),
  }),
});

/** What scikit-learn's stacking reached on the same splits, from reference_sklearn.json. */
export function scikitLearnScores(text: string): Readonly<Record<string, number>> {
  const { stacking } = reference.parse(JSON.parse(text)).models;
  return {
    fold10: stacking.fold10.mean_accuracy,
    artist_fold5: stacking.artist_fold5.mean_accuracy,
    filtered: stacking.filtered.accuracy,
  };
}
