// Rows that nobody has told the class of, and what they say about the classes: each counts for a class as much as it is thought to be of it.
import type { Matrix } from '../../domain/matrix.ts';
import { type Spread, spreadOf } from '../maths/classSpread.ts';

export interface HeardConfig {
  /** How often rows are judged and learned from again. */
  readonly rounds: number;
  /** What such a row counts, a row with a class counting about 1. */
  readonly weight: number;
  /** Opinions are raised to this power first: above 1 a row counts more for its likeliest class. */
  readonly sharpness: number;
}

/** How the rows spread in each class, by the opinions on them [rows, classes]: the E step of McLachlan (1975) and Nigam et al. (2000). */
export function heardSpreads(config: HeardConfig, X: Matrix, opinions: Matrix): Spread[] {
  const shares = Float64Array.from(opinions.data, (p) => p ** config.sharpness);
  for (let i = 0; i < X.rows; i++) {
    const row = shares.subarray(i * opinions.cols, (i + 1) * opinions.cols);
    const total = row.reduce((a, b) => a + b);
    row.forEach((share, c) => {
      row[c] = (config.weight * share) / total;
    });
  }
  return Array.from({ length: opinions.cols }, (_, c) =>
    spreadOf(
      X,
      Float64Array.from({ length: X.rows }, (_, i) => shares[i * opinions.cols + c]!),
    ),
  );
}
