// The distances that are compared: the product's space, and what others do with the same columns.
import type { Matrix } from '../../src/core/domain/matrix.ts';
import { matrix } from '../../src/core/domain/matrix.ts';
import { chooseLandmarks, localScales, scaledDistance } from '../../src/core/space/localScale.ts';
import { fitMetric, type MetricGroup, type Taught } from '../../src/core/space/metric/fitMetric.ts';
import { learnedFrom } from '../../src/core/space/metric/learnMetric.ts';
import { dimsOf, type Metric, project } from '../../src/core/space/metric/metric.ts';
import type { CreatePoints } from '../../src/core/space/pointStore.ts';

export type Distance = (a: number, b: number) => number;

/** Every column with mean 0 and variance 1. */
export function standardised(X: Matrix): Matrix {
  return columnwise(X, (values) => {
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    const variance = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length;
    return (x) => (variance > 0 ? (x - mean) / Math.sqrt(variance) : 0);
  });
}

/** Every column from -1 to 1, as bliss has its features. */
export function ranged(X: Matrix): Matrix {
  return columnwise(X, (values) => {
    const [low, high] = [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
    return (x) => (high > low ? (2 * (x - low)) / (high - low) - 1 : 0);
  });
}

export function euclidean(X: Matrix): Distance {
  return (a, b) => {
    let sum = 0;
    for (let j = 0; j < X.cols; j++)
      sum += ((X.data[a * X.cols + j] ?? 0) - (X.data[b * X.cols + j] ?? 0)) ** 2;
    return Math.sqrt(sum);
  };
}

export function cosine(X: Matrix): Distance {
  const product = (a: number, b: number) => {
    let sum = 0;
    for (let j = 0; j < X.cols; j++) sum += (X.data[a * X.cols + j] ?? 0) * (X.data[b * X.cols + j] ?? 0);
    return sum;
  };
  return (a, b) => 1 - product(a, b) / Math.sqrt(product(a, a) * product(b, b) || 1);
}

export function selectColumns(X: Matrix, columns: readonly number[]): Matrix {
  const out = matrix(X.rows, columns.length);
  for (let i = 0; i < X.rows; i++)
    for (const [j, column] of columns.entries())
      out.data[i * out.cols + j] = X.data[i * X.cols + column] ?? 0;
  return out;
}

/** Rows with answers of other artists than those that are judged. */
export interface OthersAnswers {
  readonly X: Matrix;
  readonly genres: readonly string[];
  readonly artists: readonly string[];
}

/**
 * The points' distances, and the same as similar tracks are ordered by: in the scale of both tracks' surroundings. `answers`: what the metric
 * learns from beside what it is taught.
 */
export function ofSpace(
  X: Matrix,
  groups: readonly MetricGroup[],
  taught: Taught | null,
  createPoints: CreatePoints,
  answers: OthersAnswers | null = null,
): { readonly plain: Distance; readonly scaled: Distance } {
  const metric = fitMetric(X, groups, taught, X.rows);
  const learned = answers === null ? metric : learnedOf(metric, answers);
  const { points, more } = pointsOf(learned, X);
  const dims = points.cols;
  const rowOf = (row: number) => points.data.subarray(row * dims, (row + 1) * dims);
  const scaleOf = localScales(chooseLandmarks(points.data, more, X.rows, dims), dims, createPoints);
  const scales = Float64Array.from({ length: X.rows }, (_, row) => scaleOf(rowOf(row), more[row] ?? 0));
  const plain = euclidean(points);
  return { plain, scaled: (a, b) => scaledDistance(plain(a, b), scales[a] ?? 1, scales[b] ?? 1) };
}

function learnedOf(metric: Metric, { X, genres, artists }: OthersAnswers): Metric {
  const { points } = pointsOf(metric, X);
  return {
    ...metric,
    learned: learnedFrom({ points: points.data, dims: points.cols, labels: genres, artists }),
  };
}

function pointsOf(metric: Metric, X: Matrix) {
  const dims = dimsOf(metric);
  const points = matrix(X.rows, dims);
  const more = new Float32Array(X.rows);
  for (let row = 0; row < X.rows; row++) {
    const columns = X.data.slice(row * X.cols, (row + 1) * X.cols);
    more[row] = project(metric, columns, points.data.subarray(row * dims, (row + 1) * dims));
  }
  return { points, more };
}

function columnwise(X: Matrix, toMap: (values: Float64Array) => (x: number) => number): Matrix {
  const out = matrix(X.rows, X.cols);
  for (let j = 0; j < X.cols; j++) {
    const values = Float64Array.from({ length: X.rows }, (_, i) => X.data[i * X.cols + j] ?? 0);
    const map = toMap(values);
    for (const [i, value] of values.entries()) out.data[i * X.cols + j] = map(value);
  }
  return out;
}
