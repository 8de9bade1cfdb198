// Judges the ways of learning on rows of held-out artists, and chooses one.
import type { Matrix } from '../../domain/matrix.ts';
import type { CandidateName } from '../../domain/modelInfo.ts';
import { meanOf } from '../judging/metrics.ts';
import { argmaxRows } from '../learners/learner.ts';

/** How a candidate did on rows whose artists were held out. */
export interface Judgement {
  readonly candidate: CandidateName;
  /** Share of all the user's rows that was right; a row that it could not judge counts as wrong. */
  readonly accuracy: number;
  /** Natural logarithm, a row; what it thought impossible counts as 0.001. */
  readonly logLoss: number;
}

/** A judgement, and the log-loss of each row that it is the mean of. */
export interface Judged {
  readonly judgement: Judgement;
  readonly losses: Float64Array;
}

export function judge(candidate: CandidateName, probabilities: Matrix, y: Int32Array): Judged {
  const predicted = argmaxRows(probabilities);
  const losses = new Float64Array(y.length);
  let right = 0;
  for (let i = 0; i < y.length; i++) {
    const p = probabilities.data[i * probabilities.cols + y[i]!]!;
    if (predicted[i] === y[i] && p > 0) right += 1;
    losses[i] = -Math.log(Math.max(1e-3, p));
  }
  return { judgement: { candidate, accuracy: right / y.length, logLoss: meanOf(losses) }, losses };
}

/** It needs the fewest rows: of few, differences between candidates are mostly chance. */
const favoured: CandidateName = 'pooled';

/**
 * The index of the candidate to take. Log-loss decides: of few rows it is more informative than the count of right ones.
 * The favoured one stays unless another is better by more than one standard error of their difference (the rule of one
 * standard error, Breiman et al. 1984), an artist's rows counted together, for they go right or wrong together.
 * On the splits of `npm run bench -- corrections --seed 1001` taking the lowest log-loss of all cost up to 0.02, and
 * ruling candidates out by accuracy up to 0.09; see docs/adr/0013.
 */
export function choose(judged: readonly Judged[], groups: readonly string[]): number {
  const first = judged.findIndex(({ judgement }) => judgement.candidate === favoured);
  const start = judged[first];
  let chosen = Math.max(0, first);
  judged.forEach(({ judgement, losses }, n) => {
    if (judgement.logLoss >= judged[chosen]!.judgement.logLoss) return;
    const gains = start === undefined ? null : start.losses.map((loss, i) => loss - losses[i]!);
    if (gains === null || meanOf(gains) > standardError(gains, groups)) chosen = n;
  });
  return chosen;
}

/** Of the mean of `values`, whose groups are independent of one another; infinite where there is but one. */
function standardError(values: Float64Array, groups: readonly string[]): number {
  const centre = meanOf(values);
  const ofGroup = new Map<string, number>();
  values.forEach((value, i) => {
    ofGroup.set(groups[i]!, (ofGroup.get(groups[i]!) ?? 0) + value - centre);
  });
  let squares = 0;
  for (const sum of ofGroup.values()) squares += sum * sum;
  const groupCount = ofGroup.size;
  return groupCount < 2
    ? Number.POSITIVE_INFINITY
    : Math.sqrt((squares * groupCount) / (groupCount - 1)) / values.length;
}
