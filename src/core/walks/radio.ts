// A radio: tracks without end near those that it began with, in small steps, no artist too soon and no recording twice.
import { createRandom, deriveSeed } from '../learning/maths/random.ts';
import { type NearestExamples, nearestOf } from './blend.ts';
import { type Ground, rowsOf } from './ground.ts';
import { smallest } from './smallest.ts';

export interface RadioWish {
  /** What it begins with, or, of a genre or cluster, some of it. */
  readonly seeds: readonly number[];
  /** It stays among these while they last; null: it goes where it sounds alike. */
  readonly home: readonly number[] | null;
  /** What was asked for more of, and less of, while it played. */
  readonly more: readonly number[];
  readonly less: readonly number[];
  /** What it has played already, in that order. */
  readonly played: readonly number[];
  readonly length: number;
  /** So many other tracks lie between two of one artist, where the library allows it. */
  readonly gap: number;
  readonly seed: number;
}

export interface RadioTrack {
  readonly row: number;
  /** The example that it is likest to. */
  readonly like: { readonly row: number; readonly distance: number };
  /** Nothing of home was left that could be played: it is from beyond. */
  readonly isBeyond: boolean;
  /** How many tracks lie between it and its artist's last one, when those are fewer than the gap. */
  readonly sinceArtist: number | null;
}

/** More examples than this are represented by so many of them. */
const mostExamples = 12;
/** The next track is among so many that lie nearest to the examples and were not played. */
const poolSize = 600;
/** And is one of so many that suit best. */
const choices = 6;
/** It follows on from the mean of so many. */
const recentTracks = 3;
/** How much nearness to the examples counts beside nearness to what was just played. */
const pull = 0.5;
/** Of what suits best by one unit less is chosen e times more seldom. */
const temperature = 0.15;

/**
 * The track at each place depends on the seed, the place and what came before: two batches are what one long one would be.
 * Shorter than asked for where everything was played or is liker to what was asked for less of.
 */
export function radio(ground: Ground, wish: RadioWish): RadioTrack[] {
  const { played, gap, seed, home } = wish;
  const examples = [...some(wish.seeds, seed), ...wish.more.slice(-mostExamples)];
  if (examples.length === 0) return [];
  const wanted = nearestOf(ground, examples);
  const unwanted = nearestOf(ground, wish.less.slice(-mostExamples));
  const isHome = homeOf(ground, home);
  const order = orderOf(ground, wanted, unwanted, isHome);
  const list = [...played];
  const isPlayed = new Set(list.map((row) => ground.recordings[row]));
  const lastOf = new Map(list.map((row, place) => [ground.artists[row], place]));
  const tracks: RadioTrack[] = [];
  // A radio from one track begins with it.
  const [first] = wish.seeds;
  const opening = played.length === 0 && home === null && wish.seeds.length === 1 ? first : undefined;
  while (tracks.length < wish.length) {
    const place = list.length;
    const sinceArtist = (row: number): number => {
      const last = lastOf.get(ground.artists[row]);
      return last === undefined ? Number.POSITIVE_INFINITY : place - last - 1;
    };
    const pool =
      place === 0 && opening !== undefined
        ? [opening]
        : poolOf(ground, order, isHome, isPlayed, sinceArtist, gap);
    const row = chosenFrom(ground, pool, list, wanted, deriveSeed(seed, place));
    const like = row === null ? null : wanted.at(row);
    if (row === null || like === null) break;
    const since = sinceArtist(row);
    tracks.push({ row, like, isBeyond: isHome[row] === 0, sinceArtist: since < gap ? since : null });
    list.push(row);
    isPlayed.add(ground.recordings[row]);
    lastOf.set(ground.artists[row], place);
  }
  return tracks;
}

/** All when they are few, else some by the seed. */
function some(rows: readonly number[], seed: number): readonly number[] {
  if (rows.length <= mostExamples) return rows;
  const random = createRandom(deriveSeed(seed, 'examples'));
  const left = [...rows];
  return Array.from({ length: mostExamples }, () => left.splice(random.integer(left.length), 1)).flat();
}

/** 1 for each row where it may stay; without a home everything is. */
function homeOf(ground: Ground, home: readonly number[] | null): Uint8Array {
  const isHome = new Uint8Array(rowsOf(ground));
  if (home === null) return isHome.fill(1);
  for (const row of home) isHome[row] = 1;
  return isHome;
}

/** What may be played, home first, then by nearness to the examples. */
function orderOf(
  ground: Ground,
  wanted: NearestExamples,
  unwanted: NearestExamples,
  isHome: Uint8Array,
): Int32Array {
  const costs = wanted.scaled.map((scaled, row) =>
    scaled < unwanted.scaled[row]! && ground.isOpen[row] === 1 ? scaled : Number.POSITIVE_INFINITY,
  );
  const all = smallest(costs, costs.length);
  return Int32Array.from([
    ...all.filter((row) => isHome[row] === 1),
    ...all.filter((row) => isHome[row] === 0),
  ]);
}

/** What can come next: with the gap kept, from home. Without such, the artists that were heard longest ago. */
function poolOf(
  ground: Ground,
  order: Int32Array,
  isHome: Uint8Array,
  isPlayed: ReadonlySet<number | undefined>,
  sinceArtist: (row: number) => number,
  gap: number,
): number[] {
  const pool: number[] = [];
  let longest: number[] = [];
  let since = -1;
  for (const row of order) {
    if (isPlayed.has(ground.recordings[row])) continue;
    const own = sinceArtist(row);
    if (own >= gap) {
      if (pool[0] !== undefined && isHome[pool[0]] !== isHome[row]) break;
      pool.push(row);
      if (pool.length === poolSize) break;
    } else if (pool.length === 0 && own > since) {
      since = own;
      longest = [row];
    } else if (own === since) longest.push(row);
  }
  return pool.length > 0 ? pool : longest;
}

function chosenFrom(
  ground: Ground,
  pool: readonly number[],
  list: readonly number[],
  wanted: NearestExamples,
  seed: number,
): number | null {
  if (pool.length === 0) return null;
  const steps = stepsFrom(ground, list.slice(-recentTracks), pool);
  const costs = Float64Array.from(pool, (row, n) => steps[n]! + pull * wanted.scaled[row]!);
  const best = smallest(costs, choices);
  const [least = 0] = best;
  const weights = Array.from(best, (n) => Math.exp((costs[least]! - costs[n]!) / temperature));
  let left = createRandom(seed).next() * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [n, weight] of weights.entries()) {
    left -= weight;
    if (left < 0) return pool[best[n]!] ?? null;
  }
  return pool[least] ?? null;
}

/** Squared distances to the mean of what was just played, in units of what is usual in the pool. */
function stepsFrom(ground: Ground, recent: readonly number[], pool: readonly number[]): Float64Array {
  const steps = new Float64Array(pool.length);
  if (recent.length === 0) return steps;
  const { points, dims } = ground;
  const centre = new Float64Array(dims);
  for (const row of recent)
    for (let column = 0; column < dims; column++)
      centre[column] = centre[column]! + points[row * dims + column]! / recent.length;
  let sum = 0;
  for (const [n, row] of pool.entries()) {
    let square = 0;
    for (let column = 0; column < dims; column++)
      square += (points[row * dims + column]! - centre[column]!) ** 2;
    steps[n] = square;
    sum += square / pool.length;
  }
  return sum > 0 ? steps.map((square) => square / sum) : steps;
}
