// How far a track is from its surroundings: what distances are measured by, so that no track in a crowd is near to everything.
import type { CreatePoints, Search } from './pointStore.ts';

/** Points that stand for all others. */
export interface Landmarks {
  /** [count, dims] */
  readonly points: Float32Array;
  /** [count] */
  readonly more: Float32Array;
}

const mostLandmarks = 1000;
/** The share of the landmarks that are around a track. */
const around = 0.2;
const fewestAround = 5;

/** Evenly from all rows. */
export function chooseLandmarks(
  points: Float32Array,
  more: Float32Array,
  rows: number,
  dims: number,
): Landmarks {
  const count = Math.min(mostLandmarks, rows);
  const chosen = Array.from({ length: count }, (_, n) => Math.floor((n * rows) / count));
  const out = { points: new Float32Array(count * dims), more: new Float32Array(count) };
  for (const [n, row] of chosen.entries()) {
    out.points.set(points.subarray(row * dims, (row + 1) * dims), n * dims);
    out.more[n] = more[row] ?? 0;
  }
  return out;
}

/**
 * The mean distance to the nearest fifth of the landmarks, itself left out. Divided by the roots of both tracks' scales, distances lose most of
 * their hubs (local scaling: Zelnik-Manor and Perona 2005; Schnitzer et al. 2012).
 */
export function localScales(
  { points, more }: Landmarks,
  dims: number,
  createPoints: CreatePoints,
): (point: Float32Array, own: number) => number {
  const count = more.length;
  const store = createPoints(count, dims);
  store.points.set(points);
  store.more.set(more);
  const search: Search = store.seal();
  const all = new Uint8Array(count).fill(1);
  const nearby = Math.max(fewestAround, Math.floor(around * count));
  return (point, own) => {
    const { squares } = search(point, nearby + 1, all);
    // A landmark is at no distance from itself.
    const others = squares[0] === 0 ? squares.subarray(1) : squares.subarray(0, nearby);
    let sum = 0;
    for (const square of others) sum += Math.sqrt(square + own);
    return others.length > 0 && sum > 0 ? sum / others.length : 1;
  };
}

/** A distance as it is compared: 1 is as far as the surroundings of both. */
export function scaledDistance(distance: number, scale: number, other: number): number {
  return distance / Math.sqrt(scale * other);
}
