// Tags learned together: kernel ridge regression on all tags at once, in the directions in which tags go together.
import { cholesky, solveLower, solveUpper } from '../../domain/maths/symmetric.ts';
import type { Matrix } from '../../domain/matrix.ts';
import { matrix, selectRows } from '../../domain/matrix.ts';
import { eigenLarge } from '../maths/eigenLarge.ts';
import { type Kernel, kernelRows } from '../maths/kernels.ts';
import { createRandom, permutation } from '../maths/random.ts';
import { momentsOf, type TagRows } from './tagRows.ts';

/** Scores of a row: its kernel with each landmark times `coefficients` [landmarks, tags]. */
export interface JointKernel {
  readonly gamma: number;
  readonly landmarks: Matrix;
  readonly tags: number;
  readonly coefficients: Float32Array;
}

/** With more rows, so many of them stand for all (Williams and Seeger, Using the Nyström method, 2001). */
const mostLandmarks = 256;
/** A direction in which tags hardly differ is believed at most so much less than the first. */
const mostTimesLess = 100;
/** Chosen on splits of their own (docs/adr/0056), as the number of axes and the penalties. */
const reach = 0.5;
/** Rounds in which what counts less is drawn to what the others say. */
const rounds = 4;

/**
 * One model for each of `strengths`, the weight of the penalty.
 *
 * Shares, standardised by tag, are turned into the principal directions of their correlations; a direction of less variance is
 * as noisy as any other, so that its penalty is larger by that ratio (as Breiman and Friedman, Predicting multivariate responses,
 * 1997, shrink canonical directions; the maximum a posteriori of a Gaussian process with this covariance between tags).
 * So what few tracks say of a tag is helped by the tags that it goes together with. The kernel is exp(-d² / 2 mean d²).
 * Weights below 1 by majorisation: each round, a share that counts w is replaced by w times itself and 1 - w times what was fitted.
 */
export function fitJointKernel(
  { Z, targets }: TagRows,
  strengths: readonly number[],
  seed: number,
): JointKernel[] {
  const { tags, weights } = targets;
  const gamma = reach / meanSquaredDistance(Z);
  const landmarks = Z.rows <= mostLandmarks ? Z : selectRows(Z, someRows(Z.rows, seed));
  const count = landmarks.rows;
  const between = kernelOf(gamma, landmarks, landmarks);
  for (let l = 0; l < count; l++) between[l * count + l]! += 1e-6;
  const root = cholesky(between, count);
  const features = kernelOf(gamma, Z, landmarks);
  for (let i = 0; i < Z.rows; i++) solveLower(root, features.subarray(i * count, (i + 1) * count));
  const { values, vectors } = eigenLarge(timesSelf(features, Z.rows, count), count);
  // Rows along the eigenvectors, whose products are 0 but with themselves.
  const along = times(features, transposed(vectors, count, count), Z.rows, count, count);

  const wanted = standardised(targets);
  const { penalties, directions } = directionsOf(wanted, tags);
  const isCertain = weights.every((weight) => weight === 1);

  return strengths.map((strength) => {
    const solve = (shares: Float64Array): Float64Array => {
      const turned = times(shares, transposed(directions, tags, tags), Z.rows, tags, tags);
      const sums = timesOther(along, turned, Z.rows, count, tags);
      for (let l = 0; l < count; l++)
        for (let t = 0; t < tags; t++) sums[l * tags + t]! /= values[l]! + strength * penalties[t]!;
      return times(sums, directions, count, tags, tags);
    };
    let found = solve(wanted);
    for (let round = 0; round < (isCertain ? 0 : rounds); round++) {
      const fitted = times(along, found, Z.rows, count, tags);
      found = solve(wanted.map((share, at) => weights[at]! * share + (1 - weights[at]!) * fitted[at]!));
    }
    const inFeatures = timesOther(vectors, found, count, count, tags);
    const coefficients = new Float32Array(count * tags);
    const column = new Float64Array(count);
    for (let t = 0; t < tags; t++) {
      for (let l = 0; l < count; l++) column[l] = inFeatures[l * tags + t]!;
      solveUpper(root, column);
      for (let l = 0; l < count; l++) coefficients[l * tags + t] = column[l]!;
    }
    return { gamma, landmarks, tags, coefficients };
  });
}

/** [rows, tags] */
export function kernelScores({ gamma, landmarks, tags, coefficients }: JointKernel, Z: Matrix): Matrix {
  const out = matrix(Z.rows, tags);
  const sums = new Float64Array(tags);
  kernelRows(gaussian(gamma), Z, landmarks, (i, near) => {
    sums.fill(0);
    for (let l = 0; l < near.length; l++) {
      const own = near[l]!;
      const base = l * tags;
      for (let t = 0; t < tags; t++) sums[t]! += own * coefficients[base + t]!;
    }
    out.data.set(sums, i * tags);
  });
  return out;
}

const gaussian = (gamma: number): Kernel => ({ name: 'rbf', gamma, coef0: 0, degree: 0 });

function standardised(targets: TagRows['targets']): Float64Array {
  const { means, deviations } = momentsOf(targets);
  const { tags, shares } = targets;
  return shares.map((share, at) => (share - means[at % tags]!) / deviations[at % tags]!);
}

/** The principal directions of the tags, one a row, and how much more than the first each is penalised. */
function directionsOf(wanted: Float64Array, tags: number) {
  const rows = wanted.length / tags;
  const spread = timesSelf(wanted, rows, tags).map((sum) => sum / rows);
  const { values, vectors } = eigenLarge(spread, tags);
  const penalties = values.map((value) =>
    Math.min(mostTimesLess, values[0]! / Math.max(value, values[0]! * 1e-9)),
  );
  return { penalties, directions: vectors };
}

function someRows(rows: number, seed: number): Int32Array {
  return permutation(rows, createRandom(seed)).slice(0, mostLandmarks).sort();
}

function meanSquaredDistance({ data, rows, cols }: Matrix): number {
  const means = new Float64Array(cols);
  let squares = 0;
  for (let at = 0; at < data.length; at++) {
    means[at % cols]! += data[at]! / rows;
    squares += data[at]! ** 2 / rows;
  }
  const spread = squares - means.reduce((sum, mean) => sum + mean * mean, 0);
  return spread > 1e-12 ? 2 * spread : 1;
}

function kernelOf(gamma: number, a: Matrix, b: Matrix): Float64Array {
  const out = new Float64Array(a.rows * b.rows);
  kernelRows(gaussian(gamma), a, b, (i, values) => out.set(values, i * b.rows));
  return out;
}

/** a [n, m] b [m, p] */
function times(a: Float64Array, b: Float64Array, n: number, m: number, p: number): Float64Array {
  const out = new Float64Array(n * p);
  for (let i = 0; i < n; i++)
    for (let k = 0; k < m; k++) {
      const value = a[i * m + k]!;
      if (value === 0) continue;
      for (let j = 0; j < p; j++) out[i * p + j]! += value * b[k * p + j]!;
    }
  return out;
}

/** aᵗ b for a [n, m] and b [n, p] */
function timesOther(a: Float64Array, b: Float64Array, n: number, m: number, p: number): Float64Array {
  const out = new Float64Array(m * p);
  for (let i = 0; i < n; i++)
    for (let k = 0; k < m; k++) {
      const value = a[i * m + k]!;
      if (value === 0) continue;
      for (let j = 0; j < p; j++) out[k * p + j]! += value * b[i * p + j]!;
    }
  return out;
}

function timesSelf(a: Float64Array, n: number, m: number): Float64Array {
  return timesOther(a, a, n, m, m);
}

function transposed(a: Float64Array, n: number, m: number): Float64Array {
  const out = new Float64Array(a.length);
  for (let i = 0; i < n; i++) for (let j = 0; j < m; j++) out[j * n + i] = a[i * m + j]!;
  return out;
}
