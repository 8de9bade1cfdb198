// The hyperparameters that a search goes through by default, all in one place.
import { boostingDefaults } from '../../src/core/learning/learners/comparison/boosting.ts';
import { forestDefaults, treeDefaults } from '../../src/core/learning/learners/comparison/forest.ts';
import { ldaDefaults, naiveBayesDefaults } from '../../src/core/learning/learners/comparison/gaussian.ts';
import { densityDefaults } from '../../src/core/learning/learners/density.ts';
import { knnDefaults } from '../../src/core/learning/learners/knn.ts';
import { logisticDefaults } from '../../src/core/learning/learners/logistic.ts';
import { mlpDefaults } from '../../src/core/learning/learners/mlp.ts';
import { svmDefaults } from '../../src/core/learning/learners/svm.ts';
import { createRandom, permutation } from '../../src/core/learning/maths/random.ts';
import type { LearnerConfig } from '../../src/core/learning/stacking/ensembleConfig.ts';
import { defaultBase, defaultEnsemble } from '../../src/core/learning/stacking/ensembleConfig.ts';
import type { StackingSpace } from './stackingSearch.ts';

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
  density: () =>
    [0.7, 0.8, 0.9, 1].flatMap((bandwidth) =>
      [0.05, 0.1, 0.2, 0.4].flatMap((own) =>
        [0.05, 0.1, 0.2].map((shrinkage) => ({ ...densityDefaults, bandwidth, own, shrinkage })),
      ),
    ),
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

/** Around the default ensemble: of each learner what most changes how local or how smooth its judgement is. */
export const stackingSpace: StackingSpace = {
  preprocessings: [defaultEnsemble.preprocessing, { kind: 'power' }],
  base: {
    knn: [
      defaultBase.knn,
      { ...defaultBase.knn, discriminants: 0.3 },
      { ...defaultBase.knn, k: 9, p: 1, discriminants: null },
    ],
    svm: [
      defaultBase.svm,
      { ...defaultBase.svm, gamma: 0.01 },
      { ...defaultBase.svm, cost: 10, gamma: 0.003, whitening: null },
    ],
    mlp: [defaultBase.mlp, { ...mlpDefaults, hidden: [64], dropout: 0.5, l2: 1 }],
    discriminant: [0.1, 0.2, 0.4].map((own) => ({ ...defaultBase.discriminant, own })),
    density: [0.8, 0.7, 0.9].map((bandwidth) => ({ ...defaultBase.density, bandwidth })),
  },
  meta: defaultEnsemble.meta,
  folds: defaultEnsemble.folds,
};

/** At most `count` different candidates in random order: random search (Bergstra and Bengio 2012) over a list. */
export function drawCandidates<T>(candidates: readonly T[], count: number, seed: number): T[] {
  const order = permutation(candidates.length, createRandom(seed));
  return [...order.subarray(0, count)].map((i) => candidates[i]!);
}
