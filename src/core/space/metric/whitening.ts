// Turning a block of columns: its directions weigh less the more tracks differ along them, or more.
import { eigenSymmetric } from '../../domain/maths/symmetric.ts';
import { leadingDirections, type Rows } from './leadingDirections.ts';

/** [cols, dims], by which a row is multiplied. */
export interface Turn {
  readonly weights: Float32Array;
  readonly cols: number;
  readonly dims: number;
}

/**
 * V d^(-power / 2) with the eigenvectors V and values d of the covariance: 0 only turns, 1 makes the covariance the identity. Scaled so that the
 * mean square of a row is the number of its columns.
 */
export function turnOf(covariance: Float64Array, cols: number, power: number): Turn {
  const { values, vectors } = eigenSymmetric(covariance, cols);
  return scaled(values, vectors, cols, power);
}

/** The same of the `most` leading directions alone, for blocks too wide for all of them. */
export function leadingTurn(rows: Rows, most: number, power: number): Turn {
  const { values, vectors } = leadingDirections(rows, most);
  return scaled(values, vectors, rows.cols, power);
}

function scaled(values: Float64Array, vectors: Float64Array, cols: number, power: number): Turn {
  const largest = values[0] ?? 0;
  const kept = values.filter((value) => value > 1e-9 * largest && value > 0);
  const dims = kept.length;
  const spread = kept.reduce((sum, value) => sum + value ** (1 - power), 0);
  const scale = spread > 0 ? Math.sqrt(cols / spread) : 0;
  const weights = new Float32Array(cols * dims);
  for (let k = 0; k < dims; k++) {
    const factor = scale * (kept[k] ?? 0) ** (-power / 2);
    for (let j = 0; j < cols; j++) weights[j * dims + k] = factor * (vectors[k * cols + j] ?? 0);
  }
  return { weights, cols, dims };
}

/**
 * The covariance, drawn towards its mean variance as far as the rows are too few to tell more (Ledoit and Wolf 2004): whole numbers of rows need no
 * parameter.
 */
export function shrunkCovariance({ data, rows, cols }: Rows): Float64Array {
  const covariance = covarianceOf({ data, rows, cols });
  let trace = 0;
  for (let j = 0; j < cols; j++) trace += covariance[j * cols + j] ?? 0;
  const mean = trace / cols;
  // How far the covariance is from the target, and how much of that is chance: the rows' own products around it.
  let distance = 0;
  for (let j = 0; j < cols; j++)
    for (let k = 0; k < cols; k++) distance += ((covariance[j * cols + k] ?? 0) - (j === k ? mean : 0)) ** 2;
  let fourth = 0;
  for (let i = 0; i < rows; i++) {
    let square = 0;
    for (let j = 0; j < cols; j++) square += (data[i * cols + j] ?? 0) ** 2;
    fourth += square * square;
  }
  const norm = covariance.reduce((sum, value) => sum + value * value, 0);
  const chance = Math.max(0, (fourth / rows - norm) / rows);
  const shrinkage = distance > 0 ? Math.min(1, chance / distance) : 1;
  return drawnTowardsMean(covariance, cols, shrinkage);
}

/** [cols, cols] */
export function covarianceOf({ data, rows, cols }: Rows): Float64Array {
  const out = new Float64Array(cols * cols);
  for (let i = 0; i < rows; i++) {
    const row = data.subarray(i * cols, (i + 1) * cols);
    for (let j = 0; j < cols; j++) {
      const value = (row[j] ?? 0) / rows;
      if (value === 0) continue;
      for (let k = 0; k <= j; k++) out[j * cols + k] = (out[j * cols + k] ?? 0) + value * (row[k] ?? 0);
    }
  }
  for (let j = 0; j < cols; j++) for (let k = 0; k < j; k++) out[k * cols + j] = out[j * cols + k] ?? 0;
  return out;
}

export function drawnTowardsMean(covariance: Float64Array, cols: number, shrinkage: number): Float64Array {
  let trace = 0;
  for (let j = 0; j < cols; j++) trace += covariance[j * cols + j] ?? 0;
  const out = covariance.map((value) => (1 - shrinkage) * value);
  for (let j = 0; j < cols; j++) out[j * cols + j] = (out[j * cols + j] ?? 0) + (shrinkage * trace) / cols;
  return out;
}
