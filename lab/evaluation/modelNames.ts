// The models that can be evaluated by name, and what each is made of.
import { mlpReference } from '../../src/core/learning/learners/mlp.ts';
import {
  defaultEnsemble,
  type EnsembleConfig,
  togetherEnsemble,
} from '../../src/core/learning/stacking/ensembleConfig.ts';
import { type LabConfig, type LabConfigs, labLearners } from '../learners/registry.ts';

/** Settings that have names of their own; every other model is a kind of learner with its defaults. */
const named = {
  'mlp-reference': mlpReference,
  discriminant: labLearners.density.defaults,
  density: { ...labLearners.density.defaults, bandwidth: 0.8 },
} satisfies { readonly [name: string]: LabConfig };

/** The ensembles: as it ships, and with a member that learns from the rows which are to be judged. */
type EnsembleName = 'stacking' | 'together';
export type ModelName = EnsembleName | keyof LabConfigs | keyof typeof named;

/** What the field compares: whoever always says the most frequent class, ten learners of columns. */
export const fieldNames = [
  'majority',
  'knn',
  'svm',
  'logistic',
  'naive-bayes',
  'lda',
  'tree',
  'forest',
  'boosting',
  'mlp',
  'stacking',
] as const satisfies readonly ModelName[];

export const modelNames: readonly string[] = [
  ...new Set(['stacking', 'together', ...Object.keys(labLearners), ...Object.keys(named)]),
];

export function isModelName(name: string): name is ModelName {
  return modelNames.includes(name);
}

export function configOf(name: Exclude<ModelName, EnsembleName>): LabConfig {
  return isNamed(name) ? named[name] : labLearners[name].defaults;
}

/** All that the model is made of besides the rows: plain JSON. */
export function settingsOf(model: ModelName): LabConfig | EnsembleConfig {
  if (model === 'stacking') return defaultEnsemble;
  return model === 'together' ? togetherEnsemble : configOf(model);
}

function isNamed(name: string): name is keyof typeof named {
  return Object.hasOwn(named, name);
}
