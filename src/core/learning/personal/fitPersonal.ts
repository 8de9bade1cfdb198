// Fits the personal model: the pool of experts and other ways of learning, judged on held-out artists; one of them stays.
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
import type { FittedWay } from './fittedWay.ts';
import {
  classIndices,
  type PersonalRows,
  type PersonalTable,
  type StarterKnowledge,
  type WayOptions,
} from './personalTable.ts';
import { ways } from './ways.ts';
import { fittedWithin } from './within.ts';

export interface PersonalOptions {
  readonly seed: number;
  readonly runBaseTask: RunBaseTask;
  /** Only these are tried. */
  readonly candidates: readonly CandidateName[];
  /** Genres that are not predicted, unless rows are of them all the same. */
  readonly turnedOff: readonly string[];
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
  /** The ears that it listened with, by the names of their groups. */
  readonly ears?: readonly string[];
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

/** These learn the answered genres alone; which others a track may be of, the pool tells. */
const closedWays: readonly CandidateName[] = ['own', 'with-starter', 'starter-opinions'];

/** All that can be predicted, and the part of it that was answered. */
interface Tables {
  readonly open: PersonalTable;
  readonly closed: PersonalTable;
}

/**
 * What can be predicted are the starter's genres and the answered ones, less those that are turned off, of which there may
 * be no rows: a genre is not forgotten because it has not come up. Throws what `Learner.fit` throws.
 */
export async function fitPersonal(
  rows: PersonalRows,
  starter: StarterKnowledge,
  options: PersonalOptions,
): Promise<PersonalFit> {
  const answered = [...new Set(rows.labels)].sort();
  const off = new Set(options.turnedOff);
  const taught = starter.model.classes.filter((name) => !off.has(name));
  const classes = [...new Set([...answered, ...taught])].sort();
  const y = classIndices(rows.labels, classes);
  const folds = groupedFolds(y, rows.groups, options.folds, deriveSeed(options.seed, 'folds'));
  const tables: Tables = {
    open: { rows, y, classes, folds, starter },
    closed: { rows, y: classIndices(rows.labels, answered), classes: answered, folds, starter },
  };
  const isShared = answered.some((name) => starter.model.classes.includes(name));
  const isPossible = (name: CandidateName): boolean => {
    // A single genre leaves nothing to separate.
    if (closedWays.includes(name) && answered.length < 2) return false;
    if (name === 'with-starter') return isShared;
    return name !== 'starter' || taught.length > 0;
  };
  const names = new Set<CandidateName>(options.candidates.filter(isPossible));
  if (names.size === 0 || closedWays.some((name) => names.has(name))) names.add('pooled');

  const { earlier, signal, onStep } = options;
  const steps = [...names].map((name) => stepsOf(name, tables));
  const total = [...steps, earlier === undefined ? 0 : stepsOfEarlier(earlier.candidate, tables)].reduce(
    (sum, count) => sum + count,
  );
  let before = 0;
  const stepsIn = (candidate: CandidateName, count: number, phase?: 'comparing'): WayOptions['onStep'] => {
    const start = before;
    before += count;
    return (step, done) => onStep?.({ ...step, candidate, phase: phase ?? step.phase }, start + done, total);
  };

  const fitted = new Map<CandidateName, FittedWay>();
  // The pool first: the closed ways stand in it.
  for (const name of [...names].sort((a, b) => Number(b === 'pooled') - Number(a === 'pooled'))) {
    signal?.throwIfAborted();
    const way = { ...options, onStep: stepsIn(name, stepsOf(name, tables)) };
    fitted.set(name, await fitWay(name, tables, fitted.get('pooled'), way));
  }
  const ofAll = [...fitted].map(([name, { outOfFold }]) => judge(name, outOfFold.probabilities, y));
  const [name, { model, outOfFold }] = [...fitted][choose(ofAll, rows.groups)]!;
  return {
    model,
    chosen: name,
    judgements: ofAll.map(({ judgement }) => judgement),
    earlier:
      earlier === undefined
        ? null
        : await askEarlier(earlier, tables, {
            ...options,
            onStep: stepsIn(earlier.candidate, stepsOfEarlier(earlier.candidate, tables), 'comparing'),
          }),
    classes,
    y,
    outOfFold,
    config: personalEnsemble(y.length),
  };
}

function stepsOf(name: CandidateName, { open, closed }: Tables): number {
  return ways[name].steps(closedWays.includes(name) ? closed : open);
}

/** A closed way is not compared without the pool that it stands in. */
function stepsOfEarlier(name: CandidateName, tables: Tables): number {
  return stepsOf(name, tables) + (closedWays.includes(name) ? stepsOf('pooled', tables) : 0);
}

async function fitWay(
  name: CandidateName,
  { open, closed }: Tables,
  pool: FittedWay | undefined,
  options: WayOptions,
): Promise<FittedWay> {
  if (!closedWays.includes(name)) return ways[name].fit(open, options);
  if (pool === undefined) throw new RangeError('a closed way stands in a pool');
  return fittedWithin(pool, await ways[name].fit(closed, options));
}

/** Its own way of learning, on those of the folds' rows that it had; zeros where it had none to learn from. */
async function askEarlier(
  { candidate, rows: known }: EarlierModel,
  tables: Tables,
  options: WayOptions,
): Promise<Matrix> {
  const { y, classes, folds: all } = tables.open;
  const isKnown = new Set(known);
  const folds = all.map(({ train, heldOut }) => ({ train: train.filter((i) => isKnown.has(i)), heldOut }));
  if (folds.some(({ train }) => train.length === 0) && candidate !== 'starter') {
    options.onStep?.({ phase: 'fitting', folds: folds.length }, stepsOfEarlier(candidate, tables));
    return matrix(y.length, classes.length);
  }
  const then: Tables = { open: { ...tables.open, folds }, closed: { ...tables.closed, folds } };
  // The fits on all rows are not needed here: the cheapest learner stands in.
  const runBaseTask: RunBaseTask = (task, signal, onEpoch) =>
    options.runBaseTask(
      task.heldOut === null
        ? { ...task, config: { kind: 'knn', k: 1, p: 2, weights: 'uniform', discriminants: null } }
        : task,
      signal,
      onEpoch,
    );
  let before = 0;
  const fitThen = (name: CandidateName, pool?: FittedWay): Promise<FittedWay> => {
    const start = before;
    before += stepsOf(name, then);
    const onStep: WayOptions['onStep'] = (step, done) => options.onStep?.(step, start + done);
    return fitWay(name, then, pool, { ...options, runBaseTask, onStep });
  };
  const pool = closedWays.includes(candidate) ? await fitThen('pooled') : undefined;
  const { outOfFold } = await fitThen(candidate, pool);
  return outOfFold.probabilities;
}
