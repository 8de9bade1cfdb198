// The figures of a comparison as one plain document: every contender's scores, curves and seconds, the best first.
import { matrix } from '../../src/core/domain/matrix.ts';
import { accuracy } from '../../src/core/learning/judging/metrics.ts';
import { type Scores, scoresOf } from '../evaluation/scores.ts';
import {
  type Contender,
  type Contest,
  rowsOf,
  type Trial,
  type TrialEpoch,
  type TrialResult,
} from './trials.ts';

/** Plain JSON. */
export interface Comparison {
  /** What is learned from, by name. */
  readonly source: string;
  readonly seed: number;
  readonly folds: number;
  /** Of which the learning curves are drawn. */
  readonly curveFolds: number;
  readonly rows: number;
  readonly classes: readonly { readonly name: string; readonly rows: number }[];
  /** Who are kept apart; null where every row counts as by somebody else. */
  readonly artists: number | null;
  /** Accuracy of whoever always says the most frequent class. */
  readonly majority: number;
  /** By accuracy, the best first. */
  readonly models: readonly ComparedModel[];
  /** Contenders that could not learn from these rows. */
  readonly failed: readonly { readonly model: string; readonly input: string; readonly reason: string }[];
}

export interface ComparedModel extends Scores {
  readonly model: string;
  readonly input: string;
  /** Mean over the folds, and their standard deviation. */
  readonly accuracy: number;
  readonly deviation: number;
  readonly perFold: readonly number[];
  readonly judgedRows: number;
  /** Of all folds, each in one thread. */
  readonly fitSeconds: number;
  readonly predictSeconds: number;
  /** Mean over the folds that it is drawn from; the last point has learned all rows of a fold. */
  readonly learningCurve: readonly { readonly rows: number; readonly accuracy: number }[];
  /** Of each fold, where a model learns in epochs and tells of them; else empty. */
  readonly epochs: readonly (readonly TrialEpoch[])[];
}

interface Finished {
  readonly trial: Trial;
  readonly result: TrialResult;
}

export interface ContenderTrials {
  readonly contender: Contender;
  readonly finished: Finished[];
  failure: Error | null;
}

export function comparisonOf(
  contest: Contest,
  results: readonly ContenderTrials[],
  curveFolds: number,
): Comparison {
  const { source, classes, y, groups, splits, seed } = contest;
  const artists = new Set(groups).size;
  const counts = classes.map((name, c) => ({ name, rows: y.filter((label) => label === c).length }));
  return {
    source,
    seed,
    folds: splits.length,
    curveFolds,
    rows: y.length,
    classes: counts,
    artists: groups === undefined || artists === y.length ? null : artists,
    majority: Math.max(...counts.map(({ rows }) => rows)) / y.length,
    models: results
      .filter(({ failure }) => failure === null)
      .map((own) => modelOf(contest, own, curveFolds))
      // Those that are equal stay in the order in which they were asked for.
      .sort((a, b) => b.accuracy - a.accuracy),
    failed: results.flatMap(({ contender: { model, input }, failure }) =>
      failure === null ? [] : [{ model, input, reason: failure.message }],
    ),
  };
}

function modelOf(
  contest: Contest,
  { contender, finished }: ContenderTrials,
  curveFolds: number,
): ComparedModel {
  const { classes } = contest;
  const judged = finished
    .map(({ trial, result }) => {
      const truth = rowsOf(trial, contest).heldOut.map((i) => contest.y[i] ?? 0);
      const predicted = Int32Array.from(result.predicted);
      return { ...trial, ...result, truth, predicted, accuracy: accuracy(truth, predicted) };
    })
    // They end in any order.
    .sort((a, b) => a.fold - b.fold || a.share - b.share);
  const whole = judged.filter(({ share }) => share === 1);
  const perFold = whole.map((fold) => fold.accuracy);
  const mean = meanOf(perFold);
  const truth = Int32Array.from(whole.flatMap((fold) => [...fold.truth]));
  const predicted = Int32Array.from(whole.flatMap((fold) => [...fold.predicted]));
  const probabilities = Float32Array.from(whole.flatMap((fold) => fold.probabilities));
  const drawn = judged.filter(({ fold }) => fold < curveFolds);
  const shares = [...new Set(drawn.map(({ share }) => share))].sort((a, b) => a - b);
  return {
    model: contender.model,
    input: contender.input,
    accuracy: mean,
    deviation: Math.sqrt(meanOf(perFold.map((x) => (x - mean) ** 2))),
    perFold,
    judgedRows: truth.length,
    fitSeconds: sum(whole.map(({ fitSeconds }) => fitSeconds)),
    predictSeconds: sum(whole.map(({ predictSeconds }) => predictSeconds)),
    ...scoresOf(classes, truth, predicted, matrix(truth.length, classes.length, probabilities)),
    learningCurve: shares.map((share) => {
      const points = drawn.filter((point) => point.share === share);
      return {
        rows: Math.round(meanOf(points.map(({ learned }) => learned))),
        accuracy: meanOf(points.map((point) => point.accuracy)),
      };
    }),
    epochs: whole.some(({ epochs }) => epochs.length > 0) ? whole.map(({ epochs }) => epochs) : [],
  };
}

const sum = (values: readonly number[]): number => values.reduce((all, x) => all + x, 0);
const meanOf = (values: readonly number[]): number => sum(values) / values.length;
