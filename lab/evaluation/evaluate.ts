// Judges a model over given splits of a table: how often it is right, how sure, how fast, and by what.
//
//   const evaluation = await evaluate({ X, y, classes, featureNames, groups }, splits, 'stacking', { seed: 1 });
//   evaluation.accuracy   // mean over the splits, of the model's own votes

import { AppError } from '../../src/core/domain/errors.ts';
import { type Matrix, matrix, selectRows } from '../../src/core/domain/matrix.ts';
import type { Fold } from '../../src/core/learning/judging/folds.ts';
import { accuracy } from '../../src/core/learning/judging/metrics.ts';
import type { Classifier } from '../../src/core/learning/learners/learner.ts';
import {
  fitPreprocessing,
  type PreprocessingConfig,
} from '../../src/core/learning/learners/preprocessing.ts';
import { createRandom, deriveSeed, permutation } from '../../src/core/learning/maths/random.ts';
import {
  defaultEnsemble,
  type EnsembleConfig,
  type RunBaseTask,
  togetherEnsemble,
} from '../../src/core/learning/stacking/ensembleConfig.ts';
import { fitStacking } from '../../src/core/learning/stacking/fitStacking.ts';
import { inTurn } from '../../src/main/engines/learners.ts';
import { type LabConfig, loadClassifier, runTask } from '../learners/registry.ts';
import { search } from '../search/search.ts';
import { candidatesOf, drawCandidates, stackingSpace } from '../search/searchSpaces.ts';
import { searchStacking } from '../search/stackingSearch.ts';
import { shufflingLosses } from './importance.ts';
import { configOf, type ModelName } from './modelNames.ts';
import { type Scores, scoresOf } from './scores.ts';

export interface EvaluationTable {
  readonly X: Matrix;
  readonly y: Int32Array;
  readonly classes: readonly string[];
  readonly featureNames: readonly string[];
  /** Artists; given, whatever is split inside keeps them apart. */
  readonly groups: readonly string[] | undefined;
}

/** Single learners are judged as the field does it, so that their figures stand beside scikit-learn's. */
const referencePreprocessing: PreprocessingConfig = { kind: 'standard' };

export interface EvaluateOptions {
  readonly seed: number;
  /** Searches the model's hyperparameters on inner folds of each split's training rows. */
  readonly search?: boolean | undefined;
  readonly ensemble?: EnsembleConfig | undefined;
  /** Of single learners; the ensemble brings its own. */
  readonly preprocessing?: PreprocessingConfig | undefined;
  readonly signal?: AbortSignal | undefined;
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

/** A classifier with its preprocessing in front. */
type Judge = Pick<Classifier, 'predict' | 'predictProba'>;

type FitOptions = EvaluateOptions & { readonly runBaseTask: RunBaseTask<LabConfig> };

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

/** A search of more candidates takes hours. */
const mostCandidates = 30;

async function fitModel(
  { X, y, classes, groups }: EvaluationTable,
  { train, heldOut }: Fold,
  model: ModelName,
  { seed, signal, runBaseTask, ...options }: FitOptions,
): Promise<{ classifier: Judge; searched: LabConfig | EnsembleConfig | null }> {
  const rows = selectRows(X, train);
  const yTrain = train.map((i) => y[i] ?? 0);
  const own = groups === undefined ? undefined : [...train].map((i) => groups[i] ?? '');
  const common = { classes, groups: own, seed, signal, runBaseTask };
  if (model === 'together') {
    const unlabelled = selectRows(X, heldOut);
    const { model: fitted } = await fitStacking(togetherEnsemble, rows, yTrain, { ...common, unlabelled });
    return { classifier: fitted, searched: null };
  }
  if (model === 'stacking') {
    const searched = options.search
      ? (await searchStacking(stackingSpace, rows, yTrain, common)).config
      : null;
    const ensemble = searched ?? options.ensemble ?? defaultEnsemble;
    return { classifier: (await fitStacking(ensemble, rows, yTrain, common)).model, searched };
  }
  const preprocessing = options.preprocessing ?? referencePreprocessing;
  let config = configOf(model);
  if (options.search) {
    const candidates = drawCandidates(candidatesOf(config.kind), mostCandidates, seed);
    const results = await search(candidates, rows, yTrain, { ...common, folds: 5, preprocessing });
    config = results[0]?.config ?? config;
  }
  const front = fitPreprocessing(preprocessing, rows);
  const task = {
    config,
    X: front.transform(rows),
    y: yTrain,
    classes,
    seed,
    groups: own ?? null,
    heldOut: null,
  };
  const fitted = (await runBaseTask(task, signal)).model;
  if (fitted === null) throw new TypeError('asked for a model, got none');
  const behind = loadClassifier(fitted);
  const classifier: Judge = {
    predict: (X) => behind.predict(front.transform(X)),
    predictProba: (X) => behind.predictProba(front.transform(X)),
  };
  return { classifier, searched: options.search ? config : null };
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
  const order = permutation(first.train.length, createRandom(deriveSeed(options.seed, 'curve')));
  const held = selectRows(table.X, first.heldOut);
  const truth = first.heldOut.map((i) => table.y[i] ?? 0);
  return await inLanes(shares, options.lanes ?? 1, async (share) => {
    options.signal?.throwIfAborted();
    const count = Math.max(1, Math.round(share * order.length));
    const train = order.subarray(0, count).map((at) => first.train[at] ?? 0);
    const { classifier } = await fitModel(table, { train, heldOut: first.heldOut }, model, {
      ...options,
      search: false,
    });
    step({ phase: 'learning-curve', rows: count });
    return { rows: count, accuracy: accuracy(truth, classifier.predict(held)) };
  });
}
