// Co-occurrence of tags: positive pointwise mutual information over the files' tag lists, as a sparse matrix.
import { genreKey } from '../name.ts';

/** A symmetric sparse matrix, row by row. */
export interface SparseMatrix {
  readonly size: number;
  /** Where each row starts in `columns` and `values`; one more than there are rows. */
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float64Array;
}

export interface TagStatistics {
  /** As first written, in order of first appearance; the row numbers of `ppmi`. */
  readonly tags: readonly string[];
  /** From the matching key to the row. */
  readonly rowByKey: ReadonlyMap<string, number>;
  /** In how many lists each tag stands. */
  readonly counts: Int32Array;
  /** For each row, in how many lists it stands together with another row. */
  readonly met: readonly ReadonlyMap<number, number>[];
  readonly ppmi: SparseMatrix;
}

/** Longer lists count with their first tags only, because pairs grow with the square. */
const longestList = 64;
/** Levy, Goldberg and Dagan 2015: context counts are raised to this power, otherwise rare tags look too close. */
const contextSmoothing = 0.75;

/**
 * PMI(a, b) = log p(a, b) / (p(a) p(b)); negative values and pairs without co-occurrence count as 0. `keyOf` says which spellings
 * are one tag; what has an empty key is left out.
 */
export function tagStatistics(
  lists: Iterable<readonly string[]>,
  keyOf: (tag: string) => string = genreKey,
): TagStatistics {
  const tags: string[] = [];
  const rowByKey = new Map<string, number>();
  const counts: number[] = [];
  /** Co-occurrence counts of each pair, by row. */
  const met: Map<number, number>[] = [];
  for (const list of lists) {
    const rows = new Set<number>();
    for (const tag of list.slice(0, longestList)) {
      const key = keyOf(tag);
      if (key === '') continue;
      let row = rowByKey.get(key);
      if (row === undefined) {
        row = tags.push(tag) - 1;
        rowByKey.set(key, row);
        counts.push(0);
        met.push(new Map());
      }
      rows.add(row);
    }
    for (const a of rows) {
      counts[a] = (counts[a] ?? 0) + 1;
      const others = met[a];
      for (const b of rows) if (a !== b) others?.set(b, (others.get(b) ?? 0) + 1);
    }
  }
  return { tags, rowByKey, counts: Int32Array.from(counts), met, ppmi: positivePmi(met) };
}

function positivePmi(met: readonly ReadonlyMap<number, number>[]): SparseMatrix {
  const sums = met.map((others) => sum(others.values()));
  const smoothed = sums.map((s) => s ** contextSmoothing);
  const total = sum(sums);
  const smoothedTotal = sum(smoothed);
  const starts = new Int32Array(met.length + 1);
  const columns: number[] = [];
  const values: number[] = [];
  met.forEach((others, a) => {
    for (const [b, together] of others) {
      const joint = together / total;
      // Smoothed from both sides and averaged, so that the matrix stays symmetric.
      const ab = joint / (((sums[a] ?? 0) / total) * ((smoothed[b] ?? 0) / smoothedTotal));
      const ba = joint / (((sums[b] ?? 0) / total) * ((smoothed[a] ?? 0) / smoothedTotal));
      const pmi = (Math.log(ab) + Math.log(ba)) / 2;
      if (pmi <= 0) continue;
      columns.push(b);
      values.push(pmi);
    }
    starts[a + 1] = columns.length;
  });
  return { size: met.length, starts, columns: Int32Array.from(columns), values: Float64Array.from(values) };
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
