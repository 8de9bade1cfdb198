// What rows with known genres say of a point: how likely each genre is, as a part of the point itself.
import { cholesky, solveLower, solveUpper } from '../../domain/maths/symmetric.ts';
import { covarianceOf, drawnTowardsMean } from './whitening.ts';

/** Linear discriminants with one covariance for all genres. */
export interface Opinion {
  /** [inputs, classes] */
  readonly weights: Float32Array;
  /** [classes] */
  readonly biases: Float32Array;
  /** [classes] What is said of the library's tracks on average. */
  readonly middle: Float32Array;
}

export interface KnownRows {
  /** [rows, cols] */
  readonly data: Float64Array;
  readonly cols: number;
  readonly labels: readonly string[];
}

/**
 * From rows of known genres (Fisher 1936). `shrinkage`: how far the covariance within genres is drawn to its mean variance; `sharpness`: 1
 * takes the discriminants at their word, less says less. The middle is zero until `centred`.
 */
export function fitOpinion(known: KnownRows, shrinkage: number, sharpness: number): Opinion {
  const { means, within } = genreMeans(known);
  const { cols } = known;
  const covariance = drawnTowardsMean(covarianceOf({ ...within, cols }), cols, shrinkage);
  // Never quite singular: equal rows must not end the fit.
  const ridge = 1e-9 + 1e-6 * (covariance[0] ?? 0);
  for (let j = 0; j < cols; j++) covariance[j * cols + j] = (covariance[j * cols + j] ?? 0) + ridge;
  const lower = cholesky(covariance, cols);
  const classes = means.length;
  const weights = new Float32Array(cols * classes);
  const biases = new Float32Array(classes);
  for (const [c, mean] of means.entries()) {
    const weight = mean.slice();
    solveLower(lower, weight);
    solveUpper(lower, weight);
    let bias = 0;
    for (let j = 0; j < cols; j++) {
      weights[j * classes + c] = sharpness * (weight[j] ?? 0);
      bias -= ((weight[j] ?? 0) * (mean[j] ?? 0)) / 2;
    }
    biases[c] = sharpness * bias;
  }
  return { weights, biases, middle: new Float32Array(classes) };
}

/** Rows less the mean of their genre. */
export function withinGenres(known: KnownRows): { readonly data: Float64Array; readonly rows: number } {
  return genreMeans(known).within;
}

function genreMeans({ data, cols, labels }: KnownRows) {
  const genres = [...new Set(labels)].sort();
  const means = genres.map(() => new Float64Array(cols));
  const counts = new Float64Array(genres.length);
  const classOf = labels.map((label) => genres.indexOf(label));
  for (const [i, c] of classOf.entries()) {
    const mean = means[c];
    if (mean === undefined) continue;
    counts[c] = (counts[c] ?? 0) + 1;
    for (let j = 0; j < cols; j++) mean[j] = (mean[j] ?? 0) + (data[i * cols + j] ?? 0);
  }
  for (const [c, mean] of means.entries())
    for (let j = 0; j < cols; j++) mean[j] = (mean[j] ?? 0) / (counts[c] ?? 1);
  const off = new Float64Array(labels.length * cols);
  for (const [i, c] of classOf.entries())
    for (let j = 0; j < cols; j++) off[i * cols + j] = (data[i * cols + j] ?? 0) - (means[c]?.[j] ?? 0);
  return { means, within: { data: off, rows: labels.length } };
}

/**
 * Writes into `out` [classes] how likely each genre is: the roots of the probabilities, in which Euclid's distance is Hellinger's, less the
 * middle, to the length `radius`.
 */
export function tell(
  { weights, biases, middle }: Opinion,
  input: Float32Array,
  radius: number,
  out: Float32Array,
): void {
  const classes = biases.length;
  out.set(biases);
  for (const [j, value] of input.entries())
    if (value !== 0)
      for (let c = 0, from = j * classes; c < classes; c++)
        out[c] = (out[c] ?? 0) + value * (weights[from + c] ?? 0);
  let largest = Number.NEGATIVE_INFINITY;
  for (const value of out) largest = Math.max(largest, value);
  let sum = 0;
  for (const value of out) sum += Math.exp(value - largest);
  for (let c = 0; c < classes; c++)
    out[c] = Math.sqrt(Math.exp((out[c] ?? 0) - largest) / sum) - (middle[c] ?? 0);
  toLength(out, radius);
}

/** With the mean of what is said of these inputs as its middle. */
export function centred(opinion: Opinion, inputs: Iterable<Float32Array>): Opinion {
  const middle = new Float64Array(opinion.biases.length);
  const out = new Float32Array(middle.length);
  let rows = 0;
  for (const input of inputs) {
    // Roots of probabilities have the length 1.
    tell({ ...opinion, middle: new Float32Array(middle.length) }, input, 1, out);
    for (const [c, value] of out.entries()) middle[c] = (middle[c] ?? 0) + value;
    rows += 1;
  }
  return { ...opinion, middle: Float32Array.from(middle, (sum) => (rows > 0 ? sum / rows : 0)) };
}

/** What has no direction stays where it is, in the middle. */
export function toLength(part: Float32Array, length: number): void {
  let square = 0;
  for (const value of part) square += value * value;
  const scale = square > 0 ? length / Math.sqrt(square) : 0;
  for (let k = 0; k < part.length; k++) part[k] = (part[k] ?? 0) * scale;
}
