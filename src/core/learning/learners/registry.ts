// Every learner that ensembles are made of, by kind: a learner is its file and its entry here.
import { loadConstant } from './constant.ts';
import { density } from './density.ts';
import { knn } from './knn.ts';
import type { Classifier, Learner, LearnerKind } from './learner.ts';
import { logistic } from './logistic.ts';
import { mlp } from './mlp.ts';
import { damaged, type SerialisedModel } from './serialisedModel.ts';
import { svm } from './svm.ts';

/** Settings by kind, each under the kind that it names. */
export type ByKind<Configs> = { readonly [Kind in keyof Configs]: { readonly kind: Kind } };

/** Complete learners by kind. */
export type Learners<Configs extends ByKind<Configs>> = {
  readonly [Kind in keyof Configs]: LearnerKind<Configs[Kind]>;
};

/** The learner of a kind, with the settings of that kind. */
export function learnerOf<Configs extends ByKind<Configs>, Kind extends keyof Configs>(
  learners: Learners<Configs>,
  kind: Kind,
  config: Configs[Kind],
): Learner {
  return learners[kind].learner(config);
}

/** Those that plain TypeScript fits. */
export const pureLearners = { knn, logistic, density };

/** Those that an engine fits, which main/engines hands in. */
export const engineLearners = { svm, mlp };

const all = { ...pureLearners, ...engineLearners };
export type LearnerConfigs = { readonly [Kind in keyof typeof all]: (typeof all)[Kind]['defaults'] };
export type LearnerConfig = LearnerConfigs[keyof LearnerConfigs];

export const loadClassifier = loaderOf(all);

/** Makes any saved classifier again, whichever of `learners` it came from. */
export function loaderOf(learners: {
  readonly [kind: string]: Pick<LearnerKind<never>, 'load'>;
}): (saved: SerialisedModel) => Classifier {
  const loaders = new Map(Object.entries(learners).map(([kind, { load }]) => [kind, load]));
  // What engines make of rows of a single class.
  loaders.set('constant', loadConstant);
  return (saved) => {
    const load = loaders.get(String(saved.json['kind']));
    if (load === undefined) throw damaged(`there is no learner '${saved.json['kind']}'`);
    return load(saved);
  };
}
