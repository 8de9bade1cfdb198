// What taggers learn from: rows in a view, and for each row and tag whether it holds, how surely that is known, and what is not.
import { AppError } from '../../domain/errors.ts';
import { type Matrix, selectRows } from '../../domain/matrix.ts';

/** Of each row and tag [rows, tags]. */
export interface TagTargets {
  readonly tags: number;
  /** Share to which the tag holds: 0, 1, or between where weights or many listeners say so. */
  readonly shares: Float64Array;
  /** How much that counts, above 0, at most 1. */
  readonly weights: Float64Array;
}

/**
 * Where nobody said anything of a tag, most likely it does not hold; but who tags says what comes to mind, so that a fifth
 * of an answer is all that it counts.
 */
export const unsaidWeight = 0.2;

/** `said`: shares from 0 to 1; NaN where nothing is said. */
export function targetsOf(said: Float64Array, tags: number): TagTargets {
  if (said.some((share) => share < 0 || share > 1))
    throw new AppError('invalid', 'Whether a tag holds is a share between 0 and 1.');
  return {
    tags,
    shares: said.map((share) => (Number.isNaN(share) ? 0 : share)),
    weights: said.map((share) => (Number.isNaN(share) ? unsaidWeight : 1)),
  };
}

export function selectTargets({ tags, shares, weights }: TagTargets, rows: ArrayLike<number>): TagTargets {
  const pick = (from: Float64Array): Float64Array => {
    const out = new Float64Array(rows.length * tags);
    for (let i = 0; i < rows.length; i++)
      out.set(from.subarray(rows[i]! * tags, (rows[i]! + 1) * tags), i * tags);
    return out;
  };
  return { tags, shares: pick(shares), weights: pick(weights) };
}

/** Rows in a view, with their targets. */
export interface TagRows {
  readonly Z: Matrix;
  readonly targets: TagTargets;
}

export function selectTagRows({ Z, targets }: TagRows, rows: ArrayLike<number>): TagRows {
  return { Z: selectRows(Z, rows), targets: selectTargets(targets, rows) };
}

/** Weighted mean share of each tag, and the root of its weighted variance: 1 where there is none. */
export function momentsOf({ tags, shares, weights }: TagTargets): {
  readonly means: Float64Array;
  readonly deviations: Float64Array;
} {
  const [all, means, squares] = [new Float64Array(tags), new Float64Array(tags), new Float64Array(tags)];
  for (let at = 0; at < shares.length; at++) {
    all[at % tags]! += weights[at]!;
    means[at % tags]! += weights[at]! * shares[at]!;
  }
  for (let t = 0; t < tags; t++) means[t]! /= Math.max(all[t]!, 1e-12);
  for (let at = 0; at < shares.length; at++)
    squares[at % tags]! += weights[at]! * (shares[at]! - means[at % tags]!) ** 2;
  const deviations = squares.map((sum, t) => {
    const variance = sum / Math.max(all[t]!, 1e-12);
    return variance > 1e-9 ? Math.sqrt(variance) : 1;
  });
  return { means, deviations };
}
