// Linear discriminants of the columns that the starter lacks, of what they add to the starter's columns.

import { cholesky, solveLower, solveUpper } from '../../domain/maths/symmetric.ts';
import type { Matrix } from '../../domain/matrix.ts';
import { classMeans, type KnownRows } from './knownRows.ts';
import { blend, type Scatter, scatterWithin } from './scatter.ts';

/**
 * Only the user's library has these columns. The spread within a genre is much like the spread within an
 * artist's tracks, for which no label is needed. What the starter's columns predict of the further ones (by regression
 * within genres) is taken off, so that the two opinions may be multiplied: p(all | genre) = p(starter's | genre) p(further
 * | starter's, genre).
 * `ridge`: share of the identity in that spread. `towardsAll`: a class's mean is drawn to that of all by so many rows.
 * `divisor`: columns depend on one another more than Gaussians do. `freedomForHalf`: where artists have a track each, little is
 * known of how their tracks spread, and the further columns are believed as much as so many degrees of freedom make them.
 * Chosen on splits of their own by `npm run bench -- corrections --seed 1001`; see docs/adr/0013.
 */
const chosen = { ridge: 1, towardsAll: 10, divisor: 5, freedomForHalf: 30 };

/** Scores w_c · x + b_c of all columns [classes, columns + 1], the last one the constant. */
export function fitFurther(
  known: KnownRows,
  withinArtists: Scatter,
  starterColumns: readonly number[],
): Float64Array {
  const { cols } = known.X;
  const isStarters = new Set(starterColumns);
  const further = Array.from({ length: cols }, (_, j) => j).filter((j) => !isStarters.has(j));
  const order = [...starterColumns, ...further];
  const classes = known.shares.cols;
  const width = cols + 1;
  const weights = new Float64Array(classes * width);
  if (further.length === 0) return weights;

  // In a Cholesky factor with the starter's columns first, the further rows are the regression and what it leaves.
  const covariance = blend(scatterWithin(known), withinArtists, chosen.ridge);
  const ordered = new Float64Array(cols * cols);
  order.forEach((from, j) => {
    order.forEach((to, k) => {
      ordered[j * cols + k] = covariance[from * cols + to]!;
    });
  });
  const lower = cholesky(ordered, cols);
  const { means, counts, overall } = classMeans(known);
  const { degreesOfFreedom } = withinArtists;
  const scale = degreesOfFreedom / (degreesOfFreedom + chosen.freedomForHalf) / chosen.divisor;
  for (let c = 0; c < classes; c++) {
    const mean = Float64Array.from(order, (j) => {
      const sum = counts[c]! * means[c * cols + j]! + chosen.towardsAll * overall[j]!;
      return sum / (counts[c]! + chosen.towardsAll);
    });
    solveLower(lower, mean);
    mean.fill(0, 0, starterColumns.length);
    const square = mean.reduce((sum, x) => sum + x * x, 0);
    solveUpper(lower, mean);
    order.forEach((j, at) => {
      weights[c * width + j] = scale * mean[at]!;
    });
    weights[c * width + cols] = (-square / 2) * scale;
  }
  return weights;
}

/** Scores [rows, classes] of preprocessed rows. */
export function furtherScores(weights: Float64Array, X: Matrix): Float64Array {
  const width = X.cols + 1;
  const classes = weights.length / width;
  const out = new Float64Array(X.rows * classes);
  for (let i = 0; i < X.rows; i++)
    for (let c = 0; c < classes; c++) {
      let sum = weights[c * width + X.cols]!;
      for (let j = 0; j < X.cols; j++) sum += weights[c * width + j]! * X.data[i * X.cols + j]!;
      out[i * classes + c] = sum;
    }
  return out;
}
