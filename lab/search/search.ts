// Grid and random search: every candidate by cross-validation on the same folds.
import type { Matrix } from '../../src/core/domain/matrix.ts';
import { matrix, selectRows } from '../../src/core/domain/matrix.ts';
import { groupedFolds } from '../../src/core/learning/judging/folds.ts';
import { accuracy, logLoss } from '../../src/core/learning/judging/metrics.ts';
import type { FitOptions } from '../../src/core/learning/learners/learner.ts';
import { checkTrainingRows } from '../../src/core/learning/learners/learner.ts';
import type { PreprocessingConfig } from '../../src/core/learning/learners/preprocessing.ts';
import { fitPreprocessing } from '../../src/core/learning/learners/preprocessing.ts';
import { deriveSeed } from '../../src/core/learning/maths/random.ts';
import type { RunBaseTask } from '../../src/core/learning/stacking/ensembleConfig.ts';
import type { LabConfig } from '../learners/registry.ts';

export interface SearchResult {
  readonly config: LabConfig;
  /** Of the learner's own votes on held-out rows. */
  readonly accuracy: number;
  readonly logLoss: number;
}

export interface SearchOptions extends Omit<FitOptions, 'onEpoch'> {
  readonly folds: number;
  readonly preprocessing: PreprocessingConfig;
  /** Runs one fit, here or in a worker. All fits are asked for at once; it does the queueing. */
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
  const { classes, groups, seed, signal, preprocessing, runBaseTask, onStep } = options;
  const folds = groupedFolds(y, groups, options.folds, deriveSeed(seed, 'search')).map(
    ({ train, heldOut }) => {
      const rows = selectRows(X, train);
      const front = fitPreprocessing(preprocessing, rows);
      return {
        X: front.transform(rows),
        y: train.map((i) => y[i]!),
        groups: groups === undefined ? null : [...train].map((i) => groups[i]!),
        heldOut: front.transform(selectRows(X, heldOut)),
        rows: heldOut,
      };
    },
  );
  const total = candidates.length * folds.length;
  let done = 0;
  const judged = candidates.map(async (config): Promise<SearchResult> => {
    const probabilities = matrix(y.length, classes.length);
    const predicted = new Int32Array(y.length);
    await Promise.all(
      folds.map(async ({ rows, ...fold }) => {
        const result = await runBaseTask({ config, classes, seed, ...fold }, signal);
        rows.forEach((i, at) => {
          predicted[i] = result.predicted![at]!;
          const own = result.heldOut!.data.subarray(at * classes.length, (at + 1) * classes.length);
          probabilities.data.set(own, i * classes.length);
        });
        onStep?.(++done, total);
      }),
    );
    return { config, accuracy: accuracy(y, predicted), logLoss: logLoss(y, probabilities) };
  });
  return (await Promise.all(judged)).sort((a, b) => b.accuracy - a.accuracy || a.logLoss - b.logLoss);
}
