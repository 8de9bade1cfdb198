// A path from one track to another: evenly spaced along the straight line between them, and no step beyond the limits asked for.
import { AppError } from '../domain/errors.ts';
import { type Join, type Limits, mostSteps } from '../domain/walk.ts';
import { type Ground, squaredDistance, squaredDistances } from './ground.ts';
import { exceeds, joinOf } from './joins.ts';
import { type Layer, type Line, layerAt, lineBetween } from './layers.ts';
import { smallest } from './smallest.ts';

export interface PathWish {
  readonly from: number;
  readonly to: number;
  /** One more than there are tracks between; null leaves it to how far apart they are. */
  readonly steps: number | null;
  readonly limits: Limits;
  /** So many other tracks lie between two of one artist, as far as that is possible. */
  readonly artistGap: number;
}

export interface Path {
  readonly rows: readonly number[];
  /** One a step. */
  readonly joins: readonly Join[];
  /** The gap that was kept, but for the two ends, which are as they were asked for. */
  readonly artistGap: number;
}

const usualSteps = { least: 4, most: 16 };
/** Tracks looked at for each place on the line: more when fewer do not do. */
const widths = [64, 256, 1024];
/** But no more than so many pairs of them in all, for an answer within a second. */
const mostPairs = 6_000_000;
/** While the number of steps is still open. */
const usualWidth = 256;
/** When no path keeps the limits, the one that breaks the fewest is looked for among so many. */
const softWidth = 192;
/** Beginnings that are kept for each track of a layer: another one may not have its artist yet. */
const keptBeginnings = 4;
/** More than any sum of squares, so that fewer broken steps win over a straighter path. */
const brokenCost = 1e12;

/**
 * The tracks x of a path make the sum over steps of |x' - x|², plus over tracks of |x - p|², small, where the p lie evenly on the
 * line. A taut, evenly stretched thread has the least of both. Layer by layer, by dynamic programming, among the tracks
 * nearest to each p; no track or recording comes twice. A limit is broken only where no path among these keeps it, or an end
 * lacks the value that it is about, and then in as few steps as can be.
 */
export function findPath(ground: Ground, wish: PathWish): Path {
  const { from, to, limits } = wish;
  if (from === to || ground.recordings[from] === ground.recordings[to])
    throw new AppError('invalid', 'Both ends are the same recording: a path leads from one to another.');
  const line = lineBetween(ground, limits, from, to);
  const longest = Math.min(mostSteps, line.between + 1);
  if (wish.steps !== null) return pathOf(ground, line, Math.min(wish.steps, longest), wish);
  // Keys and tempi may need a longer way than the distance does.
  const first = Math.min(longest, stepsFor(ground, line));
  for (let steps = first; steps <= Math.min(longest, 2 * first); steps += Math.ceil(first / 2)) {
    const rows = strictly(ground, line, steps, wish, usualWidth);
    if (rows !== null) return described(ground, rows, limits, wish.artistGap);
  }
  return pathOf(ground, line, first, wish);
}

/** A step is about as long as to a track's near neighbours; in many dimensions a way of n steps leads only √n times as far. */
function stepsFor(ground: Ground, line: Line): number {
  const near = 10;
  const reach = [line.from, line.to].map((end) => {
    const squares = squaredDistances(ground, end);
    squares[end] = Number.POSITIVE_INFINITY;
    const nearest = smallest(squares, near);
    return squares[nearest.at(-1) ?? end] ?? 0;
  });
  const square = ((reach[0] ?? 0) + (reach[1] ?? 0)) / 2;
  const steps = square > 0 && Number.isFinite(square) ? Math.round((2 * line.lengthSquare) / square) : 0;
  return Math.max(usualSteps.least, Math.min(usualSteps.most, steps));
}

function pathOf(ground: Ground, line: Line, steps: number, wish: PathWish): Path {
  const { limits, artistGap } = wish;
  const most = Math.floor(Math.sqrt(mostPairs / steps));
  for (const width of widths) {
    const rows = strictly(ground, line, steps, wish, Math.min(width, most));
    if (rows !== null) return described(ground, rows, limits, artistGap);
    if (width >= most) break;
  }
  const widest = Math.min(most, ...widths.slice(-1));
  const withGap = (gap: number): number[] | null =>
    strictly(ground, line, steps, { ...wish, artistGap: gap }, widest);
  if (artistGap > 0 && withGap(0) !== null)
    for (const gap of smallerGaps(artistGap)) {
      const rows = withGap(gap);
      if (rows !== null) return described(ground, rows, limits, gap);
    }
  const layers = layersOf(line, steps, softWidth);
  for (const gap of [artistGap, ...smallerGaps(artistGap)]) {
    const rows = threadThrough(ground, line, layers, limits, gap, brokenCost);
    if (rows !== null) return described(ground, rows, limits, gap);
  }
  // Each layer has more recordings than a path has tracks.
  throw new Error('a path without limits and without a gap was not found');
}

function smallerGaps(gap: number): number[] {
  const gaps = [];
  for (let smaller = gap; smaller > 0; ) {
    smaller = Math.floor(smaller / 2);
    gaps.push(smaller);
  }
  return gaps;
}

function strictly(ground: Ground, line: Line, steps: number, wish: PathWish, width: number): number[] | null {
  const layers = layersOf(line, steps, width);
  return threadThrough(ground, line, layers, wish.limits, wish.artistGap, Number.POSITIVE_INFINITY);
}

function layersOf(line: Line, steps: number, width: number): Layer[] {
  return Array.from({ length: steps - 1 }, (_, n) => layerAt(line, (n + 1) / steps, width));
}

function described(ground: Ground, rows: readonly number[], limits: Limits, artistGap: number): Path {
  const joins = rows.slice(1).map((row, n) => joinOf(ground, limits, rows[n] ?? row, row));
  return { rows, joins, artistGap };
}

/** The beginning of a path, up to a track. */
interface Beginning {
  readonly row: number;
  readonly cost: number;
  readonly before: Beginning | null;
}

/** `costOfBreaking`: what a step beyond the limits costs; infinity: there is none. Null when there is no such path. */
function threadThrough(
  ground: Ground,
  line: Line,
  layers: readonly Layer[],
  limits: Limits,
  gap: number,
  costOfBreaking: number,
): number[] | null {
  const { artists } = ground;
  let reached: Beginning[] = [{ row: line.from, cost: 0, before: null }];
  for (const [n, { rows, squares }] of layers.entries()) {
    const untilEnd = layers.length - n;
    const next: Beginning[] = [];
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!;
      if (artists[row] === artists[line.to] && untilEnd <= gap) continue;
      next.push(...bestWaysTo(ground, reached, row, squares[i]!, limits, gap, costOfBreaking));
    }
    reached = next.sort((a, b) => a.cost - b.cost || a.row - b.row);
  }
  const [best] = bestWaysTo(ground, reached, line.to, 0, limits, 0, costOfBreaking);
  if (best === undefined) return null;
  const path: number[] = [];
  for (let at: Beginning | null = best; at !== null; at = at.before) path.push(at.row);
  return path.reverse();
}

/** The few cheapest, cheapest first; `reached` comes by cost. */
function bestWaysTo(
  ground: Ground,
  reached: readonly Beginning[],
  row: number,
  own: number,
  limits: Limits,
  gap: number,
  costOfBreaking: number,
): Beginning[] {
  const best: Beginning[] = [];
  for (const before of reached) {
    const least = before.cost + own;
    const bound = best.length < keptBeginnings ? Number.POSITIVE_INFINITY : (best.at(-1)?.cost ?? 0);
    if (least >= bound) break;
    const breaking = exceeds(ground, limits, before.row, row) ? costOfBreaking : 0;
    if (least + breaking >= bound) continue;
    const cost = least + breaking + squaredDistance(ground, before.row, row);
    if (cost >= bound || !mayFollow(ground, before, row, gap)) continue;
    let place = best.length;
    while (place > 0 && (best[place - 1]?.cost ?? 0) > cost) place -= 1;
    best.splice(place, 0, { row, cost, before });
    if (best.length > keptBeginnings) best.pop();
  }
  return best;
}

function mayFollow({ artists }: Ground, beginning: Beginning, row: number, gap: number): boolean {
  let distance = 1;
  for (let at: Beginning | null = beginning; at !== null; at = at.before) {
    if (at.row === row || (distance <= gap && artists[at.row] === artists[row])) return false;
    distance += 1;
  }
  return true;
}
