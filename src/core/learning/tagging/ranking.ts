// How well scores rank the tracks on which a tag holds before the others: areas under two curves, ties by their definition.

/** A row with a tag and its score, in the order in which curves go: highest score first. */
interface Ranked {
  readonly holds: boolean;
  readonly score: number;
}

/**
 * Area under the receiver operating characteristic: the chance that a row on which the tag holds has a higher score than
 * one on which it does not; equal scores count as a half (Mann and Whitney 1947). Null where all rows are of one kind.
 * `truth` [rows]: not 0 where the tag holds. Scores are finite.
 */
export function rocAuc(truth: ArrayLike<number>, scores: ArrayLike<number>): number | null {
  let held = 0;
  let others = 0;
  let won = 0;
  for (const step of steps(truth, scores)) {
    won += step.held * others + (step.held * step.others) / 2;
    held += step.held;
    others += step.others;
  }
  // Those that come later were beaten.
  return held === 0 || others === 0 ? null : 1 - won / (held * others);
}

/**
 * Average precision, the area under the curve of precision and recall without interpolation: the sum over distinct scores of
 * the recall gained there times the precision there, so that rows of equal score come in together, in no order (as
 * scikit-learn's `average_precision_score`). By chance it is the share of rows on which the tag holds. Null where all rows
 * are of one kind.
 */
export function averagePrecision(truth: ArrayLike<number>, scores: ArrayLike<number>): number | null {
  let held = 0;
  let rows = 0;
  let sum = 0;
  for (const step of steps(truth, scores)) {
    held += step.held;
    rows += step.held + step.others;
    sum += (step.held * held) / rows;
  }
  return held === 0 || held === rows ? null : sum / held;
}

/** The rows of each distinct score, highest first. */
function steps(
  truth: ArrayLike<number>,
  scores: ArrayLike<number>,
): { readonly held: number; readonly others: number }[] {
  const rows: Ranked[] = Array.from({ length: truth.length }, (_, i) => ({
    holds: truth[i] !== 0,
    score: scores[i]!,
  })).sort((a, b) => b.score - a.score);
  const out: { held: number; others: number }[] = [];
  let last = Number.NaN;
  for (const { holds, score } of rows) {
    let step = out.at(-1);
    if (step === undefined || score !== last) {
      step = { held: 0, others: 0 };
      out.push(step);
      last = score;
    }
    if (holds) step.held += 1;
    else step.others += 1;
  }
  return out;
}
