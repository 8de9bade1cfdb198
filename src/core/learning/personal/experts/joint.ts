// Densities of the genres, of the starter's rows and the user's together.
import { matrix, selectRows } from '../../../domain/matrix.ts';
import { type Fold, groupedFolds } from '../../judging/folds.ts';
import { deriveSeed } from '../../maths/random.ts';
import { defaultBase, defaultEnsemble, type EnsembleConfig } from '../../stacking/ensembleConfig.ts';
import { fitStacking, stackingSteps } from '../../stacking/fitStacking.ts';
import { evenPooling } from '../config.ts';
import { columnsOf } from '../knownRows.ts';
import { classIndices, type PersonalTable, stackRows } from '../personalTable.ts';
import { ensembleExpert, loadEnsembleExpert } from './ensembleExpert.ts';
import type { ExpertKind } from './expert.ts';
import { shareOfUser } from './shareOfUser.ts';

/**
 * Those of the starter's learners that are fitted at once. The whole ensemble takes minutes of two processors, and was no
 * better here (docs/adr/0040).
 */
const jointEnsemble: EnsembleConfig = {
  preprocessing: defaultEnsemble.preprocessing,
  base: { discriminant: defaultBase.discriminant, density: defaultBase.density },
  meta: evenPooling,
  folds: defaultEnsemble.folds,
};

export const jointExpert: ExpertKind = {
  weight: shareOfUser,
  steps: (table) => stackingSteps(jointEnsemble, jointFolds(table, taughtBy(table), 0).length),
  async fit(table, options) {
    const { rows, y, classes } = table;
    const taught = taughtBy(table);
    const seed = deriveSeed(options.seed, 'joint');
    const X = stackRows(columnsOf(rows.X, rows.starterColumns), taught.X);
    const { model, outOfFold } = await fitStacking(jointEnsemble, X, Int32Array.from([...y, ...taught.y]), {
      ...options,
      classes,
      seed,
      groups: [...rows.groups, ...taught.groups],
      folds: jointFolds(table, taught, seed),
    });
    const own = outOfFold.probabilities.data.slice(0, y.length * classes.length);
    return {
      expert: ensembleExpert({ classes, columns: rows.starterColumns, model }),
      outOfFold: matrix(y.length, classes.length, own),
    };
  },
  load: loadEnsembleExpert,
};

/** The starter's rows of genres that can be predicted. */
function taughtBy({ classes, starter }: PersonalTable) {
  const taught = Int32Array.from(starter.labels.keys()).filter((i) => classes.includes(starter.labels[i]!));
  return {
    X: selectRows(starter.X, taught),
    y: classIndices(
      Array.from(taught, (i) => starter.labels[i]!),
      classes,
    ),
    groups: Array.from(taught, (i) => starter.groups[i]!),
  };
}

/**
 * The user's folds, several of them together where there are many, each with one of the starter's: an ensemble that learns
 * whom to trust from rows of both is honest where the user's are few.
 */
function jointFolds(
  { folds, y }: PersonalTable,
  taught: { readonly y: Int32Array; readonly groups: readonly string[] },
  seed: number,
): Fold[] {
  const theirFolds = groupedFolds(taught.y, taught.groups, jointEnsemble.folds, seed);
  const count = Math.max(theirFolds.length, Math.min(jointEnsemble.folds, folds.length));
  const shifted = (rows: Int32Array): number[] => Array.from(rows, (i) => y.length + i);
  return Array.from({ length: count }, (_, f) => {
    const own = folds.filter((_, at) => at % count === f);
    const heldOut = new Set(own.flatMap((fold) => [...fold.heldOut]));
    const mayLearn = own.map(({ train }) => new Set(train));
    const train = [...y.keys()].filter((i) => !heldOut.has(i) && mayLearn.every((rows) => rows.has(i)));
    const theirs = theirFolds[f] ?? { train: taught.y.map((_, i) => i), heldOut: new Int32Array() };
    return {
      train: Int32Array.from([...train, ...shifted(theirs.train)]),
      heldOut: Int32Array.from([...heldOut, ...shifted(theirs.heldOut)]),
    };
  });
}
