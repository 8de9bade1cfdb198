// One learner on the folds of a search: what it predicts for rows that were held out.
import { type Matrix, matrix, putRows, selectRows } from '../../src/core/domain/matrix.ts';
import type { Fold } from '../../src/core/learning/judging/folds.ts';
import type { FitOptions } from '../../src/core/learning/learners/learner.ts';
import {
  fitPreprocessing,
  type PreprocessingConfig,
} from '../../src/core/learning/learners/preprocessing.ts';
import type { BaseTask, RunBaseTask } from '../../src/core/learning/stacking/ensembleConfig.ts';

/** A fold with everything that a task needs but the learner. */
interface PreparedFold extends Pick<BaseTask, 'X' | 'y' | 'groups'> {
  readonly rows: Int32Array;
  readonly heldOut: Matrix;
}

/** The preprocessing is fitted anew on the training rows of each fold. */
export function prepareFolds(
  folds: readonly Fold[],
  preprocessing: PreprocessingConfig,
  X: Matrix,
  y: Int32Array,
  groups: FitOptions['groups'],
): PreparedFold[] {
  return folds.map(({ train, heldOut }) => {
    const rows = selectRows(X, train);
    const front = fitPreprocessing(preprocessing, rows);
    return {
      rows: heldOut,
      X: front.transform(rows),
      y: train.map((i) => y[i]!),
      groups: groups === undefined ? null : Array.from(train, (i) => groups[i]!),
      heldOut: front.transform(selectRows(X, heldOut)),
    };
  });
}

interface JudgeOptions<Config> extends Pick<FitOptions, 'classes' | 'seed' | 'signal'> {
  /** Runs one fit, here or in a worker. All fits are asked for at once; it does the queueing. */
  readonly runBaseTask: RunBaseTask<Config>;
}

/** Probabilities [rows, classes] of the learner with settings `config`, and its own votes. */
export async function predictOutOfFold<Config>(
  config: Config,
  folds: readonly PreparedFold[],
  count: number,
  { classes, seed, signal, runBaseTask }: JudgeOptions<Config>,
  onFold?: () => void,
): Promise<{ probabilities: Matrix; predicted: Int32Array }> {
  const probabilities = matrix(count, classes.length);
  const predicted = new Int32Array(count);
  await Promise.all(
    folds.map(async ({ rows, ...fold }) => {
      const result = await runBaseTask({ config, classes, seed, votes: true, ...fold }, signal);
      putRows(probabilities, rows, result.heldOut!);
      rows.forEach((i, at) => {
        predicted[i] = result.predicted![at]!;
      });
      onFold?.();
    }),
  );
  return { probabilities, predicted };
}
