// How good predictions are, as numbers.
import type { Matrix } from '../../domain/matrix.ts';

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
  return logLosses(truth, probabilities).reduce((a, b) => a + b, 0) / truth.length;
}

/** The same of each row. */
export function logLosses(truth: Int32Array, { data, cols }: Matrix): Float64Array {
  return Float64Array.from(truth, (label, i) => -Math.log(Math.max(1e-15, data[i * cols + label]!)));
}

export function meanOf(values: Float64Array): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}

/** Whether the mean of `losses` is below that of `others` on the same rows by more than the difference's standard error. */
export function isClearlyBetter(losses: Float64Array, others: Float64Array): boolean {
  const gains = others.map((other, i) => other - losses[i]!);
  const gain = meanOf(gains);
  return gain > Math.sqrt(meanOf(gains.map((one) => (one - gain) ** 2)) / gains.length);
}
