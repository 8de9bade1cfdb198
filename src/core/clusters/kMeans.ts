// K-means: every row belongs to the nearest centre, every centre is the mean of its rows (Lloyd 1982).
import { createRandom, deriveSeed, permutation } from '../learning/maths/random.ts';
import type { Assignment, Rows } from './rows.ts';
import { farRows } from './seeding.ts';

export interface KMeans {
  /** [k, dims], in the coordinates of the rows as they were given. */
  readonly centres: Float64Array;
  /** At most as many as asked for: fewer where the rows have not so many different places. */
  readonly k: number;
  readonly labels: Int32Array;
  /** Sum of the squared distances of the rows from their centres. */
  readonly inertia: number;
  readonly iterations: number;
}

export interface KMeansOptions {
  readonly k: number;
  readonly seed: number;
  /** It ends when the centres' squared moves sum to less than this share of the columns' mean variance. */
  readonly tolerance?: number;
  readonly mostIterations?: number;
  /** Inertia of each iteration. */
  readonly onIteration?: (inertia: number) => void;
  /** [k, dims] to begin with, instead of rows that lie far from each other. */
  readonly from?: Float32Array;
}

/** Of more rows than this, where to begin is found on so many of them: of several ways the one that ends best there. */
const beginningRows = 10_000;
const beginnings = 5;

export function kMeans(rows: Rows, options: KMeansOptions): KMeans {
  const { count, dims, mean } = rows;
  if (count === 0)
    return { centres: new Float64Array(0), k: 0, labels: new Int32Array(0), inertia: 0, iterations: 0 };
  const { k, centres, ...found } = settled(rows, beginning(rows, options), options);
  return { k, ...found, centres: Float64Array.from(centres, (value, at) => value + mean[at % dims]!) };
}

interface Beginning {
  /** [k, dims] Less the mean of the rows. */
  readonly centres: Float32Array;
  readonly k: number;
}

function beginning(rows: Rows, { k, seed, from, onIteration: _, ...tolerances }: KMeansOptions): Beginning {
  const { count, dims, mean } = rows;
  if (from !== undefined) return { centres: from.map((value, at) => value - mean[at % dims]!), k };
  if (count < 2 * beginningRows)
    return farRows(rows, Math.min(k, count), createRandom(deriveSeed(seed, 'k-means')));
  const chosen = permutation(count, createRandom(deriveSeed(seed, 'rows'))).subarray(0, beginningRows);
  const some = rows.some(chosen.toSorted());
  const ended = Array.from({ length: beginnings }, (_, n) =>
    kMeans(some, { k, seed: deriveSeed(seed, n), ...tolerances }),
  );
  const best = ended.reduce((a, b) => (b.inertia < a.inertia ? b : a));
  return { centres: Float32Array.from(best.centres, (value, at) => value - mean[at % dims]!), k: best.k };
}

/** Centres and rows follow each other until nothing moves. */
function settled(
  rows: Rows,
  { k, ...begin }: Beginning,
  { tolerance = 1e-4, mostIterations = 300, onIteration }: KMeansOptions,
): Omit<KMeans, 'centres'> & { centres: Float32Array } {
  let { centres } = begin;
  const assign = rows.assigner(k);
  const enough = tolerance * meanVariance(rows);
  let assigned = assign(centres);
  let iterations = 0;
  while (iterations < mostIterations) {
    iterations += 1;
    const next = meansOf(rows, assigned, k);
    const moved = squaredMove(centres, next);
    centres = next;
    assigned = assign(centres);
    onIteration?.(sumOf(assigned.squares));
    if (moved <= enough) break;
  }
  return { centres, k, labels: assigned.labels.slice(), inertia: sumOf(assigned.squares), iterations };
}

/** A centre that lost its rows takes the row that is farthest from its own. */
function meansOf(rows: Rows, { labels, squares, sums, counts }: Assignment, k: number): Float32Array {
  const { dims, centred } = rows;
  const total = sums.slice();
  const size = Int32Array.from(counts);
  const empty = [...size.keys()].filter((c) => size[c] === 0);
  if (empty.length > 0) {
    const far = farthest(squares, empty.length);
    for (const [n, c] of empty.entries()) {
      const row = far[n]!;
      const from = labels[row]!;
      if (size[from] === 1) continue;
      for (let j = 0; j < dims; j++) {
        const value = centred[row * dims + j]!;
        total[from * dims + j]! -= value;
        total[c * dims + j] = value;
      }
      size[from]! -= 1;
      size[c] = 1;
    }
  }
  const centres = new Float32Array(k * dims);
  for (let c = 0; c < k; c++)
    for (let j = 0; j < dims; j++) centres[c * dims + j] = total[c * dims + j]! / Math.max(1, size[c]!);
  return centres;
}

function farthest(squares: Float32Array, few: number): number[] {
  return [...squares.keys()].sort((a, b) => squares[b]! - squares[a]! || a - b).slice(0, few);
}

function meanVariance({ centred, count, dims }: Rows): number {
  let sum = 0;
  for (let i = 0; i < centred.length; i++) sum += centred[i]! ** 2;
  return sum / Math.max(1, count * dims);
}

function squaredMove(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i]! - b[i]!) ** 2;
  return sum;
}

function sumOf(values: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum;
}
