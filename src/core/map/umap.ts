// UMAP (McInnes, Healy and Melville 2018): neighbours as a graph of memberships, whose points move until the plane has such a graph, too.
import { createRandom } from '../learning/maths/random.ts';
import { membershipScale } from './memberships.ts';
import type { Neighbours, OnShare } from './neighbours.ts';

export interface Edges {
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** 0 to 1. */
  readonly weights: Float32Array;
}

/** What moves while epochs pass. */
export interface UmapState {
  /** [rows, 2] */
  readonly places: Float32Array;
  readonly edges: Edges;
  /** At how many epochs an edge comes once. */
  readonly every: Float32Array;
  /** The epoch at which it comes again. */
  readonly next: Float32Array;
  /** Of xorshift32, which says who is pushed away. */
  chance: number;
}

/** Moves all of `state` by one epoch after the other; `rateOf` falls from 1 to 0. */
export type RunEpochs = (
  state: UmapState,
  epochs: number,
  rateOf: (epoch: number) => number,
  onShare: OnShare,
) => void;

/** Of the curve 1 / (1 + a d^2b): it fits 1 up to a distance of 0.1 and exp(0.1 - d) beyond it, as umap-learn's does by default. */
export const curve = { a: 1.576943460405378, b: 0.8950608781227859 } as const;

/** Few rows take as many again, for an epoch of theirs is short; as umap-learn has it. */
const epochsOf = (rows: number): number => (rows <= 10_000 ? 500 : 200);
/** Half the width of the places at the start. */
const startSize = 10;
const startNoise = 1e-4;

/** Both directions of every edge: the memberships of either end in the other, united as probabilities are (a + b - ab). */
export function fuzzyUnion({ rows, k, near, distances }: Neighbours): Edges {
  const strengths = new Float32Array(rows * k);
  for (let row = 0; row < rows; row++) {
    const own = Float64Array.from(distances.subarray(row * k, (row + 1) * k));
    const { nearestAt, scale } = membershipScale(own);
    for (let n = 0; n < k; n++) strengths[row * k + n] = Math.exp(-Math.max(0, own[n]! - nearestAt) / scale);
  }
  const placeOf = (row: number, other: number): number => {
    for (let at = row * k; at < (row + 1) * k; at++) if (near[at] === other) return at;
    return -1;
  };
  const from: number[] = [];
  const to: number[] = [];
  const weights: number[] = [];
  const add = (one: number, other: number, weight: number): void => {
    from.push(one, other);
    to.push(other, one);
    weights.push(weight, weight);
  };
  for (let row = 0; row < rows; row++)
    for (let at = row * k; at < (row + 1) * k; at++) {
      const other = near[at]!;
      const back = placeOf(other, row);
      if (placeOf(row, other) !== at || (back >= 0 && other < row)) continue;
      const [a, b] = [strengths[at]!, back < 0 ? 0 : strengths[back]!];
      add(row, other, a + b - a * b);
    }
  return { from: Int32Array.from(from), to: Int32Array.from(to), weights: Float32Array.from(weights) };
}

/** Places [rows, 2] from `start` [rows, 2], which gives the map its large shape and is not all in one place. */
export function umap(
  neighbours: Neighbours,
  start: Float32Array,
  seed: number,
  run: RunEpochs,
  onShare: OnShare,
): Float32Array {
  const epochs = epochsOf(neighbours.rows);
  const edges = strongest(fuzzyUnion(neighbours), epochs);
  const most = edges.weights.reduce((a, b) => Math.max(a, b), 0);
  const every = edges.weights.map((weight) => most / weight);
  const random = createRandom(seed);
  const size = start.reduce((a, b) => Math.max(a, Math.abs(b)), 0);
  const places = start.map((x) => (x / size) * startSize + startNoise * random.normal());
  const state: UmapState = {
    places,
    edges,
    every,
    next: every.slice(),
    chance: 1 + random.integer(2 ** 32 - 1),
  };
  run(state, epochs, (epoch) => 1 - epoch / epochs, onShare);
  return places;
}

/** Without those that would not come once in so many epochs. */
function strongest({ from, to, weights }: Edges, epochs: number): Edges {
  const least = weights.reduce((a, b) => Math.max(a, b), 0) / epochs;
  const kept = weights.map((weight) => (weight >= least ? 1 : 0));
  const isKept = (_: number, edge: number): boolean => kept[edge] === 1;
  return { from: from.filter(isKept), to: to.filter(isKept), weights: weights.filter(isKept) };
}
