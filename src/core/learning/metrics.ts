// How good predictions are, as numbers.
import type { Matrix } from '../model/matrix.ts';

/** Share of equal entries. */
export function accuracy(truth: Int32Array, predicted: Int32Array): number {
  let right = 0;
  for (let i = 0; i < truth.length; i++) if (truth[i] === predicted[i]) right += 1;
  return right / truth.length;
}

/** Entry [t][p]: how many rows of class t were predicted as p. */
export function confusionMatrix(truth: Int32Array, predicted: Int32Array, classCount: number): number[][] {
  const counts = Array.from({ length: classCount }, () => new Array<number>(classCount).fill(0));
  for (let i = 0; i < truth.length; i++) counts[truth[i]!]![predicted[i]!]! += 1;
  return counts;
}

/** Mean negative logarithm of the probability of the true class; probabilities below 1e-15 count as that. */
export function logLoss(truth: Int32Array, probabilities: Matrix): number {
  let sum = 0;
  for (let i = 0; i < truth.length; i++)
    sum -= Math.log(Math.max(1e-15, probabilities.data[i * probabilities.cols + truth[i]!]!));
  return sum / truth.length;
}
