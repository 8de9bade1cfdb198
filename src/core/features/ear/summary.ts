// From a model's rows to one vector a window: means, probabilities and their log-odds.
import type { EarManifest } from '../../domain/ear.ts';

export type Activation = NonNullable<EarManifest['scores']>['activation'];

/** The mean of rows that come in parts. */
export interface MeanRows {
  /** The first `share` of `rows`; the rest are of segments that only fill a batch. */
  add(rows: Float32Array, share: number): void;
  mean(): Float32Array;
}

export function meanRows(size: number): MeanRows {
  const sum = new Float64Array(size);
  let count = 0;
  return {
    add(rows, share) {
      const kept = Math.round((rows.length / size) * share);
      count += kept;
      for (let r = 0; r < kept; r++) for (let c = 0; c < size; c++) sum[c]! += rows[r * size + c]!;
    },
    mean: () => Float32Array.from(sum, (value) => value / count),
  };
}

/** Of rows of `size` outputs. */
export function probabilities(rows: Float32Array, size: number, activation: Activation): Float32Array {
  if (activation === 'none') return rows;
  if (activation === 'sigmoid') return rows.map((x) => 1 / (1 + Math.exp(-x)));
  const out = new Float32Array(rows.length);
  for (let from = 0; from < rows.length; from += size) {
    const row = rows.subarray(from, from + size);
    const largest = row.reduce((most, x) => Math.max(most, x), -Infinity);
    const sum = row.reduce((total, x) => total + Math.exp(x - largest), 0);
    for (let c = 0; c < size; c++) out[from + c] = Math.exp(row[c]! - largest) / sum;
  }
  return out;
}

/** What is less than one in a billion is no more than that. */
const least = 1e-9;

/** ln(p / (1 - p)) */
export function logOdds(chances: Float32Array): Float32Array {
  return chances.map((chance) => {
    const p = Math.min(1 - least, Math.max(least, chance));
    return Math.log(p / (1 - p));
  });
}
