// Fits a model by name on some rows of a table, with whatever stands in front of it.
import { type Matrix, selectRows } from '../../src/core/domain/matrix.ts';
import type { Fold } from '../../src/core/learning/judging/folds.ts';
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
import { type LabConfig, loadClassifier } from '../learners/registry.ts';
import { search } from '../search/search.ts';
import { candidatesOf, drawCandidates, stackingSpace } from '../search/searchSpaces.ts';
import { searchStacking } from '../search/stackingSearch.ts';
import { configOf, type ModelName } from './modelNames.ts';

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

export interface FitModelOptions {
  readonly seed: number;
  /** Searches the model's hyperparameters on inner folds of the training rows. */
  readonly search?: boolean | undefined;
  readonly ensemble?: EnsembleConfig | undefined;
  /** Of single learners; the ensemble brings its own. */
  readonly preprocessing?: PreprocessingConfig | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly runBaseTask: RunBaseTask<LabConfig>;
}

/** A classifier with its preprocessing in front. */
export type Judge = Pick<Classifier, 'predict' | 'predictProba'>;

/** A search of more candidates takes hours. */
const mostCandidates = 30;

/** Throws what fitting throws. */
export async function fitModel(
  { X, y, classes, groups }: EvaluationTable,
  { train, heldOut }: Fold,
  model: ModelName,
  { seed, signal, runBaseTask, ...options }: FitModelOptions,
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

/** The share of a split's training rows that a point of the learning curve learns from: the smaller in the larger. */
export function curveRows({ train }: Fold, share: number, seed: number): Int32Array {
  const order = permutation(train.length, createRandom(deriveSeed(seed, 'curve')));
  return order.subarray(0, Math.max(1, Math.round(share * order.length))).map((at) => train[at] ?? 0);
}
