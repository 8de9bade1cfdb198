// Stacking: base learners judge held-out rows, and a meta-learner learns which of them to trust (Wolpert 1992).
import type { Matrix } from '../../domain/matrix.ts';
import { matrix, putRows, selectRows } from '../../domain/matrix.ts';
import type { FitStep } from '../../domain/progress.ts';
import type { Fold } from '../judging/folds.ts';
import { groupedFolds } from '../judging/folds.ts';
import { applyTemperature, fitTemperature } from '../judging/temperature.ts';
import type { Epoch, FitOptions } from '../learners/learner.ts';
import { checkTrainingRows } from '../learners/learner.ts';
import { fitPreprocessing, type PreprocessingConfig, type Preprocessor } from '../learners/preprocessing.ts';
import { loadClassifier } from '../learners/registry.ts';
import { deriveSeed } from '../maths/random.ts';
import { chooseMeta } from './chooseMeta.ts';
import type { BaseResult, BaseTask, EnsembleConfig, RunBaseTask } from './ensembleConfig.ts';
import type { Pooling } from './pooling.ts';
import { fitPooling } from './pooling.ts';
import type { StackingClassifier } from './stackingClassifier.ts';
import { stackingClassifier } from './stackingClassifier.ts';

export interface StackingFit {
  readonly model: StackingClassifier;
  readonly outOfFold: OutOfFold;
}

/** Predictions of the stack for rows that none of the models behind them was fitted on. */
export interface OutOfFold {
  readonly folds: readonly Fold[];
  /** [rows, classes]; rows that could not be judged (their class was unknown to the fold) are all 0. */
  readonly probabilities: Matrix;
  /** The same of each base learner, calibrated. */
  readonly baseLearners: ReadonlyMap<string, Matrix>;
  /** The rows that were judged, ascending. Empty when there were too few rows or groups for two folds. */
  readonly judged: Int32Array;
}

export interface StackingOptions extends Omit<FitOptions, 'onEpoch'> {
  /** Runs one fit of one base learner: here, or in a worker. Called for all fits at once; it does the queueing. */
  readonly runBaseTask: RunBaseTask;
  /** Folds to use instead of own ones. Rows that no fold holds out are learned from, but judged by nobody. */
  readonly folds?: readonly Fold[] | undefined;
  /** Called at the end of each fit and of each epoch; `done` counts `stackingSteps`. */
  readonly onStep?: ((step: StackingStep, done: number) => void) | undefined;
}

export type StackingStep = Omit<FitStep, 'candidate'>;

/** Fits of every base learner, in each fold and on all rows, and their combination. */
export function stackingSteps({ base }: EnsembleConfig, folds: number): number {
  return (folds + 1) * Object.keys(base).length + 1;
}

/**
 * Fits the ensemble on `X` [rows, features] and class indices `y`.
 *
 * One list of folds serves all base learners (stratified, groups kept together, decided by the seed); the preprocessing
 * is fitted anew inside each fold. The meta-learner sees out-of-fold probabilities only; its own out-of-fold
 * probabilities come from fitting it on the other folds, and choose among several configurations of it. Base learners are
 * then fitted again on all rows.
 * Throws what `Learner.fit` throws.
 */
export async function fitStacking(
  config: EnsembleConfig,
  X: Matrix,
  y: Int32Array,
  options: StackingOptions,
): Promise<StackingFit> {
  checkTrainingRows(X, y, options);
  const { classes, signal, groups } = options;
  const folds = options.folds ?? groupedFolds(y, groups, config.folds, deriveSeed(options.seed, 'folds'));
  const all = Int32Array.from({ length: X.rows }, (_, i) => i);
  const names = Object.keys(config.base);
  let done = 0;

  const { preprocessing, transformed } = preprocessed(config.preprocessing, X);
  const fitBase = async (
    name: string,
    train: Int32Array,
    heldOut: Matrix | null,
    Xt: Matrix,
    unlabelled: Matrix | undefined,
    fold?: number,
  ) => {
    const base = config.base[name];
    if (base === undefined) throw new RangeError(`no base learner ${name}`);
    const task: BaseTask = {
      config: base,
      X: Xt,
      y: train.map((i) => y[i]!),
      classes,
      seed: deriveSeed(
        options.seed,
        name,
        fold === undefined ? 'all rows' : `fold ${fold} of ${folds.length}`,
      ),
      groups: groups === undefined ? null : [...train].map((i) => groups[i]!),
      heldOut,
      unlabelled,
    };
    const step: StackingStep = { phase: 'fitting', learner: name, fold, folds: folds.length };
    const onEpoch = (epoch: Epoch): void => options.onStep?.({ ...step, ...epoch }, done);
    const result = await runSafely(options.runBaseTask, task, signal, onEpoch);
    options.onStep?.(step, ++done);
    return result;
  };

  const toBeJudged = options.unlabelled && preprocessing.transform(options.unlabelled);
  const final = names.map((name) => fitBase(name, all, null, transformed, toBeJudged));
  const inFolds = folds.map(({ train, heldOut }, f) => {
    const rows = selectRows(X, train);
    const front = fitPreprocessing(config.preprocessing, rows);
    const Xt = front.transform(rows);
    const Xh = front.transform(selectRows(X, heldOut));
    // Rows that are held out stand for those that are to be judged.
    return Promise.all(names.map((name) => fitBase(name, train, Xh, Xt, toBeJudged && Xh, f + 1)));
  });
  const [finals, results] = await Promise.all([Promise.all(final), Promise.all(inFolds)]);
  signal?.throwIfAborted();

  const raw = names.map(() => matrix(X.rows, classes.length));
  folds.forEach(({ heldOut }, f) => {
    names.forEach((_, b) => {
      const probabilities = results[f]![b]!.heldOut;
      if (probabilities !== null) putRows(raw[b]!, heldOut, probabilities);
    });
  });
  const judged = judgeableRows(y, folds);
  const truth = judged.map((i) => y[i]!);
  const temperatures = raw.map((p) => fitTemperature(selectRows(p, judged), truth));
  const opinions = raw.map((p, b) => applyTemperature(p, temperatures[b]!));

  const chosen = chooseMeta(config.meta, opinions, y, folds, judged, signal);
  const crossFitted = chosen.outOfFold;
  const temperature = fitTemperature(selectRows(crossFitted, judged), truth);
  const meta: Pooling = fitPooling(chosen.config, opinions, y, judged, signal);
  options.onStep?.({ phase: 'combining', folds: folds.length }, ++done);

  const model = stackingClassifier({
    classes,
    preprocessing,
    base: names.map((name, b) => {
      const fitted = finals[b]!.model;
      if (fitted === null) throw new RangeError(`the fit of ${name} gave no model`);
      return { name, classifier: loadClassifier(fitted), temperature: temperatures[b]! };
    }),
    meta,
    temperature,
  });
  const probabilities = matrix(X.rows, classes.length);
  putRows(probabilities, judged, applyTemperature(selectRows(crossFitted, judged), temperature));
  const baseLearners = new Map(names.map((name, b) => [name, opinions[b]!]));
  return { model, outOfFold: { folds, probabilities, baseLearners, judged } };
}

interface Preprocessed {
  /** Its configuration, as JSON. */
  readonly by: string;
  readonly preprocessing: Preprocessor;
  readonly transformed: Matrix;
}

/** All rows of a matrix are made alike once: a comparison with an earlier model fits to the same ones. Nobody changes rows in place. */
const known = new WeakMap<Matrix, Preprocessed>();

function preprocessed(config: PreprocessingConfig, X: Matrix): Preprocessed {
  const by = JSON.stringify(config);
  const before = known.get(X);
  if (before?.by === by) return before;
  const preprocessing = fitPreprocessing(config, X);
  const found = { by, preprocessing, transformed: preprocessing.transform(X) };
  known.set(X, found);
  return found;
}

// A task that is not needed any more must not start.
async function runSafely(
  run: RunBaseTask,
  task: BaseTask,
  signal: AbortSignal | undefined,
  onEpoch: FitOptions['onEpoch'],
): Promise<BaseResult> {
  signal?.throwIfAborted();
  return run(task, signal, onEpoch);
}

/** Rows whose class had other rows to learn it from while they were held out. */
function judgeableRows(y: Int32Array, folds: readonly Fold[]): Int32Array {
  const rows: number[] = [];
  for (const { train, heldOut } of folds) {
    const known = new Set<number>();
    for (const i of train) known.add(y[i]!);
    for (const i of heldOut) if (known.has(y[i]!)) rows.push(i);
  }
  return Int32Array.from(rows.sort((a, b) => a - b));
}
