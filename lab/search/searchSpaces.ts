// The hyperparameters that a search goes through by default, all in one place.
import { createRandom, permutation } from '../../src/core/learning/maths/random.ts';
import { defaultBase, defaultEnsemble } from '../../src/core/learning/stacking/ensembleConfig.ts';
import { type LabConfig, type LabConfigs, labLearners } from '../learners/registry.ts';
import type { StackingSpace } from './stackingSearch.ts';

const upTo = (last: number) => Array.from({ length: last }, (_, i) => i + 1);

/** Every combination, by kind of learner; of a kind without a space there is only what its defaults are. */
const searchSpaces: { readonly [Kind in keyof LabConfigs]?: () => LabConfigs[Kind][] } = {
  knn: () =>
    upTo(15).flatMap((k) =>
      upTo(3).flatMap((p) =>
        (['uniform', 'distance', 'squared-distance'] as const).flatMap((weights) =>
          [null, 0.1, 0.3].map((discriminants) => ({
            ...labLearners.knn.defaults,
            k,
            p,
            weights,
            discriminants,
          })),
        ),
      ),
    ),
  svm: () =>
    [0.1, 1, 10, 100, 1000].flatMap((cost) =>
      (['scale', 'auto', 0.001, 0.003, 0.01, 0.03] as const).flatMap((gamma) =>
        (['linear', 'poly', 'rbf', 'sigmoid'] as const)
          // A linear kernel has no gamma: once is enough.
          .filter((kernel) => kernel !== 'linear' || gamma === 'scale')
          .map((kernel) => ({ ...labLearners.svm.defaults, cost, gamma, kernel })),
      ),
    ),
  mlp: () =>
    [[64], [128], [256], [512], [128, 64]].flatMap((hidden) =>
      [0, 0.3, 0.6].flatMap((dropout) =>
        [1e-3, 5e-3].map((learningRate) => ({ ...labLearners.mlp.defaults, hidden, dropout, learningRate })),
      ),
    ),
  logistic: () => [0.001, 0.01, 0.03, 0.1, 0.3, 1, 10].map((c) => ({ ...labLearners.logistic.defaults, c })),
  density: () =>
    [0.7, 0.8, 0.9, 1].flatMap((bandwidth) =>
      [0.05, 0.1, 0.2, 0.4].flatMap((own) =>
        [0.05, 0.1, 0.2].map((shrinkage) => ({ ...labLearners.density.defaults, bandwidth, own, shrinkage })),
      ),
    ),
  tree: () =>
    [3, 5, 10, 30].flatMap((maxDepth) =>
      [1, 5, 20].map((minLeaf) => ({ ...labLearners.tree.defaults, maxDepth, minLeaf })),
    ),
  forest: () =>
    [1, 3].flatMap((minLeaf) =>
      [10, 30].map((maxDepth) => ({ ...labLearners.forest.defaults, minLeaf, maxDepth })),
    ),
  boosting: () =>
    [0.05, 0.1].flatMap((learningRate) =>
      [3, 5].map((maxDepth) => ({ ...labLearners.boosting.defaults, learningRate, maxDepth })),
    ),
  'naive-bayes': () =>
    [1e-9, 1e-3, 0.1].map((smoothing) => ({ ...labLearners['naive-bayes'].defaults, smoothing })),
  lda: () => [0.001, 0.01, 0.1, 0.3, 0.6].map((shrinkage) => ({ ...labLearners.lda.defaults, shrinkage })),
};

export function candidatesOf(kind: keyof LabConfigs): LabConfig[] {
  return searchSpaces[kind]?.() ?? [labLearners[kind].defaults];
}

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
    mlp: [defaultBase.mlp, { ...labLearners.mlp.defaults, hidden: [64], dropout: 0.5, l2: 1 }],
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
