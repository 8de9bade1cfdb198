// Judges a model over given splits of a table: how often it is right, how sure, how fast, and by what.
//
//   const evaluation = await evaluate({ X, y, classes, featureNames, groups }, splits, 'stacking', { seed: 1 });
//   evaluation.accuracy   // mean over the splits, of the model's own votes
import {
  defaultEnsemble,
  type EnsembleConfig,
  type LearnerConfig,
  type RunBaseTask,
} from '../../core/learning/ensembleConfig.ts';
import type { Fold } from '../../core/learning/folds.ts';
import type { Classifier } from '../../core/learning/learner.ts';
import { accuracy } from '../../core/learning/metrics.ts';
import { preprocessed } from '../../core/learning/pipeline.ts';
import type { PreprocessingConfig } from '../../core/learning/preprocessing.ts';
import { createRandom, deriveSeed, permutation } from '../../core/learning/random.ts';
import { type Scores, scoresOf } from '../../core/learning/scores.ts';
import { search } from '../../core/learning/search.ts';
import { drawCandidates, searchSpaces } from '../../core/learning/searchSpaces.ts';
import { fitStacking } from '../../core/learning/stacking.ts';
import { AppError } from '../../core/model/errors.ts';
import { type Matrix, matrix, selectRows } from '../../core/model/matrix.ts';
import { createLearner, oneAfterTheOther } from './learners.ts';
import { type ModelName, modelConfigs } from './modelNames.ts';

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
  /** Searches the model's hyperparameters on inner folds of each split's training rows. Not for 'stacking'. */
  readonly search?: boolean | undefined;
  readonly ensemble?: EnsembleConfig | undefined;
  /** Of single learners; the ensemble brings its own. */
  readonly preprocessing?: PreprocessingConfig | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: { done: number; total: number; message: string }) => void) | undefined;
  readonly runBaseTask?: RunBaseTask | undefined;
  /** Seconds since some moment, for the durations. */
  readonly clock?: (() => number) | undefined;
}

/** Plain JSON. */
export interface Evaluation extends Scores {
  /** Mean over the splits. */
  readonly accuracy: number;
  readonly model: ModelName;
  readonly perFold: readonly number[];
  readonly judgedRows: number;
  readonly fitSeconds: number;
  readonly predictSeconds: number;
  /** On the first split: accuracy after learning from a share of its training rows. */
  readonly learningCurve: readonly { readonly rows: number; readonly accuracy: number }[];
  /** Mean loss of accuracy on held-out rows when one column is shuffled; most important first. */
  readonly importance: readonly { readonly feature: string; readonly drop: number }[];
  /** What was used in each split where hyperparameters were searched. */
  readonly searched: readonly LearnerConfig[];
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
  const { X, y, classes } = table;
  if (splits.length === 0) throw new AppError('invalid', 'There is no split to evaluate on.');
  if (splits.some(({ train, heldOut }) => train.length === 0 || heldOut.length === 0))
    throw new AppError('invalid', 'A split needs rows to learn from and rows to judge.');
  const clock = options.clock ?? (() => performance.now() / 1000);
  const shares = [0.1, 0.25, 0.5, 0.75];
  const total = splits.length + shares.length;
  let done = 0;
  const step = (message: string) => options.onProgress?.({ done: ++done, total, message });

  const perFold: number[] = [];
  const truth: number[] = [];
  const predicted: number[] = [];
  const probabilities: number[] = [];
  const searched: LearnerConfig[] = [];
  const drops = new Float64Array(X.cols);
  let fitSeconds = 0;
  let predictSeconds = 0;
  for (const [f, { train, heldOut }] of splits.entries()) {
    options.signal?.throwIfAborted();
    let from = clock();
    const { classifier, config } = await fitModel(table, train, model, options);
    if (config !== null) searched.push(config);
    fitSeconds += clock() - from;
    const held = selectRows(X, heldOut);
    const own = heldOut.map((i) => y[i] ?? 0);
    from = clock();
    const votes = classifier.predict(held);
    predictSeconds += clock() - from;
    perFold.push(accuracy(own, votes));
    truth.push(...own);
    predicted.push(...votes);
    probabilities.push(...classifier.predictProba(held).data);
    addImportance(
      classifier,
      held,
      own,
      accuracy(own, votes),
      deriveSeed(options.seed, 'importance', f),
      drops,
    );
    step(`split ${f + 1} of ${splits.length}`);
  }
  const learningCurve = await curve(table, splits, shares, model, options, step);
  const scores = scoresOf(
    classes,
    Int32Array.from(truth),
    Int32Array.from(predicted),
    matrix(truth.length, classes.length, Float32Array.from(probabilities)),
  );
  return {
    accuracy: perFold.reduce((a, b) => a + b) / perFold.length,
    model,
    perFold,
    judgedRows: truth.length,
    fitSeconds,
    predictSeconds,
    ...scores,
    learningCurve: [...learningCurve, { rows: splits[0]?.train.length ?? 0, accuracy: perFold[0] ?? 0 }],
    importance: table.featureNames
      .map((feature, j) => ({ feature, drop: (drops[j] ?? 0) / splits.length }))
      .sort((a, b) => b.drop - a.drop),
    searched,
  };
}

/** Searching more candidates than this is for a night, not for a command. */
const mostCandidates = 30;

async function fitModel(
  { X, y, classes, groups }: EvaluationTable,
  train: Int32Array,
  model: ModelName,
  options: EvaluateOptions,
): Promise<{ classifier: Classifier; config: LearnerConfig | null }> {
  const { seed, signal } = options;
  const rows = selectRows(X, train);
  const yTrain = train.map((i) => y[i] ?? 0);
  const own = groups === undefined ? undefined : [...train].map((i) => groups[i] ?? '');
  const runBaseTask = options.runBaseTask ?? oneAfterTheOther();
  const fitOptions = { classes, groups: own, seed, signal };
  if (model === 'stacking') {
    const ensemble = options.ensemble ?? defaultEnsemble;
    const fitted = await fitStacking(ensemble, rows, yTrain, { ...fitOptions, runBaseTask });
    return { classifier: fitted.model, config: null };
  }
  const preprocessing = options.preprocessing ?? referencePreprocessing;
  let config = modelConfigs[model];
  if (options.search === true) {
    const candidates = drawCandidates<LearnerConfig>(searchSpaces[config.kind](), mostCandidates, seed);
    const results = await search(candidates, rows, yTrain, {
      ...fitOptions,
      folds: 5,
      preprocessing,
      runBaseTask,
    });
    config = results[0]?.config ?? config;
  }
  const classifier = await preprocessed(preprocessing, createLearner(config)).fit(rows, yTrain, fitOptions);
  return { classifier, config: options.search === true ? config : null };
}

async function curve(
  table: EvaluationTable,
  splits: readonly Fold[],
  shares: readonly number[],
  model: ModelName,
  options: EvaluateOptions,
  step: (message: string) => void,
): Promise<{ rows: number; accuracy: number }[]> {
  const first = splits[0];
  if (first === undefined) return [];
  const order = permutation(first.train.length, createRandom(deriveSeed(options.seed, 'curve')));
  const held = selectRows(table.X, first.heldOut);
  const truth = first.heldOut.map((i) => table.y[i] ?? 0);
  const points: { rows: number; accuracy: number }[] = [];
  for (const share of shares) {
    options.signal?.throwIfAborted();
    const count = Math.max(1, Math.round(share * order.length));
    const train = order.subarray(0, count).map((at) => first.train[at] ?? 0);
    const { classifier } = await fitModel(table, train, model, { ...options, search: false });
    points.push({ rows: count, accuracy: accuracy(truth, classifier.predict(held)) });
    step(`learning curve, ${count} rows`);
  }
  return points;
}

/** Shuffles one column at a time (Breiman 2001) and adds what accuracy loses by it. */
function addImportance(
  classifier: Classifier,
  held: Matrix,
  truth: Int32Array,
  whole: number,
  seed: number,
  into: Float64Array,
): void {
  const order = permutation(held.rows, createRandom(seed));
  for (let j = 0; j < held.cols; j++) {
    const shuffled = matrix(held.rows, held.cols, held.data.slice());
    order.forEach((from, i) => {
      shuffled.data[i * held.cols + j] = held.data[from * held.cols + j] ?? 0;
    });
    into[j] = (into[j] ?? 0) + whole - accuracy(truth, classifier.predict(shuffled));
  }
}
