// One logistic regression a tag, each against the rest, fitted by L-BFGS.
import type { Matrix } from '../../domain/matrix.ts';
import { matrix } from '../../domain/matrix.ts';
import { minimise } from '../maths/lbfgs.ts';
import type { TagRows, TagTargets } from './tagRows.ts';

/** Log-odds of a row: `coefficients` [tags, axes + 1], the bias last. */
export interface LogisticTags {
  readonly axes: number;
  readonly tags: number;
  readonly coefficients: Float32Array;
}

/**
 * Cross-entropy with the shares, each row times its weight and its class's, plus |w|² / 2c without the bias.
 * Throws the signal's reason when it aborts.
 */
export function fitLogisticTags({ Z, targets }: TagRows, c: number, signal?: AbortSignal): LogisticTags {
  const { tags } = targets;
  const axes = Z.cols;
  const coefficients = new Float32Array(tags * (axes + 1));
  const own = classWeights(targets);
  for (let t = 0; t < tags; t++) coefficients.set(fitOne({ Z, targets }, own, t, c, signal), t * (axes + 1));
  return { axes, tags, coefficients };
}

/** [rows, tags] */
export function logisticScores({ axes, tags, coefficients }: LogisticTags, Z: Matrix): Matrix {
  const out = matrix(Z.rows, tags);
  for (let i = 0; i < Z.rows; i++)
    for (let t = 0; t < tags; t++) {
      const base = t * (axes + 1);
      let score = coefficients[base + axes]!;
      for (let j = 0; j < axes; j++) score += coefficients[base + j]! * Z.data[i * axes + j]!;
      out.data[i * tags + t] = score;
    }
  return out;
}

/**
 * What each entry counts [rows, tags]: its weight, and both kinds of a tag in all alike (as scikit-learn's 'balanced'): a rare
 * tag's few rows as much as the many others.
 */
export function classWeights({ tags, shares, weights }: TagTargets): Float64Array {
  const held = new Float64Array(tags);
  const all = new Float64Array(tags);
  for (let at = 0; at < shares.length; at++) {
    all[at % tags]! += weights[at]!;
    held[at % tags]! += weights[at]! * shares[at]!;
  }
  return weights.map((weight, at) => {
    const t = at % tags;
    const [yes, no] = [held[t]!, all[t]! - held[t]!];
    if (yes <= 0 || no <= 0) return weight;
    return weight * ((shares[at]! * all[t]!) / (2 * yes) + ((1 - shares[at]!) * all[t]!) / (2 * no));
  });
}

function fitOne(
  { Z, targets }: TagRows,
  own: Float64Array,
  tag: number,
  c: number,
  signal: AbortSignal | undefined,
): Float64Array {
  const { tags, shares } = targets;
  const axes = Z.cols;
  const perRow = 1 / Z.rows;
  return minimise(
    (w, gradient) => {
      gradient.fill(0);
      let loss = 0;
      for (let i = 0; i < Z.rows; i++) {
        let score = w[axes]!;
        const base = i * axes;
        for (let j = 0; j < axes; j++) score += w[j]! * Z.data[base + j]!;
        const share = shares[i * tags + tag]!;
        const weight = own[i * tags + tag]!;
        loss += weight * (Math.max(score, 0) + Math.log1p(Math.exp(-Math.abs(score))) - share * score);
        const off = weight * (1 / (1 + Math.exp(-score)) - share);
        for (let j = 0; j < axes; j++) gradient[j]! += off * Z.data[base + j]!;
        gradient[axes]! += off;
      }
      for (let j = 0; j < axes; j++) {
        loss += w[j]! ** 2 / (2 * c);
        gradient[j]! += w[j]! / c;
      }
      for (let j = 0; j <= axes; j++) gradient[j]! *= perRow;
      return loss * perRow;
    },
    new Float64Array(axes + 1),
    { signal, gradientTolerance: 1e-5 },
  );
}
