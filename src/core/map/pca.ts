// Principal components: the directions in which points differ most, and the points along them.
import { eigenSymmetric } from '../domain/maths/symmetric.ts';
import { createRandom } from '../learning/maths/random.ts';

export interface Principal {
  readonly means: Float64Array;
  /** [count, dims], unit vectors, most variance first; of each the component that is largest without its sign is positive. */
  readonly directions: Float64Array;
  /** Variance along each. */
  readonly variances: Float64Array;
}

/** The covariance [dims, dims] of points [rows, dims] around these means, divided by `rows`. */
export type Covariance = (points: Float32Array, means: Float64Array) => Float64Array;

/** The `count` first principal directions, or as many as there are dimensions. */
export function principalDirections(
  points: Float32Array,
  dims: number,
  count: number,
  covariance: Covariance,
): Principal {
  const means = columnMeans(points, dims);
  const { values, vectors } = leading(covariance(points, means), dims, Math.min(count, dims));
  for (let k = 0; k < values.length; k++) makePositive(vectors.subarray(k * dims, (k + 1) * dims));
  return { means, directions: vectors, variances: values };
}

function columnMeans(points: Float32Array, dims: number): Float64Array {
  const means = new Float64Array(dims);
  for (let at = 0; at < points.length; at += dims)
    for (let column = 0; column < dims; column++) means[column]! += points[at + column]!;
  const rows = points.length / dims;
  return means.map((sum) => (rows === 0 ? 0 : sum / rows));
}

/** As `Covariance`; the readable twin of the kernel. */
export function plainCovariance(points: Float32Array, means: Float64Array): Float64Array {
  const dims = means.length;
  const rows = points.length / dims;
  const out = new Float64Array(dims * dims);
  const centred = new Float64Array(dims);
  for (let at = 0; at < points.length; at += dims) {
    for (let i = 0; i < dims; i++) centred[i] = points[at + i]! - means[i]!;
    for (let i = 0; i < dims; i++)
      for (let j = 0; j <= i; j++) out[i * dims + j]! += centred[i]! * centred[j]!;
  }
  for (let i = 0; i < dims; i++)
    for (let j = 0; j <= i; j++) {
      out[i * dims + j]! /= Math.max(1, rows);
      out[j * dims + i] = out[i * dims + j]!;
    }
  return out;
}

/** More vectors than asked for make those asked for come sooner. */
const oversampling = 8;
const mostRounds = 300;
/** Of the largest eigenvalue. */
const tolerance = 1e-10;

/**
 * The largest eigenvalues of a symmetric, positive semidefinite m [n, n] with unit eigenvectors as rows, by orthogonal iteration
 * with Rayleigh and Ritz's projection: a whole decomposition of hundreds of columns takes a second, and two are wanted.
 */
function leading(m: Float64Array, n: number, count: number): { values: Float64Array; vectors: Float64Array } {
  const width = Math.min(n, count + oversampling);
  const random = createRandom(1);
  let basis: Float64Array = Float64Array.from({ length: width * n }, () => random.normal());
  orthonormalise(basis, width, n);
  let values: Float64Array = new Float64Array(width);
  for (let round = 0; round < mostRounds; round++) {
    const image = timesSymmetric(basis, width, m, n);
    const within = new Float64Array(width * width);
    for (let i = 0; i < width; i++)
      for (let j = 0; j < width; j++) within[i * width + j] = dotRows(basis, i, image, j, n);
    const ritz = eigenSymmetric(within, width);
    const before = values;
    values = ritz.values;
    basis = combine(ritz.vectors, image, width, n);
    orthonormalise(basis, width, n);
    const moved = values
      .subarray(0, count)
      .reduce((most, value, k) => Math.max(most, Math.abs(value - before[k]!)), 0);
    if (moved <= tolerance * Math.max(0, values[0] ?? 0)) break;
  }
  return { values: values.slice(0, count), vectors: basis.slice(0, count * n) };
}

/** Each row of `basis` [width, n] times m. */
function timesSymmetric(basis: Float64Array, width: number, m: Float64Array, n: number): Float64Array {
  const out = new Float64Array(width * n);
  for (let i = 0; i < width; i++)
    for (let k = 0; k < n; k++) {
      const factor = basis[i * n + k]!;
      for (let j = 0; j < n; j++) out[i * n + j]! += factor * m[k * n + j]!;
    }
  return out;
}

function combine(weights: Float64Array, rows: Float64Array, width: number, n: number): Float64Array {
  const out = new Float64Array(width * n);
  for (let i = 0; i < width; i++)
    for (let k = 0; k < width; k++) {
      const weight = weights[i * width + k]!;
      for (let j = 0; j < n; j++) out[i * n + j]! += weight * rows[k * n + j]!;
    }
  return out;
}

function dotRows(a: Float64Array, i: number, b: Float64Array, j: number, n: number): number {
  let sum = 0;
  for (let k = 0; k < n; k++) sum += a[i * n + k]! * b[j * n + k]!;
  return sum;
}

/** Rows in place (Gram and Schmidt, twice, for what the first time leaves); one that depends on those before becomes an axis that does not. */
function orthonormalise(rows: Float64Array, width: number, n: number): void {
  for (let i = 0, axis = 0; i < width; i++) {
    for (;;) {
      const before = Math.sqrt(dotRows(rows, i, rows, i, n));
      for (let twice = 0; twice < 2; twice++)
        for (let j = 0; j < i; j++) {
          const along = dotRows(rows, i, rows, j, n);
          for (let k = 0; k < n; k++) rows[i * n + k]! -= along * rows[j * n + k]!;
        }
      const length = Math.sqrt(dotRows(rows, i, rows, i, n));
      if (length > 1e-10 * before && length > 0) {
        for (let k = 0; k < n; k++) rows[i * n + k]! /= length;
        break;
      }
      rows.fill(0, i * n, (i + 1) * n);
      rows[i * n + axis] = 1;
      axis += 1;
    }
  }
}

function makePositive(direction: Float64Array): void {
  const largest = direction.reduce(
    (most, value) => (Math.abs(value) > Math.abs(most) + 1e-12 ? value : most),
    0,
  );
  if (largest < 0) for (let i = 0; i < direction.length; i++) direction[i]! *= -1;
}

/** The points [rows, dims] along the directions: [rows, count]. */
export function projected(points: Float32Array, { means, directions, variances }: Principal): Float32Array {
  const dims = means.length;
  const count = variances.length;
  const rows = dims === 0 ? 0 : points.length / dims;
  const out = new Float32Array(rows * count);
  const offsets = Float64Array.from({ length: count }, (_, k) => {
    let sum = 0;
    for (let i = 0; i < dims; i++) sum += directions[k * dims + i]! * means[i]!;
    return sum;
  });
  for (let row = 0; row < rows; row++)
    for (let k = 0; k < count; k++) {
      let sum = -offsets[k]!;
      for (let i = 0; i < dims; i++) sum += directions[k * dims + i]! * points[row * dims + i]!;
      out[row * count + k] = sum;
    }
  return out;
}
