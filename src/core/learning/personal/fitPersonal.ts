// Fits the personal model: five candidates, judged on the user's own rows with artists kept apart; one of them stays.
import { type Matrix, matrix } from '../../domain/matrix.ts';
import type { CandidateName } from '../../domain/modelInfo.ts';
import type { FitStep } from '../../domain/progress.ts';
import { groupedFolds } from '../judging/folds.ts';
import { deriveSeed } from '../maths/random.ts';
import type { EnsembleConfig, RunBaseTask } from '../stacking/ensembleConfig.ts';
import type { OutOfFold } from '../stacking/fitStacking.ts';
import type { StackingClassifier } from '../stacking/stackingClassifier.ts';
import { choose, type Judgement, judge } from './choice.ts';
import { personalEnsemble } from './config.ts';
import {
  classIndices,
  type FittedWay,
  type PersonalRows,
  type PersonalTable,
  type StarterKnowledge,
  type WayOptions,
  ways,
} from './ways.ts';

export interface PersonalOptions {
  readonly seed: number;
  readonly runBaseTask: RunBaseTask;
  /** Only these are tried. */
  readonly candidates: readonly CandidateName[];
  /** Rows are held out in this many parts, or fewer. */
  readonly folds: number;
  readonly signal?: AbortSignal | undefined;
  /** A model to compare with on the same folds. */
  readonly earlier?: EarlierModel | undefined;
  /** Called at the end of each step, which `done` counts, and of each epoch. */
  readonly onStep?: ((step: FitStep, done: number, total: number) => void) | undefined;
}

/** How an earlier model learned, and which of the rows. */
export interface EarlierModel {
  readonly candidate: CandidateName;
  readonly rows: readonly number[];
}

export interface PersonalFit {
  readonly model: StackingClassifier;
  readonly chosen: CandidateName;
  /** One a candidate, the chosen one's among them. */
  readonly judgements: readonly Judgement[];
  readonly classes: readonly string[];
  readonly y: Int32Array;
  /** Of the chosen candidate, on the user's rows. */
  readonly outOfFold: OutOfFold;
  readonly config: EnsembleConfig;
  /** What the earlier model says of the rows out of fold [rows, classes]; null without one. */
  readonly earlier: Matrix | null;
}

/**
 * Genres without a row of the user's are not learned and so never predicted. With a single genre there is nothing to
 * separate: the starter's genres then stay, and its rows are learned from together with the user's.
 * Throws what `Learner.fit` throws.
 */
export async function fitPersonal(
  rows: PersonalRows,
  starter: StarterKnowledge,
  options: PersonalOptions,
): Promise<PersonalFit> {
  const used = new Set(rows.labels);
  const single = used.size < 2;
  const classes = [...new Set(single ? [...used, ...starter.labels] : used)].sort();
  const y = classIndices(rows.labels, classes);
  const folds = groupedFolds(y, rows.groups, options.folds, deriveSeed(options.seed, 'folds'));
  const isShared = classes.some((name) => starter.model.classes.includes(name));
  const possible: readonly CandidateName[] = single
    ? ['with-starter']
    : isShared
      ? options.candidates
      : options.candidates.filter((name) => name !== 'starter' && name !== 'with-starter');
  const names = possible.length === 0 ? (['own'] as const) : possible;

  const table: PersonalTable = { rows, y, classes, folds, starter };
  const stepsOf = (name: CandidateName): number => ways[name].steps(y.length, folds.length);
  const { earlier, signal, onStep } = options;
  const all = earlier === undefined ? names : [...names, earlier.candidate];
  const total = all.reduce((sum, name) => sum + stepsOf(name), 0);
  let before = 0;
  const stepsIn = (candidate: CandidateName, phase?: 'comparing'): WayOptions['onStep'] => {
    const start = before;
    before += stepsOf(candidate);
    return (step, done) => onStep?.({ ...step, candidate, phase: phase ?? step.phase }, start + done, total);
  };

  const fitted: (FittedWay & { readonly name: CandidateName })[] = [];
  for (const name of names) {
    signal?.throwIfAborted();
    fitted.push({ name, ...(await ways[name].fit(table, { ...options, onStep: stepsIn(name) })) });
  }
  const judged = fitted.map(({ name, outOfFold }) => judge(name, outOfFold.probabilities, y));
  const chosen = fitted[choose(judged, rows.groups)]!;
  return {
    model: chosen.model,
    chosen: chosen.name,
    judgements: judged.map(({ judgement }) => judgement),
    earlier:
      earlier === undefined
        ? null
        : await askEarlier(earlier, table, {
            ...options,
            onStep: stepsIn(earlier.candidate, 'comparing'),
          }),
    classes,
    y,
    outOfFold: chosen.outOfFold,
    config: personalEnsemble(y.length),
  };
}

/** Its own way of learning, on those of the folds' rows that it had; zeros where it had none to learn from. */
async function askEarlier(
  { candidate, rows: known }: EarlierModel,
  table: PersonalTable,
  options: WayOptions,
): Promise<Matrix> {
  const { y, classes } = table;
  const isKnown = new Set(known);
  const folds = table.folds.map(({ train, heldOut }) => ({
    train: train.filter((i) => isKnown.has(i)),
    heldOut,
  }));
  const way = ways[candidate];
  if (folds.some(({ train }) => train.length === 0) && candidate !== 'starter') {
    options.onStep?.({ phase: 'fitting', folds: folds.length }, way.steps(y.length, folds.length));
    return matrix(y.length, classes.length);
  }
  // The fits on all rows are not needed here: the cheapest learner stands in.
  const runBaseTask: RunBaseTask = (task, signal, onEpoch) =>
    options.runBaseTask(
      task.heldOut === null
        ? { ...task, config: { kind: 'knn', k: 1, p: 2, weights: 'uniform', discriminants: null } }
        : task,
      signal,
      onEpoch,
    );
  const { outOfFold } = await way.fit({ ...table, folds }, { ...options, runBaseTask });
  return outOfFold.probabilities;
}
