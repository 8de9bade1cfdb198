// All scores of a model's predictions on held-out rows.
import type { Matrix } from '../../src/core/domain/matrix.ts';
import type { ReliabilityBin } from '../../src/core/learning/judging/calibration.ts';
import { calibrationError, reliability } from '../../src/core/learning/judging/calibration.ts';
import { accuracy, confusionMatrix, logLoss } from '../../src/core/learning/judging/metrics.ts';

export interface ClassScore {
  readonly name: string;
  readonly rows: number;
  /** Of the rows called so, the share that are; 0 when none was called so. */
  readonly precision: number;
  /** Of the rows that are so, the share called so. */
  readonly recall: number;
  readonly f1: number;
}

export interface AveragedScore {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export interface Scores {
  /** Of all judged rows pooled. */
  readonly pooledAccuracy: number;
  readonly perClass: readonly ClassScore[];
  /** Mean over the classes, over the rows, and over the classes weighted by their rows. */
  readonly macro: AveragedScore;
  readonly micro: AveragedScore;
  readonly weighted: AveragedScore;
  readonly logLoss: number;
  readonly calibrationError: number;
  readonly reliability: readonly ReliabilityBin[];
  /** confusion[true][predicted]. */
  readonly confusion: readonly (readonly number[])[];
}

/** `predicted` is the model's vote, `probabilities` [rows, classes] what it is based on; the two may differ. */
export function scoresOf(
  classes: readonly string[],
  truth: Int32Array,
  predicted: Int32Array,
  probabilities: Matrix,
): Scores {
  const confusion = confusionMatrix(truth, predicted, classes.length);
  const perClass = classes.map((name, c): ClassScore => {
    const right = confusion[c]![c]!;
    const rows = confusion[c]!.reduce((a, b) => a + b, 0);
    const called = confusion.reduce((sum, row) => sum + row[c]!, 0);
    const precision = called === 0 ? 0 : right / called;
    const recall = rows === 0 ? 0 : right / rows;
    return {
      name,
      rows,
      precision,
      recall,
      f1: right === 0 ? 0 : (2 * precision * recall) / (precision + recall),
    };
  });
  const right = accuracy(truth, predicted);
  const occurring = perClass.filter(({ rows }) => rows > 0);
  const bins = reliability(truth, probabilities);
  return {
    pooledAccuracy: right,
    perClass,
    macro: average(occurring, () => 1),
    // With one label a row, precision and recall over all rows are both the accuracy.
    micro: { precision: right, recall: right, f1: right },
    weighted: average(occurring, ({ rows }) => rows),
    logLoss: logLoss(truth, probabilities),
    calibrationError: calibrationError(bins),
    reliability: bins,
    confusion,
  };
}

function average(scores: readonly ClassScore[], weight: (score: ClassScore) => number): AveragedScore {
  const total = scores.reduce((sum, score) => sum + weight(score), 0);
  const mean = (part: (score: ClassScore) => number) =>
    scores.reduce((sum, score) => sum + weight(score) * part(score), 0) / total;
  return { precision: mean((s) => s.precision), recall: mean((s) => s.recall), f1: mean((s) => s.f1) };
}
