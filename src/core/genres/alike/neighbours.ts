// Similar tags, learned from co-occurrence. They only suggest merges.

import { genreKey } from '../name.ts';
import { lineage, type Vocabulary } from '../vocabulary/vocabulary.ts';
import { type TagStatistics, tagStatistics } from './cooccurrence.ts';
import { leadingSingularVectors } from './truncatedSvd.ts';

export interface TagEmbedding {
  /** As first written. */
  readonly tags: readonly string[];
  readonly rowByKey: ReadonlyMap<string, number>;
  /** In how many lists each tag stands. */
  readonly counts: Int32Array;
  /** A unit vector a tag, row after row; zeros for a tag that co-occurs with no other. */
  readonly vectors: Float64Array;
  readonly dimensions: number;
}

export interface NearTag {
  readonly tag: string;
  readonly count: number;
  /** Cosine distance, 0 (alike) to 2. */
  readonly distance: number;
}

const defaultDimensions = 50;
/** 0.1 % of a normal distribution lie more than this many standard deviations below the mean (its quantile at 0.001). */
const nearestPermille = -3.090232306167813;

/** `lists` are the tags of each file, with `vocabularyLists` beside them where the library is small. */
export function learnTagEmbedding(
  lists: Iterable<readonly string[]>,
  dimensions = defaultDimensions,
): TagEmbedding {
  return embed(tagStatistics(lists), dimensions);
}

export function embed(
  { tags, rowByKey, counts, ppmi }: TagStatistics,
  dimensions = defaultDimensions,
): TagEmbedding {
  const { vectors: axes, values } = leadingSingularVectors(ppmi, dimensions);
  const width = axes.length;
  const vectors = new Float64Array(tags.length * width);
  axes.forEach((axis, column) => {
    // Half of each singular value: the symmetric variant of Levy, Goldberg and Dagan 2015.
    const scale = Math.sqrt(values[column] ?? 0);
    axis.forEach((value, row) => {
      vectors[row * width + column] = value * scale;
    });
  });
  for (let row = 0; row < tags.length; row++) scaleToUnit(vectors.subarray(row * width, (row + 1) * width));
  return { tags, rowByKey, counts, vectors, dimensions: width };
}

function scaleToUnit(vector: Float64Array): void {
  const length = Math.hypot(...vector);
  if (length > 1e-9)
    vector.forEach((value, i) => {
      vector[i] = value / length;
    });
  else vector.fill(0);
}

/** The shipped vocabulary as lists to learn from: each genre together with its ancestors. */
export function vocabularyLists(vocabulary: Vocabulary): string[][] {
  return Array.from(vocabulary.genres.keys(), (name) => lineage(vocabulary, name));
}

/** Cosine distances from one tag to every tag; NaN where either has no vector. */
function distancesFrom(embedding: TagEmbedding, row: number): Float64Array {
  const { vectors, dimensions, tags } = embedding;
  const from = vectors.subarray(row * dimensions, (row + 1) * dimensions);
  return Float64Array.from(tags, (_, other) => {
    let product = 0;
    let known = 0;
    const start = other * dimensions;
    for (let i = 0; i < dimensions; i++) {
      const value = vectors[start + i] ?? 0;
      product += (from[i] ?? 0) * value;
      known += value * value;
    }
    return known === 0 ? Number.NaN : 1 - product;
  });
}

/** Upper bound of the nearest 0.1 % of a tag's distances, by a normal fit; -Infinity when there is nothing to fit. */
function nearestCut(distances: Float64Array, self: number): number {
  let count = 0;
  let sum = 0;
  let squares = 0;
  distances.forEach((distance, row) => {
    if (row === self || Number.isNaN(distance)) return;
    count++;
    sum += distance;
    squares += distance * distance;
  });
  return nearestOfNormal(count, sum, squares);
}

function nearestOfNormal(count: number, sum: number, squares: number): number {
  if (count < 2) return Number.NEGATIVE_INFINITY;
  const mean = sum / count;
  const variance = Math.max(0, squares / count - mean * mean);
  return mean + nearestPermille * Math.sqrt(variance);
}

/**
 * For each of these rows the upper bound of the nearest 0.1 % of its distances to the others of them, by a normal fit; -Infinity
 * for one without a vector. No pair is looked at: sums of x·y and (x·y)² over all y are x·Σy and xᵗ(Σyyᵗ)x.
 */
export function nearestCuts({ vectors, dimensions }: TagEmbedding, rows: readonly number[]): Float64Array {
  const vectorOf = (row: number): Float64Array => vectors.subarray(row * dimensions, (row + 1) * dimensions);
  const sums = new Float64Array(dimensions);
  const products = new Float64Array(dimensions * dimensions);
  let known = 0;
  for (const row of rows) {
    const vector = vectorOf(row);
    if (vector.some((value) => value !== 0)) known++;
    vector.forEach((a, i) => {
      sums[i] = (sums[i] ?? 0) + a;
      vector.forEach((b, j) => {
        products[i * dimensions + j] = (products[i * dimensions + j] ?? 0) + a * b;
      });
    });
  }
  return Float64Array.from(rows, (row) => {
    const vector = vectorOf(row);
    let sum = 0;
    let squares = 0;
    let length = 0;
    vector.forEach((a, i) => {
      sum += a * (sums[i] ?? 0);
      length += a * a;
      vector.forEach((b, j) => {
        squares += a * b * (products[i * dimensions + j] ?? 0);
      });
    });
    if (length === 0) return Number.NEGATIVE_INFINITY;
    // Without itself; distances are 1 - x·y.
    const others = known - 1;
    const cosines = sum - length;
    return nearestOfNormal(others, others - cosines, others - 2 * cosines + squares - length * length);
  });
}

/** The tags nearest to one, nearest first (`stackwax tags --like happy`). Null for a tag that is not in the library. */
export function tagsLike(embedding: TagEmbedding, tag: string): { cut: number; near: NearTag[] } | null {
  const row = embedding.rowByKey.get(genreKey(tag));
  if (row === undefined) return null;
  const distances = distancesFrom(embedding, row);
  const cut = nearestCut(distances, row);
  const near: NearTag[] = [];
  distances.forEach((distance, other) => {
    if (other === row || !(distance <= cut)) return;
    near.push({ tag: embedding.tags[other] ?? '', count: embedding.counts[other] ?? 0, distance });
  });
  return { cut, near: near.sort((a, b) => a.distance - b.distance) };
}

export interface MergeSuggestion {
  /** The rare tag. */
  readonly from: string;
  /** The genre that it co-occurs with or resembles. */
  readonly into: string;
  readonly distance: number;
}

/**
 * For each rare tag that is not a genre, its nearest genre, if it lies within the nearest 0.1 % of that genre's
 * distances. Suggestions only, the nearest first.
 */
export function suggestMerges(
  embedding: TagEmbedding,
  genres: Iterable<string>,
  { rareBelow = 5 }: { readonly rareBelow?: number } = {},
): MergeSuggestion[] {
  const genreRows = new Set<number>();
  for (const genre of genres) {
    const row = embedding.rowByKey.get(genreKey(genre));
    if (row !== undefined) genreRows.add(row);
  }
  const best = new Map<number, MergeSuggestion & { readonly allowed: boolean }>();
  for (const genreRow of genreRows) {
    const distances = distancesFrom(embedding, genreRow);
    const cut = nearestCut(distances, genreRow);
    distances.forEach((distance, row) => {
      if (genreRows.has(row) || (embedding.counts[row] ?? 0) >= rareBelow || Number.isNaN(distance)) return;
      if (distance >= (best.get(row)?.distance ?? Number.POSITIVE_INFINITY)) return;
      const from = embedding.tags[row] ?? '';
      const into = embedding.tags[genreRow] ?? '';
      best.set(row, { from, into, distance, allowed: distance <= cut });
    });
  }
  return [...best.values()]
    .filter(({ allowed }) => allowed)
    .map(({ from, into, distance }) => ({ from, into, distance }))
    .sort((a, b) => a.distance - b.distance);
}
