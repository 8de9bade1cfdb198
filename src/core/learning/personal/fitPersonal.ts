// Fits the personal model: five candidates, judged on the user's own rows with artists kept apart; one of them stays.
import type { Matrix } from '../../domain/matrix.ts';
import { matrix, selectRows } from '../../domain/matrix.ts';
import type { CandidateName } from '../../domain/modelInfo.ts';
import type { FitStep } from '../../domain/progress.ts';
import type { Fold } from '../judging/folds.ts';
import { groupedFolds } from '../judging/folds.ts';
import { applyTemperature, fitTemperature } from '../judging/temperature.ts';
import { deriveSeed } from '../maths/random.ts';
import type { EnsembleConfig, RunBaseTask } from '../stacking/ensembleConfig.ts';
import type { OutOfFold, StackingOptions } from '../stacking/fitStacking.ts';
import { fitStacking, stackingSteps } from '../stacking/fitStacking.ts';
import type { StackingClassifier } from '../stacking/stackingClassifier.ts';
import { adaptedBasis } from './adapted.ts';
import { choose, type Judgement, judge } from './choice.ts';
import { personalEnsemble } from './config.ts';
import { columnsOf, type LibraryTracks } from './knownRows.ts';
import { personalClassifier, withOpinions } from './personalClassifier.ts';

export interface PersonalRows {
  /** Raw features [rows, columns]. */
  readonly X: Matrix;
  /** Where the starter's columns are among them, in its order. */
  readonly starterColumns: readonly number[];
  readonly labels: readonly string[];
  /** The artist of each row. */
  readonly groups: readonly string[];
  /** Tracks of the library, labelled or not: from them the spread of the columns is known. */
  readonly library: LibraryTracks;
}

export interface StarterKnowledge {
  readonly model: StackingClassifier;
  readonly X: Matrix;
  readonly labels: readonly string[];
  readonly groups: readonly string[];
}

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
  /** Of the earlier model; null without one. */
  readonly earlier: Judgement | null;
}

interface Candidate {
  readonly name: CandidateName;
  readonly model: StackingClassifier;
  readonly outOfFold: OutOfFold;
}

/**
 * Genres without a row of the user's are not learned and so never predicted. With a single genre there is nothing to
 * tell apart: the starter's genres then stay, and its rows are learned from together with the user's.
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
  const y = indices(rows.labels, classes);
  const folds = groupedFolds(y, rows.groups, options.folds, deriveSeed(options.seed, 'folds'));
  const knows = classes.some((name) => starter.model.classes.includes(name));
  const possible: readonly CandidateName[] = single
    ? ['with-starter']
    : knows
      ? options.candidates
      : options.candidates.filter((name) => name !== 'starter' && name !== 'with-starter');
  const names = possible.length === 0 ? (['own'] as const) : possible;

  const { earlier, signal, onStep } = options;
  const all = earlier === undefined ? names : [...names, earlier.candidate];
  const total = all.reduce((sum, name) => sum + stepsOf(name, y.length, folds.length), 0);
  let before = 0;
  const stepsIn = (candidate: CandidateName, phase?: 'comparing'): StackingOptions['onStep'] => {
    const start = before;
    before += stepsOf(candidate, y.length, folds.length);
    return (step, done) => onStep?.({ ...step, candidate, phase: phase ?? step.phase }, start + done, total);
  };

  const fitted: Candidate[] = [];
  for (const name of names) {
    signal?.throwIfAborted();
    const how = { ...options, onStep: stepsIn(name) };
    fitted.push(await fitCandidate(name, rows, y, classes, folds, starter, how));
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
        : await judgeEarlier(earlier, rows, y, classes, folds, starter, {
            ...options,
            onStep: stepsIn(earlier.candidate, 'comparing'),
          }),
    classes,
    y,
    outOfFold: chosen.outOfFold,
    config: personalEnsemble(y.length),
  };
}

/** What `fitCandidate` counts. */
function stepsOf(candidate: CandidateName, rows: number, folds: number): number {
  if (candidate === 'starter') return 1;
  return candidate === 'adapted' ? folds + 1 : stackingSteps(personalEnsemble(rows), folds);
}

type CandidateOptions = Pick<PersonalOptions, 'seed' | 'runBaseTask' | 'signal'> &
  Pick<StackingOptions, 'onStep'>;

/**
 * Its own way of learning, on those of the folds' rows that it had. A genre that it did not know it cannot predict.
 */
async function judgeEarlier(
  { candidate, rows: known }: EarlierModel,
  rows: PersonalRows,
  y: Int32Array,
  classes: readonly string[],
  allFolds: readonly Fold[],
  starter: StarterKnowledge,
  options: CandidateOptions,
): Promise<Judgement> {
  const isKnown = new Set(known);
  const folds = allFolds.map(({ train, heldOut }) => ({
    train: train.filter((i) => isKnown.has(i)),
    heldOut,
  }));
  if (folds.some(({ train }) => train.length === 0) && candidate !== 'starter') {
    options.onStep?.({ phase: 'fitting', folds: folds.length }, stepsOf(candidate, y.length, folds.length));
    return judge(candidate, matrix(y.length, classes.length), y).judgement;
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
  const how = { ...options, runBaseTask };
  const { outOfFold } = await fitCandidate(candidate, rows, y, classes, folds, starter, how);
  return judge(candidate, outOfFold.probabilities, y).judgement;
}

async function fitCandidate(
  name: CandidateName,
  rows: PersonalRows,
  y: Int32Array,
  classes: readonly string[],
  folds: readonly Fold[],
  starter: StarterKnowledge,
  { seed, runBaseTask, signal, onStep }: CandidateOptions,
): Promise<Candidate> {
  const { starterColumns } = rows;
  const features = rows.X.cols;
  const parts = {
    candidate: name,
    classes,
    features,
    starterColumns,
    stack: null,
    starter: null,
    adapted: null,
  };
  if (name === 'adapted') {
    const { model, outOfFold } = fitAdapted(rows, y, classes, folds, starter, onStep);
    signal?.throwIfAborted();
    return { name, model: personalClassifier({ ...parts, adapted: model }), outOfFold };
  }
  if (name === 'starter') {
    const model = personalClassifier({ ...parts, starter: starter.model });
    const { probabilities, baseLearners } = model.predictDetailed(rows.X);
    const judged = Int32Array.from(y, (_, i) => i).filter((i) =>
      starter.model.classes.includes(rows.labels[i]!),
    );
    onStep?.({ phase: 'fitting', folds: folds.length }, 1);
    return { name, model, outOfFold: { folds, probabilities, baseLearners, judged } };
  }
  const config = personalEnsemble(y.length);
  const common = { classes, seed: deriveSeed(seed, name), runBaseTask, signal, onStep };
  if (name === 'with-starter') {
    const shared = Int32Array.from(starter.labels, (_, i) => i).filter((i) =>
      classes.includes(starter.labels[i]!),
    );
    const X = stackRows(columnsOf(rows.X, starterColumns), selectRows(starter.X, shared));
    const yAll = Int32Array.from([
      ...y,
      ...indices(
        [...shared].map((i) => starter.labels[i]!),
        classes,
      ),
    ]);
    const starterRows = Int32Array.from(shared, (_, at) => y.length + at);
    const { model, outOfFold } = await fitStacking(config, X, yAll, {
      ...common,
      groups: [...rows.groups, ...[...shared].map((i) => starter.groups[i]!)],
      folds: folds.map(({ train, heldOut }) => ({
        train: Int32Array.from([...train, ...starterRows]),
        heldOut,
      })),
    });
    return {
      name,
      model: personalClassifier({ ...parts, stack: model }),
      outOfFold: firstRows(outOfFold, y.length, folds),
    };
  }
  const asks = name === 'starter-opinions';
  const X = asks
    ? withOpinions(rows.X, starter.model.predictProba(columnsOf(rows.X, starterColumns)))
    : rows.X;
  const { model, outOfFold } = await fitStacking(config, X, y, { ...common, groups: rows.groups, folds });
  return {
    name,
    model: personalClassifier({ ...parts, stack: model, starter: asks ? starter.model : null }),
    outOfFold,
  };
}

function fitAdapted(
  rows: PersonalRows,
  y: Int32Array,
  classes: readonly string[],
  folds: readonly Fold[],
  starter: StarterKnowledge,
  onStep: StackingOptions['onStep'],
) {
  const basis = adaptedBasis({ library: rows.library, starter, starterColumns: rows.starterColumns });
  const probabilities = matrix(y.length, classes.length);
  const opinions = { library: matrix(y.length, classes.length), starter: matrix(y.length, classes.length) };
  for (const [f, { train, heldOut }] of folds.entries()) {
    const fitted = basis.fit(
      selectRows(rows.X, train),
      train.map((i) => y[i]!),
      Array.from(train, (i) => rows.groups[i]!),
      classes,
    );
    const { further, familiar, together } = fitted.judge(selectRows(rows.X, heldOut));
    scatterRows(probabilities, heldOut, together);
    scatterRows(opinions.library, heldOut, further);
    scatterRows(opinions.starter, heldOut, familiar);
    onStep?.({ phase: 'fitting', fold: f + 1, folds: folds.length }, f + 1);
  }
  const judged = Int32Array.from(folds.flatMap(({ heldOut }) => [...heldOut])).sort();
  const temperature = fitTemperature(
    selectRows(probabilities, judged),
    judged.map((i) => y[i]!),
  );
  const calibrated = judged.length === 0 ? probabilities : applyTemperature(probabilities, temperature);
  const outOfFold: OutOfFold = {
    folds,
    probabilities: calibrated,
    baseLearners: new Map(Object.entries(opinions)),
    judged,
  };
  const model = basis.fit(rows.X, y, rows.groups, classes);
  onStep?.({ phase: 'fitting', folds: folds.length }, folds.length + 1);
  return { model: { model, temperature }, outOfFold };
}

function scatterRows(into: Matrix, rows: Int32Array, from: Matrix): void {
  rows.forEach((i, at) => {
    into.data.set(from.data.subarray(at * from.cols, (at + 1) * from.cols), i * into.cols);
  });
}

function firstRows(all: OutOfFold, rows: number, folds: readonly Fold[]): OutOfFold {
  const cut = (m: Matrix): Matrix => matrix(rows, m.cols, m.data.slice(0, rows * m.cols));
  return {
    folds,
    probabilities: cut(all.probabilities),
    baseLearners: new Map([...all.baseLearners].map(([name, m]) => [name, cut(m)])),
    judged: all.judged.filter((i) => i < rows),
  };
}

function stackRows(a: Matrix, b: Matrix): Matrix {
  const out = matrix(a.rows + b.rows, a.cols);
  out.data.set(a.data);
  out.data.set(b.data, a.data.length);
  return out;
}

function indices(labels: readonly string[], classes: readonly string[]): Int32Array {
  const index = new Map(classes.map((name, c) => [name, c]));
  return Int32Array.from(labels, (label) => index.get(label) ?? -1);
}
