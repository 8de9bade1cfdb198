// More like these and less like those: the tracks that are nearer to one of the first than to any of the others.
import { type Ground, rowsOf, squaredDistances } from './ground.ts';
import { smallest } from './smallest.ts';

export interface BlendWish {
  readonly more: readonly number[];
  readonly less: readonly number[];
  readonly limit: number;
  /** At most so many by one artist. */
  readonly perArtist: number;
}

/** An example, and how far it is. */
export interface Nearest {
  readonly row: number;
  readonly distance: number;
}

export interface Blended {
  readonly row: number;
  /** Nearness to `like` less nearness to `unlike`, above 0 to 1. */
  readonly score: number;
  readonly like: Nearest;
  readonly unlike: Nearest | null;
}

/** Which neighbour of an example tells how dense it is around it. */
const reachOf = 10;

/**
 * Nearness to an example is exp(-d²/2r²), where r is how far its own tenth neighbour lies: an example among many alike is no
 * nearer to everything than one that stands alone. Of several examples the nearest counts, so that those that have nothing
 * in common bring each its own kind, not what lies between. In the order of nearness to `more` less nearness to `less`; what
 * is nearer to `less` is left out, as are the examples themselves, in every file of theirs.
 */
export function blend(ground: Ground, { more, less, limit, perArtist }: BlendWish): Blended[] {
  if (more.length === 0) return [];
  const wanted = nearestOf(ground, more);
  const unwanted = nearestOf(ground, less);
  const costs = new Float64Array(rowsOf(ground));
  for (let row = 0; row < costs.length; row++) {
    const score = nearness(wanted.scaled[row]!) - nearness(unwanted.scaled[row]!);
    // What is so far from all that its nearness is nought is still nearer to one side.
    costs[row] =
      wanted.scaled[row]! < unwanted.scaled[row]! && ground.isOpen[row] === 1
        ? -score + farTie * wanted.scaled[row]!
        : Number.POSITIVE_INFINITY;
  }
  const recordings = new Set([...more, ...less].map((row) => ground.recordings[row]));
  const byArtist = new Map<number, number>();
  const chosen: Blended[] = [];
  for (const row of smallest(costs, costs.length)) {
    if (chosen.length === limit) break;
    const artist = ground.artists[row]!;
    const ofArtist = byArtist.get(artist) ?? 0;
    if (ofArtist === perArtist || recordings.has(ground.recordings[row])) continue;
    recordings.add(ground.recordings[row]);
    byArtist.set(artist, ofArtist + 1);
    const like = wanted.at(row);
    if (like === null) continue;
    const score = nearness(wanted.scaled[row]!) - nearness(unwanted.scaled[row]!);
    chosen.push({ row, score, like, unlike: unwanted.at(row) });
  }
  return chosen;
}

/** Orders what exp can no longer tell apart, and nothing else. */
const farTie = 1e-12;

function nearness(scaledSquare: number): number {
  return Math.exp(-scaledSquare / 2);
}

export interface NearestExamples {
  /** Of each track, d²/r² of the example for which that is least; infinity without examples. */
  readonly scaled: Float64Array;
  at(row: number): Nearest | null;
}

export function nearestOf(ground: Ground, examples: readonly number[]): NearestExamples {
  const scaled = new Float64Array(rowsOf(ground)).fill(Number.POSITIVE_INFINITY);
  const squaresOf = new Float64Array(scaled.length);
  const which = new Int32Array(scaled.length).fill(-1);
  for (const example of examples) {
    const squares = squaredDistances(ground, example);
    const reach = reachSquare(squares, example);
    for (let row = 0; row < scaled.length; row++) {
      const own = reach > 0 ? squares[row]! / reach : squares[row]! > 0 ? Number.MAX_VALUE : 0;
      if (own >= scaled[row]!) continue;
      scaled[row] = own;
      squaresOf[row] = squares[row]!;
      which[row] = example;
    }
  }
  return {
    scaled,
    at: (row) => (which[row]! < 0 ? null : { row: which[row]!, distance: Math.sqrt(squaresOf[row]!) }),
  };
}

/** Squared distance to the tenth neighbour, or to the last of fewer. */
function reachSquare(squares: Float64Array, own: number): number {
  const others = squares.slice();
  others[own] = Number.POSITIVE_INFINITY;
  return squares[smallest(others, reachOf).at(-1) ?? own] ?? 0;
}
