// The models that can be evaluated by name, and what each is made of.
import { boostingDefaults } from '../../core/learning/comparison/boosting.ts';
import { forestDefaults, treeDefaults } from '../../core/learning/comparison/forest.ts';
import { ldaDefaults, naiveBayesDefaults } from '../../core/learning/comparison/gaussian.ts';
import { densityDefaults } from '../../core/learning/density.ts';
import type { LearnerConfig } from '../../core/learning/ensembleConfig.ts';
import { knnDefaults } from '../../core/learning/knn.ts';
import { logisticDefaults } from '../../core/learning/logistic.ts';
import { mlpDefaults, mlpReference } from '../../core/learning/mlp.ts';
import { svmDefaults } from '../../core/learning/svm.ts';

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
