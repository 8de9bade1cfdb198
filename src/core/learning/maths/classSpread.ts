// How rows spread within their classes when groups (artists) count rather than rows.
import type { Matrix } from '../../domain/matrix.ts';
import { columnProducts } from './rows/columns.ts';

/** Each row of a group of n weighs n^-exponent, scaled to mean 1. */
export function rowWeights(
  groups: readonly string[] | undefined,
  rows: number,
  exponent: number,
): Float64Array {
  if (groups === undefined || exponent === 0) return new Float64Array(rows).fill(1);
  const sizes = new Map<string, number>();
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const weights = Float64Array.from(groups, (group) => sizes.get(group)! ** -exponent);
  const mean = weights.reduce((a, b) => a + b) / rows;
  return weights.map((weight) => weight / mean);
}

/** How many groups of equal weight would determine a mean as well as these rows do (Kish's effective sample size). */
export function effectiveGroups(
  rows: Int32Array,
  groups: readonly string[] | undefined,
  weights: Float64Array,
): number {
  const ofGroup = new Map<string | number, number>();
  for (const i of rows) {
    const group = groups?.[i] ?? i;
    ofGroup.set(group, (ofGroup.get(group) ?? 0) + weights[i]!);
  }
  const all = [...ofGroup.values()];
  return all.reduce((a, b) => a + b) ** 2 / all.reduce((a, b) => a + b * b, 0);
}

/** How weighted rows spread. */
export interface Spread {
  readonly mean: Float64Array;
  /** Of all rows. */
  readonly weight: number;
  /** Weighted squares and products around the mean [features, features], symmetric. */
  readonly squares: Float64Array;
}

/** Of each class its weighted mean, its rows' weight, and the weighted sum of squares and products around the mean. */
export function classSpreads(X: Matrix, y: Int32Array, classCount: number, weights: Float64Array): Spread[] {
  return Array.from({ length: classCount }, (_, c) =>
    spreadOf(
      X,
      weights.map((weight, i) => (y[i] === c ? weight : 0)),
    ),
  );
}

/** Of the rows with these weights; rows of weight 0 cost nothing. */
export function spreadOf({ data, rows, cols }: Matrix, weights: Float64Array): Spread {
  const mean = new Float64Array(cols);
  let weight = 0;
  for (let i = 0; i < rows; i++) {
    if (weights[i] === 0) continue;
    weight += weights[i]!;
    for (let j = 0; j < cols; j++) mean[j]! += weights[i]! * data[i * cols + j]!;
  }
  if (weight > 0) for (let j = 0; j < cols; j++) mean[j]! /= weight;
  const counted = weights.reduce((count, one) => count + (one === 0 ? 0 : 1), 0);
  const off = { rows: counted, cols, data: new Float64Array(counted * cols) };
  const weighted = { ...off, data: new Float64Array(counted * cols) };
  let at = 0;
  for (let i = 0; i < rows; i++) {
    if (weights[i] === 0) continue;
    for (let j = 0; j < cols; j++, at++) {
      off.data[at] = data[i * cols + j]! - mean[j]!;
      weighted.data[at] = weights[i]! * off.data[at]!;
    }
  }
  return { mean, weight, squares: columnProducts(weighted, off) };
}

/** Of the rows of both (Chan, Golub and LeVeque 1983). */
export function mergedSpread(a: Spread, b: Spread): Spread {
  const weight = a.weight + b.weight;
  if (weight === 0) return a;
  const share = b.weight / weight;
  const off = a.mean.map((mean, j) => b.mean[j]! - mean);
  const cols = off.length;
  const squares = a.squares.map((square, at) => square + b.squares[at]!);
  for (let j = 0; j < cols; j++)
    for (let k = 0; k < cols; k++) squares[j * cols + k]! += a.weight * share * off[j]! * off[k]!;
  return { mean: a.mean.map((mean, j) => mean + share * off[j]!), weight, squares };
}

/**
 * Columns come with variance 1, so that one whose variance within classes is near 1 separates them little, and one with
 * less separates them more. A high power of it leaves the separating ones alone (chosen, with the defaults above, by
 * log-loss on inner folds).
 */
const targetPower = 6;

/** The diagonal that covariances are drawn to: its mean is that of their own. */
export function shrinkageTarget(within: Float64Array, cols: number): Float64Array {
  const variances = Float64Array.from({ length: cols }, (_, j) => within[j * cols + j]!);
  const total = variances.reduce((a, b) => a + b);
  // A constant column separates nothing; narrow, it would decide about every row where it does. Rows that are all
  // alike have no spread at all: any will do.
  if (total === 0) return variances.fill(1);
  const widest = Math.max(...variances);
  const powers = variances.map((v) => Math.max(1e-3, (v / widest) ** targetPower));
  const scale = total / powers.reduce((a, b) => a + b);
  return variances.map((v, j) => (v > (1e-6 * total) / cols ? powers[j]! * scale : total / cols));
}
