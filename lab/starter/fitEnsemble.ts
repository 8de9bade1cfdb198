// Fits the ensemble on a labelled table, with a report of how good it is.
import { AppError } from '../../src/core/domain/errors.ts';
import type { Layout } from '../../src/core/domain/layout.ts';
import type { EnsembleConfig, RunBaseTask } from '../../src/core/learning/stacking/ensembleConfig.ts';
import { defaultEnsemble } from '../../src/core/learning/stacking/ensembleConfig.ts';
import type { EnsembleReport } from '../../src/core/learning/stacking/ensembleReport.ts';
import { reportOn } from '../../src/core/learning/stacking/ensembleReport.ts';
import type { OutOfFold, StackingOptions } from '../../src/core/learning/stacking/fitStacking.ts';
import { fitStacking } from '../../src/core/learning/stacking/fitStacking.ts';
import type { StackingClassifier } from '../../src/core/learning/stacking/stackingClassifier.ts';
import { oneAfterTheOther } from '../../src/main/engines/learners.ts';
import type { LabelledTable } from '../../src/main/engines/starter.ts';

export interface FitEnsembleOptions {
  readonly seed: number;
  /** The moment to write into the report (core has no clock). */
  readonly trainedAt: Date;
  /** The feature groups that the table's columns are. */
  readonly layout: Layout;
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
 * shows how little was measured. Throws AppError 'too-few-examples' for an empty table, 'invalid' for values that are not
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
    layout: options.layout,
    trainedAt: options.trainedAt.toISOString(),
  });
  return { model, report, outOfFold };
}
