// Grid and random search: every candidate by cross-validation on the same folds.
import type { Matrix } from '../../src/core/domain/matrix.ts';
import { groupedFolds } from '../../src/core/learning/judging/folds.ts';
import { accuracy, logLoss } from '../../src/core/learning/judging/metrics.ts';
import type { FitOptions } from '../../src/core/learning/learners/learner.ts';
import { checkTrainingRows } from '../../src/core/learning/learners/learner.ts';
import type { PreprocessingConfig } from '../../src/core/learning/learners/preprocessing.ts';
import { deriveSeed } from '../../src/core/learning/maths/random.ts';
import type { RunBaseTask } from '../../src/core/learning/stacking/ensembleConfig.ts';
import type { LabConfig } from '../learners/registry.ts';
import { predictOutOfFold, prepareFolds } from './outOfFold.ts';

export interface SearchResult {
  readonly config: LabConfig;
  /** Of the learner's own votes on held-out rows. */
  readonly accuracy: number;
  readonly logLoss: number;
}

export interface SearchOptions extends Omit<FitOptions, 'onEpoch'> {
  readonly folds: number;
  readonly preprocessing: PreprocessingConfig;
  readonly runBaseTask: RunBaseTask<LabConfig>;
  readonly onStep?: ((done: number, total: number) => void) | undefined;
}

/**
 * The candidates with their figures, best first: by accuracy, equal ones by log-loss. Folds are stratified, keep groups
 * apart, and are decided by the seed. Throws what `Learner.fit` throws.
 */
export async function search(
  candidates: readonly LabConfig[],
  X: Matrix,
  y: Int32Array,
  options: SearchOptions,
): Promise<SearchResult[]> {
  checkTrainingRows(X, y, options);
  const { groups, seed, preprocessing, onStep } = options;
  const split = groupedFolds(y, groups, options.folds, deriveSeed(seed, 'search'));
  const folds = prepareFolds(split, preprocessing, X, y, groups);
  const total = candidates.length * folds.length;
  let done = 0;
  const judged = candidates.map(async (config): Promise<SearchResult> => {
    const { probabilities, predicted } = await predictOutOfFold(config, folds, y.length, options, () =>
      onStep?.(++done, total),
    );
    return { config, accuracy: accuracy(y, predicted), logLoss: logLoss(y, probabilities) };
  });
  return (await Promise.all(judged)).sort((a, b) => b.accuracy - a.accuracy || a.logLoss - b.logLoss);
}
