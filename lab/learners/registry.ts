// Every learner that can be evaluated: the ensemble's own, and those that it is compared with.
import { learnerOf, loaderOf } from '../../src/core/learning/learners/registry.ts';
import { learners, taskRunner } from '../../src/main/engines/learners.ts';
import { boosting } from './boosting.ts';
import { forest, tree } from './forest.ts';
import { lda, naiveBayes } from './gaussian.ts';
import { majority } from './majority.ts';

export const labLearners = { ...learners, majority, tree, forest, boosting, 'naive-bayes': naiveBayes, lda };

export type LabConfigs = {
  readonly [Kind in keyof typeof labLearners]: (typeof labLearners)[Kind]['defaults'];
};
export type LabConfig = LabConfigs[keyof LabConfigs];

export const loadClassifier = loaderOf(labLearners);

export const runTask = taskRunner((config: LabConfig) => learnerOf(labLearners, config.kind, config));
