// Which tracks lie near the places on the straight line from one track to another that a path is to pass.
import type { Limits } from '../domain/walk.ts';
import { type Ground, rowsOf, squaredDistances } from './ground.ts';
import { isJudged } from './joins.ts';
import { smallest } from './smallest.ts';

/** A line through the space, and how far every track is from its ends. */
export interface Line {
  readonly from: number;
  readonly to: number;
  readonly fromSquares: Float64Array;
  readonly toSquares: Float64Array;
  /** Squared, between the ends. */
  readonly lengthSquare: number;
  /** Whether a track may lie between: one file of each recording, of which all is known that is asked about. */
  readonly mayLieBetween: Uint8Array;
  /** How many may. */
  readonly between: number;
}

export function lineBetween(ground: Ground, limits: Limits, from: number, to: number): Line {
  const rows = rowsOf(ground);
  const seen = new Set([ground.recordings[from], ground.recordings[to]]);
  const mayLieBetween = new Uint8Array(rows);
  let between = 0;
  for (let row = 0; row < rows; row++) {
    if (ground.isOpen[row] === 0 || !isJudged(ground, limits, row) || seen.has(ground.recordings[row]))
      continue;
    seen.add(ground.recordings[row]);
    mayLieBetween[row] = 1;
    between += 1;
  }
  const fromSquares = squaredDistances(ground, from);
  return {
    from,
    to,
    fromSquares,
    toSquares: squaredDistances(ground, to),
    lengthSquare: fromSquares[to]!,
    mayLieBetween,
    between,
  };
}

/** Too near to one of the ends counts twice as far as off the line: a path that hurries and then waits is not even. */
const alongWeight = 4;

/**
 * How far each track is, squared, from the point at `share` of the way, with what lies along the line weighed. By Stewart's
 * theorem it follows from the distances to both ends, so that a path of many steps costs two passes over the library.
 */
function squaresTo({ fromSquares, toSquares, lengthSquare }: Line, share: number): Float64Array {
  const squares = new Float64Array(fromSquares.length);
  const inner = share * (1 - share) * lengthSquare;
  const scale = lengthSquare > 0 ? 1 / (2 * lengthSquare) : 0;
  for (let row = 0; row < squares.length; row++) {
    const square = Math.max(0, (1 - share) * fromSquares[row]! + share * toSquares[row]! - inner);
    const along = (fromSquares[row]! - toSquares[row]! + lengthSquare) * scale - share;
    squares[row] = square + (alongWeight - 1) * along * along * lengthSquare;
  }
  return squares;
}

export interface Layer {
  readonly rows: Int32Array;
  /** Of each, as `squaresTo` has it. */
  readonly squares: Float64Array;
}

/** The `width` tracks nearest to the place. */
export function layerAt(line: Line, share: number, width: number): Layer {
  const squares = squaresTo(line, share);
  for (let row = 0; row < squares.length; row++)
    if (line.mayLieBetween[row] === 0) squares[row] = Number.POSITIVE_INFINITY;
  const rows = smallest(squares, width);
  return { rows, squares: Float64Array.from(rows, (row) => squares[row]!) };
}
