// BIRCH: rows are summed up in a tree of clustering features, and the summaries are joined by Ward's rule, each counting once as in scikit-learn's.
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

const halvings = 4;

/** Each row belongs where the nearest summary does. */
export function birch(rows: Rows, options: BirchOptions): Birch {
  const { count, dims, centred } = rows;
  const { mostSummaries = 1000 } = options;
  const largest = Math.sqrt(meanSquare(centred, count)) / 20;
  const { found, threshold } = fitting(options.threshold ?? largest, (radius) =>
    summaries(centred, count, dims, radius, mostSummaries),
  );
  const centres = new Float64Array(found.length * dims);
  found.forEach(({ sum, count: size }, n) => {
    for (let j = 0; j < dims; j++) centres[n * dims + j] = sum[j]! / size;
  });
  const k = Math.min(options.k, found.length);
  if (found.length === 0) return { labels: new Int32Array(0), k: 0, summaries: 0, threshold };
  const joined = ward(centres, dims, k);
  const { labels } = rows.assigner(found.length)(Float32Array.from(centres));
  return { labels: labels.map((nearest) => joined[nearest]!), k, summaries: found.length, threshold };
}

/**
 * With the smallest radius that gives few enough summaries: where there are many columns a little more makes a few of hundreds, so the
 * step between too many and few is halved several times.
 */
function fitting(
  first: number,
  summed: (radius: number) => Summary[] | null,
): { readonly found: Summary[]; readonly threshold: number } {
  let tooMany = first;
  let threshold = first;
  let found = summed(first);
  while (found === null) {
    tooMany = threshold;
    threshold *= 1.5;
    found = summed(threshold);
  }
  for (let step = 0; step < halvings && threshold > tooMany; step++) {
    const middle = (tooMany + threshold) / 2;
    const fewer = summed(middle);
    if (fewer === null) tooMany = middle;
    else [found, threshold] = [fewer, middle];
  }
  return { found, threshold };
}

function meanSquare(centred: Float32Array, count: number): number {
  let sum = 0;
  for (let i = 0; i < centred.length; i++) sum += centred[i]! ** 2;
  return sum / Math.max(1, count);
}
