// Calibration: of the predictions made with 80 % confidence, eight in ten should be right.
import type { Matrix } from '../../domain/matrix.ts';

export interface ReliabilityBin {
  /** Rows whose top probability fell into this bin. */
  readonly rows: number;
  /** Their mean top probability and their share that was right; null for an empty bin. */
  readonly confidence: number | null;
  readonly accuracy: number | null;
}

/** `bins` of equal width over the probability of the top class, from 0 to 1. */
export function reliability(truth: Int32Array, probabilities: Matrix, bins = 15): ReliabilityBin[] {
  const rows = new Float64Array(bins);
  const confidence = new Float64Array(bins);
  const right = new Float64Array(bins);
  const { cols } = probabilities;
  for (let i = 0; i < truth.length; i++) {
    let top = 0;
    for (let c = 1; c < cols; c++)
      if (probabilities.data[i * cols + c]! > probabilities.data[i * cols + top]!) top = c;
    const p = probabilities.data[i * cols + top]!;
    const bin = Math.min(bins - 1, Math.floor(p * bins));
    rows[bin]! += 1;
    confidence[bin]! += p;
    if (top === truth[i]) right[bin]! += 1;
  }
  return Array.from(rows, (n, b) => ({
    rows: n,
    confidence: n === 0 ? null : confidence[b]! / n,
    accuracy: n === 0 ? null : right[b]! / n,
  }));
}

/** Expected calibration error (Naeini et al. 2015): the bins' gaps between confidence and accuracy, weighted by rows. */
export function calibrationError(bins: readonly ReliabilityBin[]): number {
  const all = bins.reduce((sum, { rows }) => sum + rows, 0);
  return bins.reduce((sum, { rows, confidence, accuracy }) => {
    if (confidence === null || accuracy === null) return sum;
    return sum + (rows / all) * Math.abs(confidence - accuracy);
  }, 0);
}
