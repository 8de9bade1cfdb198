// The models that can be evaluated by name, and what each is made of.
import { mlpReference } from '../../src/core/learning/learners/mlp.ts';
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

export const modelNames: readonly string[] = [
  ...new Set(['stacking', 'together', ...Object.keys(labLearners), ...Object.keys(named)]),
];

export function isModelName(name: string): name is ModelName {
  return modelNames.includes(name);
}

export function configOf(name: Exclude<ModelName, EnsembleName>): LabConfig {
  return isNamed(name) ? named[name] : labLearners[name].defaults;
}

function isNamed(name: string): name is keyof typeof named {
  return Object.hasOwn(named, name);
}
