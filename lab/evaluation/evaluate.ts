// Judges a model over given splits of a table: how often it is right, how sure, how fast, and by what.
//
//   const evaluation = await evaluate({ X, y, classes, featureNames, groups }, splits, 'stacking', { seed: 1 });
//   evaluation.accuracy   // mean over the splits, of the model's own votes

import { AppError } from '../../src/core/domain/errors.ts';
import { type Matrix, matrix, selectRows } from '../../src/core/domain/matrix.ts';
import type { Fold } from '../../src/core/learning/judging/folds.ts';
import { accuracy } from '../../src/core/learning/judging/metrics.ts';
import { deriveSeed } from '../../src/core/learning/maths/random.ts';
import type { EnsembleConfig, RunBaseTask } from '../../src/core/learning/stacking/ensembleConfig.ts';
import { inTurn } from '../../src/main/engines/learners.ts';
import { type LabConfig, runTask } from '../learners/registry.ts';
import { curveRows, type EvaluationTable, type FitModelOptions, fitModel, type Judge } from './fitModel.ts';
import { shufflingLosses } from './importance.ts';
import type { ModelName } from './modelNames.ts';
import { type Scores, scoresOf } from './scores.ts';

export interface EvaluateOptions extends Omit<FitModelOptions, 'runBaseTask'> {
  /** Called at the end of each step; `done` reaches `total` with the last. */
  readonly onStep?: ((step: EvaluationStep, done: number, total: number) => void) | undefined;
  readonly runBaseTask?: RunBaseTask<LabConfig> | undefined;
  /** Splits under way at once, when `runBaseTask` has threads for them; 1 by default. */
  readonly lanes?: number | undefined;
  /** Seconds since some moment, for the time that predicting takes. */
  readonly clock?: (() => number) | undefined;
}

/** A split judged, or a point of the learning curve. */
export type EvaluationStep =
  | { readonly phase: 'judging'; readonly fold: number; readonly folds: number }
  | { readonly phase: 'learning-curve'; readonly rows: number };

/** Plain JSON. */
export interface Evaluation extends Scores {
  /** Mean over the splits. */
  readonly accuracy: number;
  readonly model: ModelName;
  readonly perFold: readonly number[];
  readonly judgedRows: number;
  /** Of all fits that the models which were judged needed, in whichever threads. */
  readonly fitSeconds: number;
  readonly predictSeconds: number;
  /** On the first split: accuracy after learning from a share of its training rows. */
  readonly learningCurve: readonly { readonly rows: number; readonly accuracy: number }[];
  /** Mean loss of accuracy on held-out rows when one column is shuffled; most important first. */
  readonly importance: readonly { readonly feature: string; readonly drop: number }[];
  /** What was used in each split where hyperparameters were searched. */
  readonly searched: readonly (LabConfig | EnsembleConfig)[];
}

/** Importance is measured on about this many rows, spread over the splits: each is judged once a column. */
const importanceRows = 500;

interface JudgedSplit {
  readonly truth: Int32Array;
  readonly predicted: Int32Array;
  readonly probabilities: Matrix;
  readonly predictSeconds: number;
  readonly searched: LabConfig | EnsembleConfig | null;
  readonly drops: Float64Array;
}

/**
 * Throws AppError 'invalid' when there is no split or one has no rows on a side, and what fitting throws.
 */
export async function evaluate(
  table: EvaluationTable,
  splits: readonly Fold[],
  model: ModelName,
  options: EvaluateOptions,
): Promise<Evaluation> {
  const { classes } = table;
  if (splits.length === 0) throw new AppError('invalid', 'There is no split to evaluate on.');
  if (splits.some(({ train, heldOut }) => train.length === 0 || heldOut.length === 0))
    throw new AppError('invalid', 'A split needs rows to learn from and rows to judge.');
  const shares = [0.1, 0.25, 0.5, 0.75];
  const total = splits.length + shares.length;
  let done = 0;
  const step = (step: EvaluationStep) => options.onStep?.(step, ++done, total);
  const run = options.runBaseTask ?? inTurn(runTask);
  let fitSeconds = 0;
  const timed: RunBaseTask<LabConfig> = async (task, signal) => {
    const result = await run(task, signal);
    fitSeconds += result.seconds;
    return result;
  };

  const rowsForImportance = Math.ceil(importanceRows / splits.length);
  const judged = await inLanes(splits, options.lanes ?? 1, async (split, f) => {
    const seed = deriveSeed(options.seed, 'importance', f);
    const result = await judgeSplit(table, split, model, { ...options, runBaseTask: timed }, async (fitted) =>
      shufflingLosses(fitted, table, split.heldOut, rowsForImportance, seed, options.signal),
    );
    step({ phase: 'judging', fold: f + 1, folds: splits.length });
    return result;
  });
  const curve = await learningCurve(table, splits, shares, model, { ...options, runBaseTask: run }, step);

  const perFold = judged.map(({ truth, predicted }) => accuracy(truth, predicted));
  const truth = Int32Array.from(judged.flatMap((split) => [...split.truth]));
  const predicted = Int32Array.from(judged.flatMap((split) => [...split.predicted]));
  const probabilities = matrix(truth.length, classes.length);
  judged.reduce((at, split) => {
    probabilities.data.set(split.probabilities.data, at);
    return at + split.probabilities.data.length;
  }, 0);
  return {
    accuracy: perFold.reduce((a, b) => a + b) / perFold.length,
    model,
    perFold,
    judgedRows: truth.length,
    fitSeconds,
    predictSeconds: judged.reduce((all, split) => all + split.predictSeconds, 0),
    ...scoresOf(classes, truth, predicted, probabilities),
    learningCurve: [...curve, { rows: splits[0]?.train.length ?? 0, accuracy: perFold[0] ?? 0 }],
    importance: table.featureNames
      .map((feature, j) => ({
        feature,
        drop: judged.reduce((all, { drops }) => all + (drops[j] ?? 0), 0) / splits.length,
      }))
      .sort((a, b) => b.drop - a.drop),
    searched: judged.flatMap(({ searched }) => searched ?? []),
  };
}

/** The results of `work`, in the order of the items; at most `lanes` are under way at once. */
async function inLanes<Item, Result>(
  items: readonly Item[],
  lanes: number,
  work: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const entries = items.entries();
  let failed = false;
  const lane = async (): Promise<void> => {
    for (const [index, item] of entries) {
      if (failed) return;
      try {
        results[index] = await work(item, index);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}

type FitOptions = EvaluateOptions & FitModelOptions;

async function judgeSplit(
  table: EvaluationTable,
  { train, heldOut }: Fold,
  model: ModelName,
  options: FitOptions,
  dropsOf: (classifier: Judge) => Promise<Float64Array>,
): Promise<JudgedSplit> {
  options.signal?.throwIfAborted();
  const clock = options.clock ?? (() => performance.now() / 1000);
  const { classifier, searched } = await fitModel(table, { train, heldOut }, model, options);
  const held = selectRows(table.X, heldOut);
  const from = clock();
  const predicted = classifier.predict(held);
  const predictSeconds = clock() - from;
  return {
    truth: heldOut.map((i) => table.y[i] ?? 0),
    predicted,
    probabilities: classifier.predictProba(held),
    predictSeconds,
    searched,
    drops: await dropsOf(classifier),
  };
}

async function learningCurve(
  table: EvaluationTable,
  splits: readonly Fold[],
  shares: readonly number[],
  model: ModelName,
  options: FitOptions,
  step: (step: EvaluationStep) => void,
): Promise<{ rows: number; accuracy: number }[]> {
  const first = splits[0];
  if (first === undefined) return [];
  const held = selectRows(table.X, first.heldOut);
  const truth = first.heldOut.map((i) => table.y[i] ?? 0);
  return await inLanes(shares, options.lanes ?? 1, async (share) => {
    options.signal?.throwIfAborted();
    const train = curveRows(first, share, options.seed);
    const { classifier } = await fitModel(table, { train, heldOut: first.heldOut }, model, {
      ...options,
      search: false,
    });
    step({ phase: 'learning-curve', rows: train.length });
    return { rows: train.length, accuracy: accuracy(truth, classifier.predict(held)) };
  });
}
