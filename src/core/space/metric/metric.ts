// The metric of a space: how a track's feature columns become a point, so that the distance between points is that between tracks.
import type { Layout } from '../../domain/layout.ts';
import { paddedDims } from '../space.ts';
import { type NormalScore, normalScore } from './normalScores.ts';
import { type Opinion, tell, toLength } from './opinion.ts';
import type { Turn } from './whitening.ts';

/** One feature group: its columns as normal scores, turned, and how much of its ball it makes. */
export interface Block {
  readonly scores: readonly NormalScore[];
  readonly turn: Turn;
  readonly weight: number;
}

/** Blocks that are measured together: their part of a point has always the same length, so that only its direction counts. */
export interface Ball {
  readonly blocks: readonly Block[];
  /** The length. */
  readonly radius: number;
}

/** An opinion as a part of the point: of the coordinates of one block, before they have their length, or of the point so far. */
export interface Told {
  readonly opinion: Opinion;
  readonly radius: number;
}

export interface Metric {
  /** Another for every metric: points of two cannot be compared. */
  readonly name: string;
  /** Of the columns, in order. */
  readonly layout: Layout;
  readonly balls: readonly Ball[];
  /** What the shipped rows say of the first block of the first ball; null where that is not what they know. */
  readonly taught: Told | null;
  /** What the person's own answers say of the whole point; null where they are too few, or say no more than is known. */
  readonly learned: Told | null;
  /** Tracks that there were when it was fitted. */
  readonly fittedTo: number;
  /** Tracks whose genre a person had said by then. */
  readonly answers: number;
}

type Parts = Pick<Metric, 'balls' | 'taught' | 'learned'>;

/** Columns of a point. */
export function dimsOf(parts: Parts): number {
  return paddedDims(placesOf(parts).end);
}

/** Where the parts of a point begin. */
function placesOf({ balls, taught, learned }: Parts) {
  let dims = 0;
  for (const { blocks } of balls) for (const { turn } of blocks) dims += turn.dims;
  const toldAt = dims;
  const learnedAt = toldAt + (taught?.opinion.biases.length ?? 0);
  return { toldAt, learnedAt, end: learnedAt + (learned?.opinion.biases.length ?? 0) };
}

/** How far from the middle a point can be at most, squared: each part has its length, or is not known. */
function mostSquared({ balls, taught, learned }: Parts): number {
  let most = (taught?.radius ?? 0) ** 2 + (learned?.radius ?? 0) ** 2;
  for (const { radius } of balls) most += radius * radius;
  return most;
}

const rounding = 1.001;

/** Whether `project` can have written it and returned `more`. False for NaN. */
export function canBePoint(metric: Parts, point: Float32Array, more: number): boolean {
  const most = rounding * mostSquared(metric);
  let square = 0;
  for (const value of point) square += value * value;
  return point.length === dimsOf(metric) && square <= most && more >= 0 && more <= most;
}

/**
 * Writes the point of a track's columns into `into` [dims]. A block with NaN is not known: it stands at right angles to every other
 * track's, as two tracks do on average. Returns what that adds to the squared distance from any other track.
 */
export function project(metric: Parts, columns: Float32Array, into: Float32Array): number {
  into.fill(0);
  const { toldAt, learnedAt, end } = placesOf(metric);
  let column = 0;
  let at = 0;
  let more = 0;
  for (const { blocks, radius } of metric.balls) {
    const start = at;
    let known = 0;
    let all = 0;
    for (const { scores, turn, weight } of blocks) {
      const expected = weight * weight * turn.cols;
      all += expected;
      const out = into.subarray(at, at + turn.dims);
      const isKnown = turnInto(columns.subarray(column, column + turn.cols), scores, turn, weight, out);
      if (isKnown) known += expected;
      if (column === 0 && metric.taught !== null) {
        const { opinion, radius: toldRadius } = metric.taught;
        if (isKnown) tell(opinion, out, toldRadius, into.subarray(toldAt, learnedAt));
        else more += toldRadius * toldRadius;
      }
      column += turn.cols;
      at += turn.dims;
    }
    const share = all > 0 ? known / all : 0;
    toLength(into.subarray(start, at), radius * Math.sqrt(share));
    more += radius * radius * (1 - share);
  }
  if (metric.learned !== null) {
    const { opinion, radius } = metric.learned;
    tell(opinion, into.subarray(0, learnedAt), radius, into.subarray(learnedAt, end));
  }
  return more;
}

/** Whether the block is known; `out` stays zero where it is not. */
function turnInto(
  row: Float32Array,
  scores: readonly NormalScore[],
  { weights, dims }: Turn,
  weight: number,
  out: Float32Array,
): boolean {
  for (const value of row) if (Number.isNaN(value)) return false;
  for (const [j, score] of scores.entries()) {
    const value = weight * normalScore(score, row[j] ?? 0);
    if (value === 0) continue;
    for (let k = 0, from = j * dims; k < dims; k++) out[k] = (out[k] ?? 0) + value * (weights[from + k] ?? 0);
  }
  return true;
}
