// The hyperparameters that a search goes through by default, all in one place.
import { boostingDefaults } from './comparison/boosting.ts';
import { forestDefaults, treeDefaults } from './comparison/forest.ts';
import { ldaDefaults, naiveBayesDefaults } from './comparison/gaussian.ts';
import type { LearnerConfig } from './ensembleConfig.ts';
import { knnDefaults } from './knn.ts';
import { logisticDefaults } from './logistic.ts';
import { mlpDefaults } from './mlp.ts';
import { createRandom, permutation } from './random.ts';
import { svmDefaults } from './svm.ts';

const upTo = (last: number) => Array.from({ length: last }, (_, i) => i + 1);

/** Every combination, by kind of learner. */
export const searchSpaces: { readonly [Kind in LearnerConfig['kind']]: () => LearnerConfig[] } = {
  knn: () =>
    upTo(15).flatMap((k) =>
      upTo(3).flatMap((p) =>
        (['uniform', 'distance', 'squared-distance'] as const).flatMap((weights) =>
          [null, 0.1, 0.3].map((discriminants) => ({ ...knnDefaults, k, p, weights, discriminants })),
        ),
      ),
    ),
  svm: () =>
    [0.1, 1, 10, 100, 1000].flatMap((cost) =>
      (['scale', 'auto', 0.001, 0.003, 0.01, 0.03] as const).flatMap((gamma) =>
        (['linear', 'poly', 'rbf', 'sigmoid'] as const)
          // A linear kernel has no gamma: once is enough.
          .filter((kernel) => kernel !== 'linear' || gamma === 'scale')
          .map((kernel) => ({ ...svmDefaults, cost, gamma, kernel })),
      ),
    ),
  mlp: () =>
    [[64], [128], [256], [512], [128, 64]].flatMap((hidden) =>
      [0, 0.3, 0.6].flatMap((dropout) =>
        [1e-3, 5e-3].map((learningRate) => ({ ...mlpDefaults, hidden, dropout, learningRate })),
      ),
    ),
  logistic: () => [0.001, 0.01, 0.03, 0.1, 0.3, 1, 10].map((c) => ({ ...logisticDefaults, c })),
  majority: () => [{ kind: 'majority' }],
  tree: () =>
    [3, 5, 10, 30].flatMap((maxDepth) =>
      [1, 5, 20].map((minLeaf) => ({ ...treeDefaults, maxDepth, minLeaf })),
    ),
  forest: () =>
    [1, 3].flatMap((minLeaf) => [10, 30].map((maxDepth) => ({ ...forestDefaults, minLeaf, maxDepth }))),
  boosting: () =>
    [0.05, 0.1].flatMap((learningRate) =>
      [3, 5].map((maxDepth) => ({ ...boostingDefaults, learningRate, maxDepth })),
    ),
  'naive-bayes': () => [1e-9, 1e-3, 0.1].map((smoothing) => ({ ...naiveBayesDefaults, smoothing })),
  lda: () => [0.001, 0.01, 0.1, 0.3, 0.6].map((shrinkage) => ({ ...ldaDefaults, shrinkage })),
};

/** At most `count` different candidates in random order: random search (Bergstra and Bengio 2012) over a list. */
export function drawCandidates<T>(candidates: readonly T[], count: number, seed: number): T[] {
  const order = permutation(candidates.length, createRandom(seed));
  return [...order.subarray(0, count)].map((i) => candidates[i]!);
}
