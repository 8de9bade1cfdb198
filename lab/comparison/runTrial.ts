// A trial, start to end, in one thread.
import { selectRows } from '../../src/core/domain/matrix.ts';
import { argmaxRows, type Epoch } from '../../src/core/learning/learners/learner.ts';
import { inTurn } from '../../src/main/engines/learners.ts';
import { datasetOf } from '../datasets/manifest.ts';
import { fitModel } from '../evaluation/fitModel.ts';
import { runTask } from '../learners/registry.ts';
import { fitSequence, overfitBatch } from '../sequences/fitSequence.ts';
import type { BatchByHeart, ColumnsTrial, SequenceTrial } from './protocol.ts';
import type { TrialEpoch, TrialResult } from './trials.ts';

/** Throws what fitting throws. */
export async function runColumnsTrial({ table, rows, model, seed }: ColumnsTrial): Promise<TrialResult> {
  const begun = performance.now();
  const { classifier } = await fitModel(table, rows, model, { seed, runBaseTask: inTurn(runTask) });
  const fitted = performance.now();
  const held = selectRows(table.X, rows.heldOut);
  const predicted = classifier.predict(held);
  const judged = performance.now();
  return {
    learned: rows.train.length,
    predicted: [...predicted],
    probabilities: [...classifier.predictProba(held).data],
    fitSeconds: (fitted - begun) / 1000,
    predictSeconds: (judged - fitted) / 1000,
    epochs: [],
  };
}

/** Reads the sequences from the cache; that is part of the seconds. Throws what fitting and reading throw. */
export async function runSequenceTrial(
  { manifest, input, config, rows, seed }: SequenceTrial,
  onEpoch: (epoch: Epoch) => void,
): Promise<TrialResult> {
  const dataset = datasetOf(manifest, input);
  const epochs: TrialEpoch[] = [];
  const begun = performance.now();
  const classifier = await fitSequence(config, dataset, rows.train, {
    seed,
    onEpoch(told) {
      const { member, loss, heldOutLoss: asideLoss, seconds } = told;
      epochs.push({ member, epoch: told.epoch - member * config.epochs, loss, asideLoss, seconds });
      onEpoch(told);
    },
  });
  const fitted = performance.now();
  const probabilities = await classifier.predictProba(dataset, rows.heldOut);
  const predictSeconds = (performance.now() - fitted) / 1000;
  return {
    learned: rows.train.length,
    predicted: [...argmaxRows(probabilities)],
    probabilities: [...probabilities.data],
    fitSeconds: (fitted - begun) / 1000,
    predictSeconds,
    epochs,
  };
}

export async function learnByHeart({
  manifest,
  input,
  config,
  rows,
  seed,
  steps,
}: BatchByHeart): Promise<number[]> {
  return await overfitBatch(config, datasetOf(manifest, input), rows, { seed, steps });
}
