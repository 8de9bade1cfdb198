// Fits the ensemble on a labelled table and tells how good it is.
//
//   const { model, report } = await fitEnsemble({ X, labels, groups, featureNames }, { seed: 1, trainedAt, featureVersion });
//   model.predictDetailed(X) → { probabilities, baseLearners: Map<'knn' | 'svm' | 'mlp', Matrix> }
//   const saved = model.serialise();          // { json, weights }: model.json and weights.bin
//   const same = loadEnsemble(saved);         // needs no engine, exact
//
// Fits run here, one after the other, unless `runBaseTask` sends them elsewhere (a worker calls `runBaseTask` of
// learners.ts with the task that it receives).

import { AppError } from '../../core/domain/errors.ts';
import type { Matrix } from '../../core/domain/matrix.ts';
import type { SerialisedModel } from '../../core/learning/learners/serialisedModel.ts';
import type { EnsembleConfig, RunBaseTask } from '../../core/learning/stacking/ensembleConfig.ts';
import { defaultEnsemble } from '../../core/learning/stacking/ensembleConfig.ts';
import type { EnsembleReport } from '../../core/learning/stacking/ensembleReport.ts';
import { reportOn } from '../../core/learning/stacking/ensembleReport.ts';
import type { OutOfFold, StackingOptions } from '../../core/learning/stacking/fitStacking.ts';
import { fitStacking } from '../../core/learning/stacking/fitStacking.ts';
import type { StackingClassifier } from '../../core/learning/stacking/stackingClassifier.ts';
import { loadStacking } from '../../core/learning/stacking/stackingClassifier.ts';
import { oneAfterTheOther } from './learners.ts';

export interface LabelledTable {
  /** Raw features [rows, featureNames]. */
  readonly X: Matrix;
  /** The class name of each row. */
  readonly labels: readonly string[];
  /** The artist of each row: rows of one artist are never on both sides of a split. */
  readonly groups: readonly string[];
  readonly featureNames: readonly string[];
}

export interface FitEnsembleOptions {
  readonly seed: number;
  /** The moment to write into the report (core knows no clock). */
  readonly trainedAt: Date;
  readonly featureVersion: number;
  readonly config?: EnsembleConfig | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onStep?: StackingOptions['onStep'];
  readonly runBaseTask?: RunBaseTask | undefined;
}

export interface FittedEnsemble {
  readonly model: StackingClassifier;
  readonly report: EnsembleReport;
  readonly outOfFold: OutOfFold;
}

/**
 * Classes are the different labels, in alphabetical order. One class, one row, one artist: all work, with a report that
 * says how little was measured. Throws AppError 'too-few-examples' for an empty table, 'invalid' for values that are not
 * finite or lengths that do not agree, and the signal's reason when it aborts.
 */
export async function fitEnsemble(
  table: LabelledTable,
  options: FitEnsembleOptions,
): Promise<FittedEnsemble> {
  const { X, labels, groups, featureNames } = table;
  if (featureNames.length !== X.cols)
    throw new AppError('invalid', `${featureNames.length} feature names for ${X.cols} columns.`);
  if (labels.length !== X.rows) throw new AppError('invalid', `${labels.length} labels for ${X.rows} rows.`);
  const config = options.config ?? defaultEnsemble;
  const classes = [...new Set(labels)].sort();
  const index = new Map(classes.map((name, c) => [name, c]));
  const y = Int32Array.from(labels, (label) => index.get(label) ?? -1);
  const { model, outOfFold } = await fitStacking(config, X, y, {
    classes,
    groups,
    seed: options.seed,
    signal: options.signal,
    runBaseTask: options.runBaseTask ?? oneAfterTheOther(),
    onStep: options.onStep,
  });
  const report = reportOn({
    classes,
    y,
    groups,
    featureNames,
    outOfFold,
    config,
    seed: options.seed,
    featureVersion: options.featureVersion,
    trainedAt: options.trainedAt.toISOString(),
  });
  return { model, report, outOfFold };
}

export function loadEnsemble(saved: SerialisedModel): StackingClassifier {
  return loadStacking(saved);
}
