// Gaussian mixtures with diagonal covariances, fitted by expectation and maximisation in logarithms (Dempster and others 1977).
import { kMeans } from './kMeans.ts';
import type { Rows } from './rows.ts';

export interface Gaussians {
  /** Of each row the component that it most likely comes from. */
  readonly labels: Int32Array;
  readonly k: number;
  /** [k, dims], in the coordinates of the rows as they were given. */
  readonly means: Float64Array;
  readonly variances: Float64Array;
  readonly weights: Float64Array;
  /** Mean over the rows, of each iteration; it never falls. */
  readonly logLikelihoods: readonly number[];
}

interface GaussiansOptions {
  readonly k: number;
  readonly seed: number;
  /** Added to every variance, so that a component of equal rows does not swallow the others. */
  readonly floor?: number;
  /** It ends when the mean log-likelihood rises by less. */
  readonly tolerance?: number;
  readonly mostIterations?: number;
  readonly onIteration?: () => void;
  /** Begins with these instead of K-means' clusters. */
  readonly from?: Int32Array;
}

export function gaussians(rows: Rows, options: GaussiansOptions): Gaussians {
  const { floor = 1e-6, tolerance = 1e-3, mostIterations = 100, onIteration } = options;
  const { count, dims, mean } = rows;
  const begin =
    options.from === undefined
      ? kMeans(rows, { k: options.k, seed: options.seed })
      : { labels: options.from, k: options.k };
  const { k } = begin;
  const shares = new Float64Array(count * k);
  begin.labels.forEach((label, row) => {
    shares[row * k + label] = 1;
  });
  const logLikelihoods: number[] = [];
  let model = maximise(rows, shares, k, floor);
  for (let iteration = 0; iteration < mostIterations && count > 0; iteration++) {
    const reached = expect(rows, model, k, shares);
    const gain = reached - (logLikelihoods.at(-1) ?? Number.NEGATIVE_INFINITY);
    logLikelihoods.push(reached);
    onIteration?.();
    if (gain < tolerance) break;
    model = maximise(rows, shares, k, floor);
  }
  return {
    labels: Int32Array.from({ length: count }, (_, row) => argmax(shares, row * k, k)),
    k,
    means: model.means.map((value, at) => value + mean[at % dims]!),
    variances: model.variances,
    weights: model.weights,
    logLikelihoods,
  };
}

interface Model {
  /** Less the mean of all rows. */
  readonly means: Float64Array;
  readonly variances: Float64Array;
  readonly weights: Float64Array;
}

/** The model that makes the rows most likely, by the share [rows, k] that each component has in them. */
function maximise({ count, dims, centred }: Rows, shares: Float64Array, k: number, floor: number): Model {
  const sizes = new Float64Array(k).fill(10 * Number.EPSILON);
  const means = new Float64Array(k * dims);
  const squares = new Float64Array(k * dims);
  for (let row = 0; row < count; row++)
    for (let c = 0; c < k; c++) {
      const share = shares[row * k + c]!;
      if (share < 1e-12) continue;
      sizes[c]! += share;
      for (let j = 0; j < dims; j++) {
        const value = centred[row * dims + j]!;
        means[c * dims + j]! += share * value;
        squares[c * dims + j]! += share * value * value;
      }
    }
  const variances = new Float64Array(k * dims);
  for (let at = 0; at < k * dims; at++) {
    const size = sizes[Math.floor(at / dims)]!;
    means[at]! /= size;
    variances[at] = Math.max(0, squares[at]! / size - means[at]! ** 2) + floor;
  }
  return { means, variances, weights: sizes.map((size) => size / count) };
}

/** Writes the shares; returns the mean log-likelihood. */
function expect(
  { count, dims, centred }: Rows,
  { means, variances, weights }: Model,
  k: number,
  shares: Float64Array,
): number {
  const precisions = variances.map((variance) => 1 / variance);
  const constants = weights.map((weight, c) => {
    let sum = Math.log(weight) - (dims / 2) * Math.log(2 * Math.PI);
    for (let j = 0; j < dims; j++) sum -= Math.log(variances[c * dims + j]!) / 2;
    return sum;
  });
  const logs = new Float64Array(k);
  let total = 0;
  for (let row = 0; row < count; row++) {
    let largest = Number.NEGATIVE_INFINITY;
    for (let c = 0; c < k; c++) {
      let sum = 0;
      for (let j = 0, at = c * dims, from = row * dims; j < dims; j++, at++, from++) {
        const off = centred[from]! - means[at]!;
        sum += off * off * precisions[at]!;
      }
      logs[c] = constants[c]! - sum / 2;
      largest = Math.max(largest, logs[c]!);
    }
    let sum = 0;
    for (let c = 0; c < k; c++) sum += Math.exp(logs[c]! - largest);
    const log = largest + Math.log(sum);
    for (let c = 0; c < k; c++) shares[row * k + c] = Math.exp(logs[c]! - log);
    total += log;
  }
  return total / count;
}

function argmax(values: Float64Array, from: number, k: number): number {
  let best = 0;
  for (let c = 1; c < k; c++) if (values[from + c]! > values[from + best]!) best = c;
  return best;
}
