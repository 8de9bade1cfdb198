// The GTZAN table with scikit-learn's verdicts on it.
import { readFileSync } from 'node:fs';
import { genreOfGtzan, readGtzan } from '../../../lab/starter/gtzan.ts';
import { type Matrix, matrix } from '../../../src/core/domain/matrix.ts';
import { BASE57_NAMES } from '../../../src/core/features/layout.ts';
import { sharedData } from '../../helpers/shared.ts';

export interface GtzanTable {
  readonly X: Matrix;
  readonly y: Int32Array;
  readonly classes: readonly string[];
  readonly artists: readonly string[];
  readonly fold10: Int32Array;
  /** What scikit-learn predicted for each row over `fold10`, as class indices. */
  referenceLabels(model: 'knn' | 'svm'): Int32Array;
  referenceAccuracy(model: string): number;
}

export function gtzanTable(): GtzanTable {
  const text = (name: string) => readFileSync(sharedData('gtzan', name), 'utf8');
  const table = readGtzan(text('features_30_sec.csv'), text('folds.csv'), BASE57_NAMES);
  const classes = [...new Set(table.labels)].sort();
  const { models } = JSON.parse(text('reference_sklearn.json'));
  return {
    X: matrix(table.labels.length, BASE57_NAMES.length, table.features),
    y: Int32Array.from(table.labels, (label) => classes.indexOf(label)),
    classes,
    artists: table.artists,
    fold10: table.fold10,
    referenceLabels: (model) =>
      Int32Array.from(table.files, (file) =>
        classes.indexOf(genreOfGtzan(models[model].fold10.predictions[file])),
      ),
    referenceAccuracy: (model) => models[model].fold10.mean_accuracy,
  };
}
