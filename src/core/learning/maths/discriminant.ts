// Linear discriminants: the directions that separate classes, measured in the spread within classes (Fisher 1936).

import { cholesky, eigenSymmetric, solveLower, solveUpper } from '../../domain/maths/symmetric.ts';
import type { Matrix } from '../../domain/matrix.ts';
import { matrix } from '../../domain/matrix.ts';
import { columnProducts } from './rows/columns.ts';

export interface Discriminants {
  /** [features, axes]: in projected space the spread within classes is 1 in every direction. */
  readonly projection: Matrix;
}

/**
 * At most classes - 1 axes, most separating first. `shrinkage` (0 to 1) blends the covariance within classes with its mean
 * variance times the identity, without which few rows of many columns determine nothing (Friedman 1989).
 */
export function fitDiscriminants(
  X: Matrix,
  y: Int32Array,
  classCount: number,
  shrinkage: number,
): Discriminants {
  const { rows, cols } = X;
  const { means, counts } = classMeans(X, y, classCount);
  const within = withinCovariance(X, y, means, shrinkage);
  const lower = cholesky(within, cols);
  const overall = new Float64Array(cols);
  for (let c = 0; c < classCount; c++)
    for (let j = 0; j < cols; j++) overall[j]! += (counts[c]! / rows) * means[c * cols + j]!;

  // Whitened class means, weighted by their classes' shares; their Gram matrix has the same spectrum as the covariance
  // between classes, but is only classes wide.
  const white = Array.from({ length: classCount }, (_, c) => {
    const b = Float64Array.from({ length: cols }, (_, j) => means[c * cols + j]! - overall[j]!);
    solveLower(lower, b);
    return b.map((x) => x * Math.sqrt(counts[c]! / rows));
  });
  const gram = Float64Array.from({ length: classCount * classCount }, (_, at) => {
    const a = white[Math.floor(at / classCount)]!;
    const b = white[at % classCount]!;
    return a.reduce((sum, x, j) => sum + x * b[j]!, 0);
  });
  const { values, vectors } = eigenSymmetric(gram, classCount);
  const axes = values.filter((value) => value > 1e-9 * Math.max(values[0]!, 1e-300)).length;
  const projection = matrix(cols, Math.max(1, axes));
  for (let k = 0; k < axes; k++) {
    const direction = new Float64Array(cols);
    for (let c = 0; c < classCount; c++)
      for (let j = 0; j < cols; j++)
        direction[j]! += (vectors[k * classCount + c]! * white[c]![j]!) / Math.sqrt(values[k]!);
    solveUpper(lower, direction);
    for (let j = 0; j < cols; j++) projection.data[j * projection.cols + k] = direction[j]!;
  }
  return { projection };
}

/** `X` [rows, features] times `projection` [features, axes]. */
export function project(X: Matrix, projection: Matrix): Matrix {
  const out = matrix(X.rows, projection.cols);
  const axes = projection.cols;
  const sums = new Float64Array(axes);
  for (let i = 0; i < X.rows; i++) {
    sums.fill(0);
    // All axes together, so that the projection is read as it lies in memory.
    for (let j = 0; j < X.cols; j++) {
      const x = X.data[i * X.cols + j]!;
      for (let k = 0; k < axes; k++) sums[k]! += x * projection.data[j * axes + k]!;
    }
    out.data.set(sums, i * axes);
  }
  return out;
}

/** Mean of every class [classes, features] and its row count; 0 for a class without rows. */
export function classMeans(X: Matrix, y: Int32Array, classCount: number) {
  const means = new Float64Array(classCount * X.cols);
  const counts = new Float64Array(classCount);
  for (let i = 0; i < X.rows; i++) {
    counts[y[i]!]! += 1;
    for (let j = 0; j < X.cols; j++) means[y[i]! * X.cols + j]! += X.data[i * X.cols + j]!;
  }
  for (let c = 0; c < classCount; c++)
    if (counts[c]! > 0) for (let j = 0; j < X.cols; j++) means[c * X.cols + j]! /= counts[c]!;
  return { means, counts };
}

/** Covariance of the rows around their class means [features, features], shrunk towards its mean variance. */
export function withinCovariance(
  X: Matrix,
  y: Int32Array,
  means: Float64Array,
  shrinkage: number,
): Float64Array {
  const { rows, cols } = X;
  const off = { rows, cols, data: new Float64Array(rows * cols) };
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < cols; j++) off.data[i * cols + j] = X.data[i * cols + j]! - means[y[i]! * cols + j]!;
  const out = columnProducts(off, off);
  let trace = 0;
  for (let j = 0; j < cols; j++) trace += out[j * cols + j]! / rows;
  // Never quite singular: constant columns and duplicated rows must not end the fit.
  const ridge = shrinkage * (trace / cols) + 1e-6 * (trace / cols) + 1e-12;
  for (let j = 0; j < cols; j++)
    for (let k = 0; k <= j; k++) {
      const value = ((1 - shrinkage) * out[j * cols + k]!) / rows + (j === k ? ridge : 0);
      out[j * cols + k] = value;
      out[k * cols + j] = value;
    }
  return out;
}
