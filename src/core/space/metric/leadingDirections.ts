// The directions in which rows differ most, without a covariance: for blocks of hundreds and thousands of columns.
import { type Eigen, eigenSymmetric } from '../../domain/maths/symmetric.ts';

/** Rows of columns with mean 0, [rows, cols]. */
export interface Rows {
  readonly data: Float64Array;
  readonly rows: number;
  readonly cols: number;
}

const steps = 12;

/**
 * The `most` largest eigenvalues and vectors of the rows' covariance, largest first, by orthogonal iteration (Rutishauser 1969) from a start
 * that is always the same; fewer where there are fewer rows or columns. The last ones, which hardly count, are approximate.
 */
export function leadingDirections(of: Rows, most: number): Eigen {
  const { rows, cols } = of;
  const k = Math.min(most, rows, cols);
  let q = startOf(k, cols);
  for (let step = 0; step < steps; step++) {
    orthonormalise(q, k, cols);
    q = timesCovariance(of, q, k);
  }
  orthonormalise(q, k, cols);
  // Among the directions found, turned to the axes of what is seen along them (Rayleigh and Ritz).
  const image = timesCovariance(of, q, k);
  const small = new Float64Array(k * k);
  for (let a = 0; a < k; a++) for (let b = 0; b < k; b++) small[a * k + b] = dotOf(q, a, image, b, cols);
  for (let a = 0; a < k; a++)
    for (let b = 0; b < a; b++) {
      const mean = ((small[a * k + b] ?? 0) + (small[b * k + a] ?? 0)) / 2;
      small[a * k + b] = mean;
      small[b * k + a] = mean;
    }
  const { values, vectors } = eigenSymmetric(small, k);
  const turned = new Float64Array(k * cols);
  for (let a = 0; a < k; a++)
    for (let b = 0; b < k; b++) {
      const weight = vectors[a * k + b] ?? 0;
      for (let j = 0; j < cols; j++)
        turned[a * cols + j] = (turned[a * cols + j] ?? 0) + weight * (q[b * cols + j] ?? 0);
    }
  return { values, vectors: turned };
}

/** Without order and without chance: the fractional parts of multiples of an irrational number. */
function startOf(k: number, cols: number): Float64Array {
  return Float64Array.from(
    { length: k * cols },
    (_, at) => (((at + 1) * 0.6180339887498949 * (1 + (at % 7))) % 1) - 0.5,
  );
}

/** Rows of [k, cols]; one that depends on those before it becomes 0. */
function orthonormalise(q: Float64Array, k: number, cols: number): void {
  for (let a = 0; a < k; a++) {
    const before = Math.sqrt(dotOf(q, a, q, a, cols));
    for (let b = 0; b < a; b++) {
      const along = dotOf(q, a, q, b, cols);
      for (let j = 0; j < cols; j++)
        q[a * cols + j] = (q[a * cols + j] ?? 0) - along * (q[b * cols + j] ?? 0);
    }
    const length = Math.sqrt(dotOf(q, a, q, a, cols));
    const scale = length > 1e-10 * before ? 1 / length : 0;
    for (let j = 0; j < cols; j++) q[a * cols + j] = (q[a * cols + j] ?? 0) * scale;
  }
}

function timesCovariance({ data, rows, cols }: Rows, q: Float64Array, k: number): Float64Array {
  const out = new Float64Array(k * cols);
  for (let i = 0; i < rows; i++) {
    const row = data.subarray(i * cols, (i + 1) * cols);
    for (let a = 0; a < k; a++) {
      let along = 0;
      const from = a * cols;
      for (let j = 0; j < cols; j++) along += (row[j] ?? 0) * (q[from + j] ?? 0);
      along /= rows;
      for (let j = 0; j < cols; j++) out[from + j] = (out[from + j] ?? 0) + along * (row[j] ?? 0);
    }
  }
  return out;
}

function dotOf(x: Float64Array, a: number, y: Float64Array, b: number, cols: number): number {
  let sum = 0;
  for (let j = 0; j < cols; j++) sum += (x[a * cols + j] ?? 0) * (y[b * cols + j] ?? 0);
  return sum;
}
