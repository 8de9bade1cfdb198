// A Gaussian for each class on the starter's columns; how genres spread and differ is learned from the starter's.

import { cholesky, eigenSymmetric, solveLower } from '../../domain/maths/symmetric.ts';
import type { Matrix } from '../../domain/matrix.ts';
import { project } from '../maths/discriminant.ts';
import { classMeans, type KnownRows } from './knownRows.ts';
import { blend, grouped, type Scatter, scatterWithin } from './scatter.ts';

/**
 * Probabilistic linear discriminant analysis (Ioffe 2006; Prince and Elder 2007), as it is used to know a speaker by a few
 * words: where a class's mean may lie is itself a Gaussian. Its covariance is that between the starter's genres, and a
 * little of every direction; its mean is the starter's for a genre that the starter knows (then it lies close by, for
 * recordings differ more than genres do), and that of all the user's rows for others. So few rows move a mean far where
 * genres differ, and hardly where they do not, and how sure the mean is counts when a track is judged.
 * `ridge`: share of the identity in the spread within classes. `everywhere`: variance of a mean in every direction.
 * `close`: the same variances for a known genre, as a share. `evenRows`: classes spread more or less widely than all
 * together do; so many rows are the prior for 'as widely'. `divisor`: columns depend on one another more than Gaussians do.
 * Chosen on splits of their own by `npm run bench -- corrections --seed 1001`; see docs/adr/0013.
 */
const chosen = { ridge: 0.03, everywhere: 0.1, close: 0.03, evenRows: 50, divisor: 2 };

/** How the starter's rows, preprocessed, spread. */
export interface StarterSpread {
  readonly within: Scatter;
  /** Covariance of the genres' means [columns, columns]. */
  readonly between: Float64Array;
  readonly means: ReadonlyMap<string, Float64Array>;
}

/** Gaussians whose axes are all independent. */
export interface Gaussians {
  /** [columns, axes] */
  readonly projection: Matrix;
  /** [classes, axes] */
  readonly means: Float64Array;
  readonly variances: Float64Array;
}

export function starterSpread(X: Matrix, labels: readonly string[]): StarterSpread {
  const known = grouped(X, labels);
  const { cols } = X;
  const { means, overall } = classMeans(known);
  const names = [...new Set(labels)];
  const ofGenre = new Map(names.map((name, c) => [name, means.slice(c * cols, (c + 1) * cols)]));
  const between = new Float64Array(cols * cols);
  for (const mean of ofGenre.values())
    for (let j = 0; j < cols; j++)
      for (let k = 0; k < cols; k++)
        between[j * cols + k]! +=
          ((mean[j]! - overall[j]!) * (mean[k]! - overall[k]!)) / Math.max(1, names.length - 1);
  return { within: scatterWithin(known), between, means: ofGenre };
}

export function fitGaussians(
  known: KnownRows,
  classes: readonly string[],
  starter: StarterSpread,
): Gaussians {
  const { cols } = known.X;
  const { means: observed, counts, overall } = classMeans(known);
  const { projection, variances: between } = axesOf(
    blend(scatterWithin(known), starter.within, chosen.ridge),
    starter.between,
    cols,
  );
  const onAxes = (at: Float64Array): Float64Array => {
    const out = new Float64Array(cols);
    for (let j = 0; j < cols; j++)
      for (let k = 0; k < cols; k++) out[k]! += at[j]! * projection.data[j * cols + k]!;
    return out;
  };
  const spread = relativeSpread(known, projection, counts);
  const means = new Float64Array(classes.length * cols);
  const variances = new Float64Array(classes.length * cols);
  classes.forEach((name, c) => {
    const taught = starter.means.get(name);
    const expected = onAxes(taught ?? overall);
    const seen = onAxes(observed.subarray(c * cols, (c + 1) * cols));
    for (let k = 0; k < cols; k++) {
      const free = between[k]! * (taught === undefined ? 1 : chosen.close);
      const trust = counts[c]! * free;
      means[c * cols + k] = (trust * seen[k]! + expected[k]!) / (trust + 1);
      variances[c * cols + k] = spread[c]! + free / (trust + 1);
    }
  });
  return { projection, means, variances };
}

/** Axes on which the spread within is 1 and that between is independent, with the latter's variances. */
function axesOf(within: Float64Array, between: Float64Array, cols: number) {
  const lower = cholesky(within, cols);
  const wide = between.slice();
  for (let j = 0; j < cols; j++) wide[j * cols + j]! += chosen.everywhere;
  // L⁻¹ B L⁻ᵗ: the rows, then the columns of what comes of it.
  const half = new Float64Array(cols * cols);
  for (let j = 0; j < cols; j++) {
    const row = wide.slice(j * cols, (j + 1) * cols);
    solveLower(lower, row);
    for (let k = 0; k < cols; k++) half[k * cols + j] = row[k]!;
  }
  for (let k = 0; k < cols; k++) solveLower(lower, half.subarray(k * cols, (k + 1) * cols));
  const { values, vectors } = eigenSymmetric(half, cols);
  const data = new Float32Array(cols * cols);
  const unit = new Float64Array(cols);
  for (let j = 0; j < cols; j++) {
    unit.fill(0);
    unit[j] = 1;
    solveLower(lower, unit);
    for (let k = 0; k < cols; k++) {
      let sum = 0;
      for (let l = j; l < cols; l++) sum += unit[l]! * vectors[k * cols + l]!;
      data[j * cols + k] = sum;
    }
  }
  const projection: Matrix = { data, rows: cols, cols };
  return { projection, variances: values.map((value) => Math.max(value, 1e-6)) };
}

/** How widely each class spreads, as a share of how all do. */
function relativeSpread({ X, shares }: KnownRows, projection: Matrix, counts: Float64Array): Float64Array {
  const classes = shares.cols;
  const onAxes: KnownRows = { X: project(X, projection), shares };
  const { means } = classMeans(onAxes);
  const { data, cols } = onAxes.X;
  const sums = new Float64Array(classes);
  for (let i = 0; i < X.rows; i++)
    for (let c = 0; c < classes; c++) {
      const share = shares.data[i * classes + c]!;
      if (share === 0) continue;
      for (let k = 0; k < cols; k++) sums[c]! += share * (data[i * cols + k]! - means[c * cols + k]!) ** 2;
    }
  // A row is nearer to a mean that it is part of than a new row will be.
  const fresh = sums.map((sum, c) =>
    counts[c]! > 0 ? (sum * counts[c]!) / Math.max(counts[c]! - 1, 0.5) : 0,
  );
  const rows = counts.reduce((total, count) => total + count, 0);
  const common = fresh.reduce((total, sum) => total + sum, 0) / rows;
  return counts.map((count, c) =>
    common > 0 ? (fresh[c]! / common + chosen.evenRows) / (count + chosen.evenRows) : 1,
  );
}

/** Scores [rows, classes] of preprocessed rows: logarithms of densities, tempered, but for what all classes share. */
export function gaussianScores({ projection, means, variances }: Gaussians, X: Matrix): Float64Array {
  const { cols } = projection;
  const classes = means.length / cols;
  const { data } = project(X, projection);
  const out = new Float64Array(X.rows * classes);
  const widths = Float64Array.from({ length: classes }, (_, c) =>
    variances.subarray(c * cols, (c + 1) * cols).reduce((sum, v) => sum + Math.log(v), 0),
  );
  for (let i = 0; i < X.rows; i++)
    for (let c = 0; c < classes; c++) {
      let sum = widths[c]!;
      for (let k = 0; k < cols; k++)
        sum += (data[i * cols + k]! - means[c * cols + k]!) ** 2 / variances[c * cols + k]!;
      out[i * classes + c] = -sum / 2 / chosen.divisor;
    }
  return out;
}
