// A learner for every configuration: the one place where pure learners and engines meet.
import { boostingLearner } from '../../core/learning/learners/comparison/boosting.ts';
import { forestLearner } from '../../core/learning/learners/comparison/forest.ts';
import { ldaLearner, naiveBayesLearner } from '../../core/learning/learners/comparison/gaussian.ts';
import { majorityLearner } from '../../core/learning/learners/comparison/majority.ts';
import { densityLearner } from '../../core/learning/learners/density.ts';
import { knnLearner } from '../../core/learning/learners/knn.ts';
import type { FitOptions, Learner } from '../../core/learning/learners/learner.ts';
import { logisticLearner } from '../../core/learning/learners/logistic.ts';
import type {
  BaseResult,
  BaseTask,
  LearnerConfig,
  RunBaseTask,
} from '../../core/learning/stacking/ensembleConfig.ts';
import { mlpLearner } from './mlpLearner.ts';
import { svmLearner } from './svmLearner.ts';

export function createLearner(config: LearnerConfig): Learner {
  switch (config.kind) {
    case 'knn':
      return knnLearner(config);
    case 'svm':
      return svmLearner(config);
    case 'mlp':
      return mlpLearner(config);
    case 'logistic':
      return logisticLearner(config);
    case 'density':
      return densityLearner(config);
    case 'majority':
      return majorityLearner();
    case 'tree':
    case 'forest':
      return forestLearner(config);
    case 'boosting':
      return boostingLearner(config);
    case 'naive-bayes':
      return naiveBayesLearner(config);
    case 'lda':
      return ldaLearner(config);
  }
}

/** One fit of one base learner, start to end. Everything in and out is plain data: a worker may do it. */
export async function runBaseTask(
  task: BaseTask,
  signal?: AbortSignal,
  onEpoch?: FitOptions['onEpoch'],
): Promise<BaseResult> {
  const { config, X, y, classes, seed, groups, heldOut } = task;
  const started = performance.now();
  const classifier = await createLearner(config).fit(X, y, {
    classes,
    seed,
    signal,
    onEpoch,
    ...(groups === null ? {} : { groups }),
  });
  const seconds = (performance.now() - started) / 1000;
  if (heldOut === null) return { heldOut: null, predicted: null, model: classifier.serialise(), seconds };
  const said = { heldOut: classifier.predictProba(heldOut), predicted: classifier.predict(heldOut) };
  return { ...said, model: null, seconds };
}

/** Runs tasks here, one after the other: for threads that have nothing else to do. */
export function oneAfterTheOther(): RunBaseTask {
  let last: Promise<unknown> = Promise.resolve();
  return (task, signal, onEpoch) => {
    const result = last.then(() => {
      signal?.throwIfAborted();
      return runBaseTask(task, signal, onEpoch);
    });
    // A failed fit fails its own caller; the next in line hears of it through the signal or not at all. It waits until
    // the caller has had its turn: what was done is told before the next fit keeps the thread busy.
    last = result.catch(() => undefined).then(() => new Promise((resolve) => setImmediate(resolve)));
    return result;
  };
}
