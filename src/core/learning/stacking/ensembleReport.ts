// The report of a fitted ensemble: what it learned from, and how it did on held-out rows.
import type { Layout } from '../../domain/layout.ts';
import type { Matrix } from '../../domain/matrix.ts';
import { selectRows } from '../../domain/matrix.ts';
import type { ReliabilityBin } from '../judging/calibration.ts';
import { calibrationError, reliability } from '../judging/calibration.ts';
import { accuracy, confusionMatrix, logLoss } from '../judging/metrics.ts';
import { argmaxRows } from '../learners/learner.ts';
import type { EnsembleConfig } from './ensembleConfig.ts';
import type { OutOfFold } from './fitStacking.ts';

/** Plain JSON. Figures are null where nothing could be measured (fewer than two folds). */
export interface EnsembleReport {
  readonly trainedAt: string;
  readonly seed: number;
  /** The feature groups of its columns. */
  readonly groups: Layout;
  readonly featureNames: readonly string[];
  readonly classes: readonly string[];
  readonly rows: number;
  readonly rowsPerClass: { readonly [genre: string]: number };
  readonly artists: number;
  readonly folds: number;
  /** Rows that were judged out of fold. */
  readonly judgedRows: number;
  /** Out of fold, artists kept apart. */
  readonly accuracy: number | null;
  readonly logLoss: number | null;
  /** Expected gap between confidence and accuracy over 15 bins, and the bins. */
  readonly calibrationError: number | null;
  readonly reliability: readonly ReliabilityBin[];
  readonly accuracyPerFold: readonly number[];
  readonly baseLearners: { readonly [name: string]: { readonly accuracy: number | null } };
  /** confusion[t][p]: judged rows of class t predicted as class p, in the order of `classes`. */
  readonly confusion: readonly (readonly number[])[];
  readonly config: EnsembleConfig;
}

interface Findings {
  readonly classes: readonly string[];
  readonly y: Int32Array;
  readonly groups: readonly string[];
  readonly featureNames: readonly string[];
  readonly outOfFold: OutOfFold;
  readonly config: EnsembleConfig;
  readonly seed: number;
  readonly layout: Layout;
  readonly trainedAt: string;
}

export function reportOn(findings: Findings): EnsembleReport {
  const { classes, y, outOfFold, config } = findings;
  const { judged, folds } = outOfFold;
  const truth = judged.map((i) => y[i]!);
  const probabilities = selectRows(outOfFold.probabilities, judged);
  const predicted = argmaxRows(outOfFold.probabilities);
  const bins = reliability(truth, probabilities);
  const share = (rows: Int32Array, of: Int32Array): number | null =>
    rows.length === 0
      ? null
      : accuracy(
          rows.map((i) => y[i]!),
          rows.map((i) => of[i]!),
        );
  const isJudged = new Set(judged);
  const accuracyOf = (opinions: Matrix): number | null => share(judged, argmaxRows(opinions));
  return {
    trainedAt: findings.trainedAt,
    seed: findings.seed,
    groups: findings.layout,
    featureNames: findings.featureNames,
    classes,
    rows: y.length,
    rowsPerClass: Object.fromEntries(
      classes.map((name, c) => [name, y.filter((label) => label === c).length]),
    ),
    artists: new Set(findings.groups).size,
    folds: folds.length,
    judgedRows: judged.length,
    accuracy: share(judged, predicted),
    logLoss: judged.length === 0 ? null : logLoss(truth, probabilities),
    calibrationError: judged.length === 0 ? null : calibrationError(bins),
    reliability: judged.length === 0 ? [] : bins,
    accuracyPerFold: folds.flatMap(({ heldOut }) => {
      const found = share(
        heldOut.filter((i) => isJudged.has(i)),
        predicted,
      );
      return found === null ? [] : [found];
    }),
    baseLearners: Object.fromEntries(
      [...outOfFold.baseLearners].map(([name, opinions]) => [name, { accuracy: accuracyOf(opinions) }]),
    ),
    confusion: confusionMatrix(
      truth,
      judged.map((i) => predicted[i]!),
      classes.length,
    ),
    config,
  };
}
