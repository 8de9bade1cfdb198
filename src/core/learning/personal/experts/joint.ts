// Densities of the genres, of the starter's rows and the user's together, each side made normal by its own rows.
import * as z from 'zod';
import { type Matrix, matrix, selectRows } from '../../../domain/matrix.ts';
import { type Fold, groupedFolds } from '../../judging/folds.ts';
import {
  fitPreprocessing,
  loadPreprocessing,
  type PreprocessingConfig,
  type Preprocessor,
} from '../../learners/preprocessing.ts';
import { savedForm } from '../../learners/serialisedModel.ts';
import { deriveSeed } from '../../maths/random.ts';
import { defaultBase, defaultEnsemble, type EnsembleConfig } from '../../stacking/ensembleConfig.ts';
import { fitStacking, stackingSteps } from '../../stacking/fitStacking.ts';
import { loadStacking, type StackingClassifier } from '../../stacking/stackingClassifier.ts';
import { evenPooling } from '../config.ts';
import { besideRows, columnsOf } from '../knownRows.ts';
import { classIndices, type PersonalTable, stackRows } from '../personalTable.ts';
import { sharedBy } from '../sharedBy.ts';
import type { Expert, ExpertKind } from './expert.ts';
import { shareOfUser } from './shareOfUser.ts';

/**
 * Those of the starter's learners that are fitted at once. The whole ensemble takes minutes of two processors, and was no
 * better here (docs/adr/0042).
 */
const jointEnsemble: EnsembleConfig = {
  preprocessing: { kind: 'standard' },
  base: { discriminant: defaultBase.discriminant, density: defaultBase.density },
  meta: evenPooling,
  folds: defaultEnsemble.folds,
};

/** The starter's recordings and the user's differ. */
const eachSide: PreprocessingConfig = defaultEnsemble.preprocessing;

/** The user's own rows count so many times as much as the starter's: what is to be judged is the user's library. */
const timesCounted = 2;
const copies = Array.from({ length: timesCounted }, (_, copy) => copy);

export const jointExpert: ExpertKind = {
  expectedWeight: shareOfUser,
  steps: (table) => stackingSteps(jointEnsemble, jointFolds(table, jointRows(table), 0).length),
  async fit(table, options) {
    const { rows, y, classes } = table;
    const seed = deriveSeed(options.seed, 'joint');
    const { joint, ofLibrary, X } = madeNormal(table);
    const { model, outOfFold } = await fitStacking(jointEnsemble, X, joint.y, {
      ...options,
      classes,
      seed,
      groups: joint.groups,
      folds: jointFolds(table, joint, seed),
    });
    const own = outOfFold.probabilities.data.slice(0, y.length * classes.length);
    return {
      expert: expertOf({ classes, columns: rows.starterColumns, preprocessing: ofLibrary, model }),
      outOfFold: matrix(y.length, classes.length, own),
    };
  },
  load(saved) {
    const { preprocessing, model, ...parts } = form.read(saved);
    return expertOf({
      ...parts,
      preprocessing: loadPreprocessing(preprocessing),
      model: loadStacking(model),
    });
  },
};

interface JointParts {
  readonly classes: readonly string[];
  /** Where the starter's columns are among the library's. */
  readonly columns: readonly number[];
  /** Of the library's rows. */
  readonly preprocessing: Preprocessor;
  readonly model: StackingClassifier;
}

function expertOf({ classes, columns, preprocessing, model }: JointParts): Expert {
  return {
    classes,
    judge: (X) => model.predictProba(preprocessing.transform(columnsOf(X, columns))),
    serialise: () =>
      form.write({ classes, columns, preprocessing: preprocessing.serialise(), model: model.serialise() }),
  };
}

const form = savedForm('joint expert', (bytes) =>
  z.object({
    classes: z.array(z.string()).readonly(),
    columns: z.array(z.int().nonnegative()).readonly(),
    preprocessing: bytes.model,
    model: bytes.model,
  }),
);

/** The joint rows, preprocessed. */
const madeNormal = sharedBy((table) => {
  const { rows } = table;
  const ofLibrary = fitPreprocessing(eachSide, columnsOf(rows.library.X, rows.starterColumns));
  const joint = jointRows(table);
  return { joint, ofLibrary, X: jointColumns(table, joint, ofLibrary) };
});

interface JointRows {
  /** The user's rows, the same again, other tracks of their artists, the starter's rows. */
  readonly y: Int32Array;
  readonly groups: readonly string[];
  /** Which of the library's rows, and which of the starter's; and where they begin. */
  readonly beside: { readonly rows: Int32Array; readonly from: number };
  readonly taught: { readonly rows: Int32Array; readonly from: number };
}

function jointRows({ rows, y, classes, starter }: Omit<PersonalTable, 'folds'>): JointRows {
  const beside = besideRows(rows.library, y, rows.groups);
  const taught = Int32Array.from(starter.labels.keys()).filter((i) => classes.includes(starter.labels[i]!));
  const yTaught = classIndices(
    Array.from(taught, (i) => starter.labels[i]!),
    classes,
  );
  const from = timesCounted * y.length;
  return {
    y: Int32Array.from([...copies.flatMap(() => [...y]), ...beside.y, ...yTaught]),
    groups: [
      ...copies.flatMap(() => rows.groups),
      ...Array.from(beside.rows, (i) => rows.library.groups[i]!),
      ...Array.from(taught, (i) => starter.groups[i]!),
    ],
    beside: { rows: beside.rows, from },
    taught: { rows: taught, from: from + beside.rows.length },
  };
}

/** Their columns, the starter's. `ofLibrary` makes the library's rows normal. */
function jointColumns(
  { rows, starter }: Pick<PersonalTable, 'rows' | 'starter'>,
  { beside, taught }: JointRows,
  ofLibrary: Preprocessor,
): Matrix {
  const normal = (X: Matrix): Matrix => ofLibrary.transform(columnsOf(X, rows.starterColumns));
  const own = normal(rows.X);
  const ofStarter = fitPreprocessing(eachSide, starter.X);
  return stackRows(
    ...copies.map(() => own),
    normal(selectRows(rows.library.X, beside.rows)),
    ofStarter.transform(selectRows(starter.X, taught.rows)),
  );
}

/**
 * The user's folds, several of them together where there are many, each with one of the starter's: an ensemble that learns
 * whom to trust from rows of both is honest where the user's are few.
 */
function jointFolds({ folds, y }: PersonalTable, joint: JointRows, seed: number): Fold[] {
  const { groups } = joint;
  const [beside, taught] = [joint.beside.from, joint.taught.from];
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
        ...copies.flatMap((copy) => train.map((i) => copy * y.length + i)),
        ...Array.from({ length: taught - beside }, (_, i) => beside + i).filter((i) => known.has(groups[i]!)),
        ...theirs(taughtRows),
      ]),
      heldOut: Int32Array.from([...heldOut, ...theirs(judged)]),
    };
  });
}
