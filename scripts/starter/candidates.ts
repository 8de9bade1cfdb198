// The configurations among which the starter's is chosen.
import type { EnsembleConfig, LearnerConfig } from '../../src/core/learning/ensemble-config.ts';
import { knnDefaults } from '../../src/core/learning/knn.ts';
import { mlpDefaults } from '../../src/core/learning/mlp.ts';
import type { PoolingConfig } from '../../src/core/learning/pooling.ts';
import type { PreprocessingConfig } from '../../src/core/learning/preprocessing.ts';
import { svmDefaults } from '../../src/core/learning/svm.ts';

export const preprocessings: readonly PreprocessingConfig[] = [
  { kind: 'power' },
  { kind: 'quantile', quantiles: 100 },
];

export const baseCandidates: { readonly [name: string]: readonly LearnerConfig[] } = {
  knn: [
    ...[5, 9].map((k) => ({ ...knnDefaults, k, p: 1, weights: 'squared-distance' as const })),
    ...[0.1, 0.3].flatMap((discriminants) =>
      [15, 25].map((k) => ({ ...knnDefaults, k, weights: 'squared-distance' as const, discriminants })),
    ),
  ],
  svm: (
    [
      [3, 0.01],
      [5, 0.0175],
      [10, 0.005],
      [10, 0.003],
      [30, 0.001],
    ] as const
  ).map(([cost, gamma]) => ({ ...svmDefaults, cost, gamma, calibrationFolds: 0 })),
  mlp: [
    { ...mlpDefaults, hidden: [128], dropout: 0.5 },
    { ...mlpDefaults, hidden: [256], dropout: 0.6 },
  ],
};

export const metaCandidates: readonly PoolingConfig[] = [1, 100].flatMap((trustPenalty) =>
  [30, 100, 300, 1000].map((mixPenalty) => ({ trustPenalty, biasPenalty: 10, mixPenalty })),
);

/** How many configurations of the whole ensemble the above allows. */
export const combinations =
  preprocessings.length *
  Object.values(baseCandidates).reduce((product, list) => product * list.length, 1) *
  metaCandidates.length;

export const folds: EnsembleConfig['folds'] = 5;
