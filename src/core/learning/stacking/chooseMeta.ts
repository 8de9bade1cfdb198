// Chooses and cross-fits the meta-learner of a stack on its base learners' out-of-fold predictions.
import type { Matrix } from '../../domain/matrix.ts';
import { matrix, putRows, selectRows } from '../../domain/matrix.ts';
import type { Fold } from '../judging/folds.ts';
import { isClearlyBetter, logLosses, meanOf } from '../judging/metrics.ts';
import { fitPooling, type PoolingConfig } from './pooling.ts';

export interface MetaChoice {
  readonly config: PoolingConfig;
  /** Its verdict on each fold, learned from the other folds [rows, classes]. */
  readonly outOfFold: Matrix;
  /** Log-loss of each judged row. */
  readonly losses: Float64Array;
}

/**
 * Of several configurations, the most cautious last, the most cautious one whose log-loss out of fold is within one
 * standard error of the least (Breiman et al., Classification and Regression Trees, 1984).
 */
export function chooseMeta(
  meta: PoolingConfig | readonly PoolingConfig[],
  opinions: readonly Matrix[],
  y: Int32Array,
  folds: readonly Fold[],
  judged: Int32Array,
  signal: AbortSignal | undefined,
): MetaChoice {
  const truth = judged.map((i) => y[i]!);
  const candidates = 'trustPenalty' in meta ? [meta] : meta;
  const tried = candidates.map((config) => {
    const outOfFold = crossFit(config, opinions, y, folds, judged, signal);
    return { config, outOfFold, losses: logLosses(truth, selectRows(outOfFold, judged)) };
  });
  const best = tried.reduce((a, b) => (meanOf(b.losses) < meanOf(a.losses) ? b : a));
  return tried.findLast(({ losses }) => !isClearlyBetter(best.losses, losses)) ?? best;
}

function crossFit(
  config: PoolingConfig,
  opinions: readonly Matrix[],
  y: Int32Array,
  folds: readonly Fold[],
  judged: Int32Array,
  signal: AbortSignal | undefined,
): Matrix {
  const out = matrix(y.length, opinions[0]!.cols);
  const isJudged = new Set(judged);
  for (const { train, heldOut } of folds) {
    const rows = train.filter((i) => isJudged.has(i));
    const meta = fitPooling(config, opinions, y, rows, signal);
    putRows(out, heldOut, meta.pool(opinions.map((p) => selectRows(p, heldOut))));
  }
  return out;
}
