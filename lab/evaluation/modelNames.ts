// The models that can be evaluated by name, and what each is made of.
import { boostingDefaults } from '../../src/core/learning/learners/comparison/boosting.ts';
import { forestDefaults, treeDefaults } from '../../src/core/learning/learners/comparison/forest.ts';
import { ldaDefaults, naiveBayesDefaults } from '../../src/core/learning/learners/comparison/gaussian.ts';
import { densityDefaults } from '../../src/core/learning/learners/density.ts';
import { knnDefaults } from '../../src/core/learning/learners/knn.ts';
import { logisticDefaults } from '../../src/core/learning/learners/logistic.ts';
import { mlpDefaults, mlpReference } from '../../src/core/learning/learners/mlp.ts';
import { svmDefaults } from '../../src/core/learning/learners/svm.ts';
import type { LearnerConfig } from '../../src/core/learning/stacking/ensembleConfig.ts';

const singleModels = {
  knn: knnDefaults,
  svm: svmDefaults,
  mlp: mlpDefaults,
  'mlp-reference': mlpReference,
  logistic: logisticDefaults,
  discriminant: densityDefaults,
  density: { ...densityDefaults, bandwidth: 0.8 },
  majority: { kind: 'majority' },
  tree: treeDefaults,
  forest: forestDefaults,
  boosting: boostingDefaults,
  'naive-bayes': naiveBayesDefaults,
  lda: ldaDefaults,
} as const satisfies { readonly [name: string]: LearnerConfig };

export type ModelName = 'stacking' | keyof typeof singleModels;

export const modelConfigs: { readonly [Name in keyof typeof singleModels]: LearnerConfig } = singleModels;

export const modelNames: readonly string[] = ['stacking', ...Object.keys(singleModels)];

export function isModelName(name: string): name is ModelName {
  return modelNames.includes(name);
}
