// What an ear hears in a track more than in others, by its class scores.
import type { Matrix } from '../../domain/matrix.ts';

export interface Sound {
  /** The class's own name. */
  readonly name: string;
  /** Standard deviations above the mean of other tracks. */
  readonly standsOut: number;
}

/** What is true of nearly all that a library holds says nothing. By AudioSet's names. */
const general = new Set(['Music', 'Musical instrument', 'Song', 'Background music', 'Theme music']);

/** The ear must find it at least so likely: of what it hardly hears, any trace stands out. */
const likely = Math.log(0.03 / 0.97);
const enough = 1;

/**
 * At most `most` classes, those that stand out most first. `scores`: the track's log-odds of each class of `names`; `others`:
 * those of other tracks [tracks, classes].
 */
export function standingOut(
  names: readonly string[],
  scores: ArrayLike<number>,
  others: Matrix,
  most: number,
): Sound[] {
  const { data, rows, cols } = others;
  const sounds = names.map((name, c): Sound => {
    let mean = 0;
    for (let i = 0; i < rows; i++) mean += data[i * cols + c]! / rows;
    let variance = 0;
    for (let i = 0; i < rows; i++) variance += (data[i * cols + c]! - mean) ** 2 / rows;
    return { name, standsOut: variance > 0 ? (scores[c]! - mean) / Math.sqrt(variance) : 0 };
  });
  return sounds
    .filter(({ name, standsOut }, c) => !general.has(name) && scores[c]! >= likely && standsOut >= enough)
    .sort((a, b) => b.standsOut - a.standsOut)
    .slice(0, most);
}
