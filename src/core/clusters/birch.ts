// BIRCH: rows are summed up in a tree of clustering features, and the summaries are joined by Ward's rule.
import { type Summary, summaries } from './featureTree.ts';
import type { Rows } from './rows.ts';
import { ward } from './ward.ts';

interface BirchOptions {
  readonly k: number;
  /** The largest radius of a summary to begin with. */
  readonly threshold?: number;
  /** Where there would be more summaries, the threshold grows. */
  readonly mostSummaries?: number;
}

export interface Birch {
  readonly labels: Int32Array;
  readonly k: number;
  readonly summaries: number;
  readonly threshold: number;
}

/** Each row belongs where the nearest summary does. */
export function birch(rows: Rows, options: BirchOptions): Birch {
  const { count, dims, centred } = rows;
  const { mostSummaries = 1000 } = options;
  const largest = Math.sqrt(meanSquare(centred, count)) / 20;
  let threshold = options.threshold ?? largest;
  let found: Summary[] | null = null;
  while (found === null) {
    found = summaries(centred, count, dims, threshold, mostSummaries);
    if (found === null) threshold *= 1.5;
  }
  const centres = new Float64Array(found.length * dims);
  found.forEach(({ sum, count: size }, n) => {
    for (let j = 0; j < dims; j++) centres[n * dims + j] = sum[j]! / size;
  });
  const k = Math.min(options.k, found.length);
  const joined = ward(
    centres,
    found.map(({ count: size }) => size),
    dims,
    k,
  );
  if (found.length === 0) return { labels: new Int32Array(0), k: 0, summaries: 0, threshold };
  const { labels } = rows.assigner(found.length)(Float32Array.from(centres));
  return { labels: labels.map((nearest) => joined[nearest]!), k, summaries: found.length, threshold };
}

function meanSquare(centred: Float32Array, count: number): number {
  let sum = 0;
  for (let i = 0; i < centred.length; i++) sum += centred[i]! ** 2;
  return sum / Math.max(1, count);
}
