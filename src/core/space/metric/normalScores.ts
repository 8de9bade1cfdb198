// Columns of any shape made normal: what counts is where a value stands among the library's, not what it measures.
import { normalQuantile } from '../../domain/maths/normalQuantile.ts';

/** A column's map to normal scores: straight between its knots, flat beyond them. */
export interface NormalScore {
  /** Ascending values. */
  readonly values: Float32Array;
  /** The score of each. */
  readonly scores: Float32Array;
}

const mostKnots = 65;

/**
 * From a sample of a column, NaN where it is not known: each value's score is the normal quantile of its rank, that of the middle for
 * equal ones, and all are scaled to variance 1 (the nonparanormal of Liu, Lafferty and Wasserman 2009). A constant column scores 0.
 */
export function fitNormalScore(sample: Float32Array): NormalScore {
  const sorted = sample.filter((value) => !Number.isNaN(value)).sort();
  const scored = scoresOf(sorted);
  const deviation = Math.sqrt(scored.reduce((sum, score) => sum + score * score, 0) / sorted.length);
  const count = Math.min(mostKnots, sorted.length);
  const places = Array.from({ length: count }, (_, k) =>
    count === 1 ? 0 : Math.round((k * (sorted.length - 1)) / (count - 1)),
  );
  return {
    values: Float32Array.from(places, (at) => sorted[at] ?? 0),
    scores: Float32Array.from(places, (at) => (deviation > 0 ? (scored[at] ?? 0) / deviation : 0)),
  };
}

/** Of each sorted value. */
function scoresOf(sorted: Float32Array): Float64Array {
  const scores = new Float64Array(sorted.length);
  for (let start = 0; start < sorted.length; ) {
    let end = start + 1;
    while (end < sorted.length && sorted[end] === sorted[start]) end++;
    const middle = (start + end) / 2 / sorted.length;
    scores.fill(normalQuantile(middle), start, end);
    start = end;
  }
  return scores;
}

/** NaN stays NaN. */
export function normalScore({ values, scores }: NormalScore, value: number): number {
  const last = values.length - 1;
  if (Number.isNaN(value) || last < 0) return Number.NaN;
  let [low, high] = [0, last];
  if (value <= (values[0] ?? 0)) return scores[0] ?? 0;
  if (value >= (values[last] ?? 0)) return scores[last] ?? 0;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) <= value) low = middle;
    else high = middle;
  }
  const [from, to] = [values[low] ?? 0, values[high] ?? 0];
  const share = (value - from) / (to - from);
  return (scores[low] ?? 0) * (1 - share) + (scores[high] ?? 0) * share;
}
