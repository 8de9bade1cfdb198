// Chooses what a stack is made of, on inner folds of the rows that it is given and of no others.
import type { Matrix } from '../../src/core/domain/matrix.ts';
import { groupedFolds } from '../../src/core/learning/judging/folds.ts';
import { isClearlyBetter, meanOf } from '../../src/core/learning/judging/metrics.ts';
import { applyTemperature, fitTemperature } from '../../src/core/learning/judging/temperature.ts';
import type { FitOptions } from '../../src/core/learning/learners/learner.ts';
import { checkTrainingRows } from '../../src/core/learning/learners/learner.ts';
import type { PreprocessingConfig } from '../../src/core/learning/learners/preprocessing.ts';
import type { LearnerConfig } from '../../src/core/learning/learners/registry.ts';
import { deriveSeed } from '../../src/core/learning/maths/random.ts';
import { chooseMeta } from '../../src/core/learning/stacking/chooseMeta.ts';
import type { EnsembleConfig, RunBaseTask } from '../../src/core/learning/stacking/ensembleConfig.ts';
import { predictOutOfFold, prepareFolds } from './outOfFold.ts';

export interface StackingSpace {
  readonly preprocessings: readonly PreprocessingConfig[];
  /** Candidates by base learner; the first of each is what the search starts from. */
  readonly base: { readonly [name: string]: readonly LearnerConfig[] };
  readonly meta: EnsembleConfig['meta'];
  readonly folds: number;
}

export interface StackingChoice {
  readonly config: EnsembleConfig;
  /** Out-of-fold log-loss of the chosen stack. */
  readonly logLoss: number;
  /** Base learners judged over all folds, and stacks compared. */
  readonly tried: number;
}

export interface StackingSearchOptions extends Omit<FitOptions, 'onEpoch'> {
  readonly runBaseTask: RunBaseTask;
}

/** How many stacks the space allows. */
export function combinationsOf({ preprocessings, base }: StackingSpace): number {
  return Object.values(base).reduce((product, list) => product * list.length, preprocessings.length);
}

/**
 * Every candidate is judged out of fold once; stacks are then compared on those predictions, which costs next to
 * nothing. One base learner after the other is exchanged for the candidate that serves the whole stack best, when the gain
 * in log-loss exceeds its standard error: a smaller one is most likely chance. Throws what `Learner.fit` throws.
 */
export async function searchStacking(
  space: StackingSpace,
  X: Matrix,
  y: Int32Array,
  options: StackingSearchOptions,
): Promise<StackingChoice> {
  checkTrainingRows(X, y, options);
  const { groups, seed, signal } = options;
  const folds = groupedFolds(y, groups, space.folds, deriveSeed(seed, 'search'));
  const names = Object.keys(space.base);
  let tried = 0;
  let best: { config: EnsembleConfig; losses: Float64Array } | null = null;
  for (const preprocessing of space.preprocessings) {
    const prepared = prepareFolds(folds, preprocessing, X, y, groups);
    const candidatesBy = await Promise.all(
      names.map((name) =>
        Promise.all(
          (space.base[name] ?? []).map(async (config) => {
            tried += 1;
            const { probabilities } = await predictOutOfFold(config, prepared, y.length, options);
            const temperature = fitTemperature(probabilities, y);
            return { name, config, opinion: applyTemperature(probabilities, temperature) };
          }),
        ),
      ),
    );
    const stack = candidatesBy.map((candidates) => candidates[0]!);
    const lossesOf = (members: typeof stack): Float64Array => {
      tried += 1;
      const judged = Int32Array.from(y.keys());
      const opinions = members.map(({ opinion }) => opinion);
      return chooseMeta(space.meta, opinions, y, folds, judged, signal).losses;
    };
    let losses = lossesOf(stack);
    candidatesBy.forEach((candidates, b) => {
      for (const candidate of candidates.slice(1)) {
        signal?.throwIfAborted();
        const changed = lossesOf(stack.with(b, candidate));
        if (!isClearlyBetter(changed, losses)) continue;
        stack[b] = candidate;
        losses = changed;
      }
    });
    const base = Object.fromEntries(stack.map(({ name, config }) => [name, config]));
    const config: EnsembleConfig = { preprocessing, base, meta: space.meta, folds: space.folds };
    if (best === null || isClearlyBetter(losses, best.losses)) best = { config, losses };
  }
  if (best === null) throw new RangeError('a space without preprocessing');
  return { config: best.config, logLoss: meanOf(best.losses), tried };
}
