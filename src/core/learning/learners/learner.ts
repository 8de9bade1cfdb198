// The contract that every learner keeps: fitting gives an immutable classifier, so that 'not fitted' cannot be written.
import { AppError } from '../../domain/errors.ts';
import type { Matrix } from '../../domain/matrix.ts';
import type { SerialisedModel } from './serialisedModel.ts';

/** `epoch` of `epochs`, from 1. */
export interface Epoch {
  readonly epoch: number;
  readonly epochs: number;
}

export interface FitOptions {
  /** Names of the classes; `y` holds indices into it. A class without rows is allowed: its probability is 0. */
  readonly classes: readonly string[];
  /** Decides every random choice: same rows, same seed, same model. */
  readonly seed: number;
  /** One group (artist) a row; rows of one group never meet on both sides of an inner split. */
  readonly groups?: readonly string[] | undefined;
  /** Rows of unknown class that are to be judged, as a library is known as a whole: a learner may learn from them, too. */
  readonly unlabelled?: Matrix | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Called at the end of each epoch, by learners that have any. */
  readonly onEpoch?: ((epoch: Epoch) => void) | undefined;
}

export interface Classifier {
  readonly classes: readonly string[];
  /** The learner's own vote: an index into `classes` for each row of `X`. May differ from the argmax of `predictProba`. */
  predict(X: Matrix): Int32Array;
  /** [X.rows, classes.length]; every row sums to 1. */
  predictProba(X: Matrix): Matrix;
  /** Plain data from which the same classifier, to the bit, is made again. */
  serialise(): SerialisedModel;
}

export interface Learner {
  /**
   * Fits on `X` [rows, features] and class indices `y` [rows].
   * Throws AppError 'invalid' (shapes do not agree, a value is not finite), 'too-few-examples' (no rows), and
   * whatever the signal's reason is when it aborts.
   */
  fit(X: Matrix, y: Int32Array, options: FitOptions): Promise<Classifier>;
}

/** Everything about a kind of learner except its name on the screen. */
export interface LearnerKind<Config> {
  readonly defaults: Config;
  learner(config: Config): Learner;
  /** The classifier again, to the bit. Throws AppError 'invalid' for what is not one of this kind. */
  load(saved: SerialisedModel): Classifier;
}

/** Refuses what no learner can use. Every `fit` calls it first. */
export function checkTrainingRows(X: Matrix, y: Int32Array, options: FitOptions): void {
  options.signal?.throwIfAborted();
  if (X.rows === 0) throw new AppError('too-few-examples', 'There are no rows to learn from.');
  if (X.cols === 0) throw new AppError('invalid', 'There are no feature columns to learn from.');
  if (y.length !== X.rows) throw new AppError('invalid', `${y.length} labels for ${X.rows} rows.`);
  if (options.groups !== undefined && options.groups.length !== X.rows)
    throw new AppError('invalid', `${options.groups.length} groups for ${X.rows} rows.`);
  for (const label of y)
    if (label < 0 || label >= options.classes.length)
      throw new AppError('invalid', `Label ${label} names no class.`);
  checkFinite(X);
}

/** Refuses rows that a classifier fitted on `features` columns cannot judge. */
export function checkRows(X: Matrix, features: number): void {
  if (X.cols !== features)
    throw new AppError('invalid', `The model takes ${features} feature columns, the rows have ${X.cols}.`);
  checkFinite(X);
}

function checkFinite(X: Matrix): void {
  for (let i = 0; i < X.data.length; i++)
    if (!Number.isFinite(X.data[i]!))
      throw new AppError(
        'invalid',
        `Row ${Math.floor(i / X.cols)}, column ${i % X.cols} is not a finite number.`,
      );
}

/** The indices of the classes that have at least one row, ascending. */
export function classesPresent(y: Int32Array, classCount: number): Int32Array {
  const rows = new Int32Array(classCount);
  for (const label of y) rows[label]! += 1;
  const present: number[] = [];
  for (let c = 0; c < classCount; c++) if (rows[c]! > 0) present.push(c);
  return Int32Array.from(present);
}

/** The column of the largest value in each row; the first of equals. */
export function argmaxRows(m: Matrix): Int32Array {
  const out = new Int32Array(m.rows);
  for (let i = 0; i < m.rows; i++) {
    let best = 0;
    for (let c = 1; c < m.cols; c++) if (m.data[i * m.cols + c]! > m.data[i * m.cols + best]!) best = c;
    out[i] = best;
  }
  return out;
}
