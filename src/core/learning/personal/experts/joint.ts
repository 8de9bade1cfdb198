// Densities of the genres, of the starter's rows and the user's together.
import { type Matrix, matrix, selectRows } from '../../../domain/matrix.ts';
import { type Fold, groupedFolds } from '../../judging/folds.ts';
import { deriveSeed } from '../../maths/random.ts';
import { defaultBase, defaultEnsemble, type EnsembleConfig } from '../../stacking/ensembleConfig.ts';
import { fitStacking, stackingSteps } from '../../stacking/fitStacking.ts';
import { evenPooling } from '../config.ts';
import { besideRows, columnsOf } from '../knownRows.ts';
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

/** The user's own rows count so many times as much as the starter's: what is to be judged is the user's library. */
const timesCounted = 2;

export const jointExpert: ExpertKind = {
  expectedWeight: shareOfUser,
  steps: (table) => stackingSteps(jointEnsemble, jointFolds(table, jointRows(table), 0).length),
  async fit(table, options) {
    const { rows, y, classes } = table;
    const seed = deriveSeed(options.seed, 'joint');
    const joint = jointRows(table);
    const { model, outOfFold } = await fitStacking(jointEnsemble, joint.X, joint.y, {
      ...options,
      classes,
      seed,
      groups: joint.groups,
      folds: jointFolds(table, joint, seed),
    });
    const own = outOfFold.probabilities.data.slice(0, y.length * classes.length);
    return {
      expert: ensembleExpert({ classes, columns: rows.starterColumns, model }),
      outOfFold: matrix(y.length, classes.length, own),
    };
  },
  load: loadEnsembleExpert,
};

interface JointRows {
  /** The user's rows, the same again, other tracks of their artists, the starter's rows; of the starter's columns. */
  readonly X: Matrix;
  readonly y: Int32Array;
  readonly groups: readonly string[];
  /** Where the artists' other tracks begin, and the starter's rows. */
  readonly beside: number;
  readonly taught: number;
}

function jointRows({ rows, y, classes, starter }: PersonalTable): JointRows {
  const own = columnsOf(rows.X, rows.starterColumns);
  const others = besideRows(rows.library, y, rows.groups);
  const taught = Int32Array.from(starter.labels.keys()).filter((i) => classes.includes(starter.labels[i]!));
  const yTaught = classIndices(
    Array.from(taught, (i) => starter.labels[i]!),
    classes,
  );
  const copies = Array.from({ length: timesCounted });
  return {
    X: stackRows(
      ...copies.map(() => own),
      columnsOf(selectRows(rows.library.X, others.rows), rows.starterColumns),
      selectRows(starter.X, taught),
    ),
    y: Int32Array.from([...copies.flatMap(() => [...y]), ...others.y, ...yTaught]),
    groups: [
      ...copies.flatMap(() => rows.groups),
      ...Array.from(others.rows, (i) => rows.library.groups[i]!),
      ...Array.from(taught, (i) => starter.groups[i]!),
    ],
    beside: timesCounted * y.length,
    taught: timesCounted * y.length + others.rows.length,
  };
}

/**
 * The user's folds, several of them together where there are many, each with one of the starter's: an ensemble that learns
 * whom to trust from rows of both is honest where the user's are few.
 */
function jointFolds({ folds, y }: PersonalTable, joint: JointRows, seed: number): Fold[] {
  const { groups, beside, taught } = joint;
  const theirFolds = groupedFolds(joint.y.slice(taught), groups.slice(taught), jointEnsemble.folds, seed);
  const count = Math.max(theirFolds.length, Math.min(jointEnsemble.folds, folds.length));
  const theirs = (rows: Int32Array): number[] => Array.from(rows, (i) => taught + i);
  const all = Int32Array.from({ length: groups.length - taught }, (_, i) => i);
  return Array.from({ length: count }, (_, f) => {
    const own = folds.filter((_, at) => at % count === f);
    const heldOut = new Set(own.flatMap((fold) => [...fold.heldOut]));
    const mayLearn = own.map(({ train }) => new Set(train));
    const train = [...y.keys()].filter((i) => !heldOut.has(i) && mayLearn.every((rows) => rows.has(i)));
    const known = new Set(train.map((i) => groups[i]!));
    for (const i of heldOut) known.delete(groups[i]!);
    const { train: taughtRows, heldOut: judged } = theirFolds[f] ?? { train: all, heldOut: new Int32Array() };
    return {
      train: Int32Array.from([
        ...Array.from({ length: timesCounted }, (_, copy) => train.map((i) => copy * y.length + i)).flat(),
        ...Array.from({ length: taught - beside }, (_, i) => beside + i).filter((i) => known.has(groups[i]!)),
        ...theirs(taughtRows),
      ]),
      heldOut: Int32Array.from([...heldOut, ...theirs(judged)]),
    };
  });
}
