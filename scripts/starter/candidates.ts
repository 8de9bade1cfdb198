// The configurations among which the starter's is chosen.
import type { EnsembleConfig, LearnerConfig } from '../../src/core/learning/ensembleConfig.ts';
import { knnDefaults } from '../../src/core/learning/knn.ts';
import { mlpDefaults } from '../../src/core/learning/mlp.ts';
import { off, type PoolingConfig } from '../../src/core/learning/pooling.ts';
import type { PreprocessingConfig } from '../../src/core/learning/preprocessing.ts';
import { svmDefaults } from '../../src/core/learning/svm.ts';

export const preprocessings: readonly PreprocessingConfig[] = [{ kind: 'power' }];

export const baseCandidates: { readonly [name: string]: readonly LearnerConfig[] } = {
  knn: [
    { ...knnDefaults, k: 9, p: 1, weights: 'squared-distance' },
    { ...knnDefaults, k: 25, weights: 'squared-distance', discriminants: 0.1 },
    { ...knnDefaults, k: 25, weights: 'squared-distance', discriminants: 0.3 },
  ],
  svm: (
    [
      [3, 0.01],
      [5, 0.0175],
      [10, 0.003],
      [30, 0.001],
    ] as const
  ).map(([cost, gamma]) => ({ ...svmDefaults, cost, gamma, calibrationFolds: 0 })),
  mlp: [mlpDefaults],
};

/**
 * How far the learners' trust may part. Bias and mix are off: where artists are held out, so is much of a genre, and
 * what they learn from that is how the folds were cut.
 */
export const metaCandidates: readonly PoolingConfig[] = [1, 10, 100, 1000].map((trustPenalty) => ({
  trustPenalty,
  biasPenalty: off,
  mixPenalty: off,
}));

/** How many configurations of the whole ensemble the above allows. */
export const combinations =
  preprocessings.length *
  Object.values(baseCandidates).reduce((product, list) => product * list.length, 1) *
  metaCandidates.length;

export const folds: EnsembleConfig['folds'] = 5;
