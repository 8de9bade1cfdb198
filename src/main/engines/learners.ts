// Every learner with its engine, and single fits of them: the one place where pure learners and engines meet.
import type { Learner } from '../../core/learning/learners/learner.ts';
import {
  engineLearners,
  type LearnerConfig,
  type LearnerConfigs,
  type Learners,
  learnerOf,
  pureLearners,
} from '../../core/learning/learners/registry.ts';
import type { RunBaseTask } from '../../core/learning/stacking/ensembleConfig.ts';
import { mlpLearner } from './mlpLearner.ts';
import { svmLearner } from './svmLearner.ts';

export const learners: Learners<LearnerConfigs> = {
  ...pureLearners,
  svm: { ...engineLearners.svm, learner: svmLearner },
  mlp: { ...engineLearners.mlp, learner: mlpLearner },
};

export const runBaseTask = taskRunner((config: LearnerConfig) => learnerOf(learners, config.kind, config));

/** Single fits, start to end. Everything in and out is plain data: a worker may do it. */
export function taskRunner<Config>(learnerWith: (config: Config) => Learner): RunBaseTask<Config> {
  return async ({ config, X, y, classes, seed, groups, heldOut, votes, unlabelled }, signal, onEpoch) => {
    const started = performance.now();
    const classifier = await learnerWith(config).fit(X, y, {
      classes,
      seed,
      unlabelled,
      signal,
      onEpoch,
      ...(groups === null ? {} : { groups }),
    });
    const seconds = (performance.now() - started) / 1000;
    if (heldOut === null) return { heldOut: null, predicted: null, model: classifier.serialise(), seconds };
    const predicted = votes === true ? classifier.predict(heldOut) : null;
    return { heldOut: classifier.predictProba(heldOut), predicted, model: null, seconds };
  };
}

export const oneAfterTheOther = (): RunBaseTask => inTurn(runBaseTask);

/** Runs tasks here, one after the other: for threads that have nothing else to do. */
export function inTurn<Config>(run: RunBaseTask<Config>): RunBaseTask<Config> {
  let last: Promise<unknown> = Promise.resolve();
  return (task, signal, onEpoch) => {
    const result = last.then(() => {
      signal?.throwIfAborted();
      return run(task, signal, onEpoch);
    });
    // A failed fit fails its own caller; the next in line learns of it through the signal or not at all. It waits until
    // the caller has had its turn: progress is reported before the next fit keeps the thread busy.
    last = result.catch(() => undefined).then(() => new Promise((resolve) => setImmediate(resolve)));
    return result;
  };
}
