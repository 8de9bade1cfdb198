// How far a map can be trusted: whether neighbours on it are neighbours by sound, and the other way round.

import { createRandom, permutation } from '../learning/maths/random.ts';
import type { SquaresFrom } from './kernels.ts';
import { nearest, plainSquares } from './squares.ts';

export interface Trust {
  /** 1 - what is lost by neighbours on the map that are far away by sound (Venna and Kaski 2001, as scikit-learn has it). */
  readonly trustworthiness: number;
  /** The same by neighbours by sound that are far away on the map. */
  readonly continuity: number;
}

/** Neighbours that are looked at. */
const neighbours = 15;
/** Of so many tracks at most, each among all. */
const mostAsked = 500;
const nobody = (_done: number, _total: number): void => undefined;

/**
 * Of `places` [rows, 2] for points whose distances can be asked for: exact for few rows, by a seeded sample of `asked` rows for many. Null where there are too
 * few tracks for the formula, which wants fewer neighbours than half of them.
 */
export function trustIn(
  places: Float32Array,
  squaresFrom: SquaresFrom,
  { k = neighbours, asked = mostAsked, onAsked = nobody } = {},
): Trust | null {
  const rows = places.length / 2;
  if (2 * k >= rows) return null;
  const sample =
    rows <= asked
      ? Int32Array.from({ length: rows }, (_, i) => i)
      : permutation(rows, createRandom(1)).subarray(0, asked);
  const bySound = new Float32Array(rows);
  const onMap = new Float32Array(rows);
  let falseFriends = 0;
  let lost = 0;
  for (const [done, row] of sample.entries()) {
    onAsked(done, sample.length);
    squaresFrom(row, bySound);
    plainSquares(places, 2, row, onMap);
    falseFriends += tooFar(onMap, bySound, row, k);
    lost += tooFar(bySound, onMap, row, k);
  }
  const most = (sample.length * k * (2 * rows - 3 * k - 1)) / 2;
  return { trustworthiness: 1 - falseFriends / most, continuity: 1 - lost / most };
}

/** By how many ranks in `far` the k nearest by `near` lie beyond the k nearest by `far`, all together. */
function tooFar(near: Float32Array, far: Float32Array, own: number, k: number): number {
  let sum = 0;
  for (const other of nearest(near, own, k)) sum += Math.max(0, rankOf(far, own, other) - k);
  return sum;
}

/** From 1; of equal distances the smaller row comes first. */
function rankOf(squares: Float32Array, own: number, other: number): number {
  const square = squares[other]!;
  let rank = 1;
  for (let row = 0; row < squares.length; row++)
    if (row !== own && row !== other && (squares[row]! < square || (squares[row]! === square && row < other)))
      rank += 1;
  return rank;
}
