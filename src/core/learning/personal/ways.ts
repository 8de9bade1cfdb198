// The ways to learn a user's genres: how each is fitted, and what it predicts for rows that were held out.
import type { Matrix } from '../../domain/matrix.ts';
import { matrix, selectRows } from '../../domain/matrix.ts';
import type { CandidateName } from '../../domain/modelInfo.ts';
import type { Fold } from '../judging/folds.ts';
import { applyTemperature, fitTemperature } from '../judging/temperature.ts';
import { deriveSeed } from '../maths/random.ts';
import type { OutOfFold, StackingFit } from '../stacking/fitStacking.ts';
import { fitStacking, stackingSteps } from '../stacking/fitStacking.ts';
import type { StackingClassifier } from '../stacking/stackingClassifier.ts';
import { personalEnsemble } from './config.ts';
import { fitAdaptedFolds } from './experts/adaptedExpert.ts';
import type { FittedWay } from './fittedWay.ts';
import { columnsOf } from './knownRows.ts';
import { type PersonalParts, personalClassifier, withOpinions } from './personalClassifier.ts';
import { classIndices, type PersonalTable, stackRows, type WayOptions } from './personalTable.ts';
import { fitPooled, pooledSteps } from './pooled.ts';
import { sharedBy } from './sharedBy.ts';

interface Way {
  /** How many steps `onStep` counts. */
  steps(table: PersonalTable): number;
  fit(table: PersonalTable, options: WayOptions): Promise<FittedWay>;
}

export const ways: { readonly [Name in CandidateName]: Way } = {
  own: {
    steps: stackSteps,
    async fit(table, options) {
      const { model, outOfFold } = await fitStack('own', table.rows.X, table, options);
      return { model: personal('own', table, { stack: model }), outOfFold };
    },
  },
  'with-starter': { steps: stackSteps, fit: fitWithStarter },
  'starter-opinions': {
    steps: stackSteps,
    async fit(table, options) {
      const { model, outOfFold } = await fitStack('starter-opinions', besideOpinions(table), table, options);
      const parts = { stack: model, starter: table.starter.model };
      return { model: personal('starter-opinions', table, parts), outOfFold };
    },
  },
  starter: { steps: () => 1, fit: judgeStarter },
  adapted: { steps: ({ folds }) => folds.length + 1, fit: fitAdapted },
  pooled: { steps: pooledSteps, fit: fitPooled },
};

function stackSteps({ y, folds }: PersonalTable): number {
  return stackingSteps(personalEnsemble(y.length), folds.length);
}

function fitStack(
  name: CandidateName,
  X: Matrix,
  { rows, y, classes, folds }: PersonalTable,
  options: WayOptions,
): Promise<StackingFit> {
  const seed = deriveSeed(options.seed, name);
  return fitStacking(personalEnsemble(y.length), X, y, {
    ...options,
    classes,
    seed,
    groups: rows.groups,
    folds,
  });
}

const besideOpinions = sharedBy(({ rows, starter }) =>
  withOpinions(rows.X, starter.model.predictProba(columnsOf(rows.X, rows.starterColumns))),
);

/** The user's rows, and below them the starter's of their genres. */
const aboveStarter = sharedBy(({ rows, y, classes, starter }) => {
  const shared = Int32Array.from(starter.labels.keys()).filter((i) => classes.includes(starter.labels[i]!));
  const labels = Array.from(shared, (i) => starter.labels[i]!);
  return {
    X: stackRows(columnsOf(rows.X, rows.starterColumns), selectRows(starter.X, shared)),
    y: Int32Array.from([...y, ...classIndices(labels, classes)]),
    groups: [...rows.groups, ...Array.from(shared, (i) => starter.groups[i]!)],
    starterRows: Int32Array.from(shared, (_, at) => y.length + at),
  };
});

/** The starter's rows of the user's genres are learned from in every fold, and judged in none. */
async function fitWithStarter(table: PersonalTable, options: WayOptions): Promise<FittedWay> {
  const { y, classes, folds } = table;
  const { starterRows, groups, ...known } = aboveStarter(table);
  const { model, outOfFold } = await fitStacking(personalEnsemble(y.length), known.X, known.y, {
    ...options,
    classes,
    seed: deriveSeed(options.seed, 'with-starter'),
    groups,
    folds: folds.map(({ train, heldOut }) => ({
      train: Int32Array.from([...train, ...starterRows]),
      heldOut,
    })),
  });
  return {
    model: personal('with-starter', table, { stack: model }),
    outOfFold: firstRows(outOfFold, y.length, folds),
  };
}

/** Nothing is fitted: every row is one that the starter has not seen. */
async function judgeStarter(table: PersonalTable, { onStep }: WayOptions): Promise<FittedWay> {
  const { rows, y, folds, starter } = table;
  const model = personal('starter', table, { starter: starter.model });
  const { probabilities, baseLearners } = model.predictDetailed(rows.X);
  const judged = Int32Array.from(y.keys()).filter((i) => starter.model.classes.includes(rows.labels[i]!));
  onStep?.({ phase: 'fitting', folds: folds.length }, 1);
  return { model, outOfFold: { folds, probabilities, baseLearners, judged } };
}

async function fitAdapted(table: PersonalTable, options: WayOptions): Promise<FittedWay> {
  const { y, folds } = table;
  const { model, judgements } = fitAdaptedFolds(table, options);
  const raw = judgements.together;
  const judged = Int32Array.from(folds.flatMap(({ heldOut }) => [...heldOut])).sort();
  const temperature = fitTemperature(
    selectRows(raw, judged),
    judged.map((i) => y[i]!),
  );
  const probabilities = judged.length === 0 ? raw : applyTemperature(raw, temperature);
  const baseLearners = new Map([
    ['library', judgements.further],
    ['starter', judgements.familiar],
  ]);
  return {
    model: personal('adapted', table, { adapted: { model, temperature } }),
    outOfFold: { folds, probabilities, baseLearners, judged },
  };
}

function personal(
  candidate: CandidateName,
  { rows, classes }: PersonalTable,
  parts: Partial<Pick<PersonalParts, 'stack' | 'starter' | 'adapted'>>,
): StackingClassifier {
  const { X, starterColumns } = rows;
  const none = { stack: null, starter: null, adapted: null };
  return personalClassifier({ candidate, classes, features: X.cols, starterColumns, ...none, ...parts });
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
