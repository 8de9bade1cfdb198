// Fits the personal model with the ears that listen: the product's own way beside each ear, weighed on held-out artists.
import { type Matrix, matrix } from '../../../domain/matrix.ts';
import { personalEnsemble } from '../config.ts';
import { fitPersonal, type PersonalFit, type PersonalOptions } from '../fitPersonal.ts';
import { columnsOf } from '../knownRows.ts';
import {
  classIndices,
  type PersonalRows,
  type PersonalTable,
  type StarterKnowledge,
} from '../personalTable.ts';
import { ways } from '../ways.ts';
import type { EarColumns } from './earColumns.ts';
import { type FittedEar, fitEar } from './earExpert.ts';
import { heardClassifier } from './heardClassifier.ts';
import { joiningGenres } from './joining.ts';
import { sayOfAll } from './voices.ts';
import { believedWeights, poolVoices, weighVoices } from './weighing.ts';

/**
 * Without ears the same as `fitPersonal`. With them it needs no answers: what can be predicted are the starter's genres, the
 * answered ones and those that enough of the library sounds like, less those that are turned off.
 */
export async function fitWithEars(
  rows: PersonalRows,
  ears: readonly EarColumns[],
  starter: StarterKnowledge,
  options: PersonalOptions,
): Promise<PersonalFit> {
  const heard = ears.map((ear) => ({ ...ear, genres: joining(ear, rows, starter, options.turnedOff) }));
  const isEars = new Set(heard.flatMap((ear) => [...ear.embedding, ...ear.scores]));
  const columns = Array.from({ length: rows.X.cols }, (_, j) => j).filter((j) => !isEars.has(j));
  const plain: PersonalRows = {
    ...rows,
    X: columnsOf(rows.X, columns),
    starterColumns: rows.starterColumns.map((column) => columns.indexOf(column)),
    library: { ...rows.library, X: columnsOf(rows.library.X, columns) },
  };
  const steps = (options.folds + 1) * ears.length;
  const { onStep } = options;
  let last = 0;
  const product = await fitProduct(plain, starter, {
    ...options,
    onStep: (step, done, total) => {
      last = done;
      onStep?.(step, done, total + steps);
    },
  });
  if (ears.length === 0) return product;

  const joined = heard.flatMap(({ genres }) => genres.map(({ genre }) => genre));
  const classes = [...new Set([...product.classes, ...joined])].sort();
  const y = classIndices(rows.labels, classes);
  const { folds } = product.outOfFold;
  const fitted = heard.flatMap((ear, at) => {
    const fit = fitEar(
      ear,
      { rows, classes, folds },
      (fold) =>
        onStep?.(
          {
            phase: 'fitting',
            candidate: product.chosen,
            learner: ear.name,
            fold: Math.min(fold, folds.length),
            folds: folds.length,
          },
          last + at * (options.folds + 1) + fold,
          last + steps,
        ),
      options.signal,
    );
    return fit === null ? [] : [{ ...fit, name: ear.name }];
  });
  const judged = product.outOfFold.judged;
  const said = voicesOf(product.classes, product.outOfFold.probabilities, fitted, classes);
  const weights = weighVoices(said, y, judged);
  const model = heardClassifier({
    classes,
    features: rows.X.cols,
    columns,
    product: product.model,
    ears: fitted,
    weights,
  });
  const spread = (p: Matrix): Matrix => over(p, product.classes, classes);
  return {
    ...product,
    model,
    classes,
    y,
    outOfFold: {
      ...product.outOfFold,
      probabilities: poolVoices(said, weights),
      baseLearners: new Map([
        ...[...product.outOfFold.baseLearners].map(([name, p]) => [name, spread(p)] as const),
        ...fitted.map(({ name }, at) => [name, said[at + 1] ?? matrix(0, classes.length)] as const),
      ]),
    },
    earlier: earlierOf(product, heard, { rows, classes }, options),
  };
}

/** Those of an ear's genres that enough tracks sound like. What was answered or is taught is known anyway. */
function joining(
  ear: EarColumns,
  { labels, library }: PersonalRows,
  starter: StarterKnowledge,
  turnedOff: readonly string[],
): EarColumns['genres'] {
  const possible = ear.genres.filter(({ genre }) => !turnedOff.includes(genre));
  const known = new Set(joiningGenres(library.X, possible, [...labels, ...starter.model.classes]));
  return possible.filter(({ genre }) => known.has(genre));
}

/** Before any answer the product knows the starter's genres. */
async function fitProduct(
  rows: PersonalRows,
  starter: StarterKnowledge,
  options: PersonalOptions,
): Promise<PersonalFit> {
  if (rows.labels.length > 0) return fitPersonal(rows, starter, options);
  const classes = starter.model.classes.filter((name) => !options.turnedOff.includes(name)).sort();
  const nothing = new Int32Array();
  const table: PersonalTable = { rows, y: nothing, classes, folds: [], starter };
  return {
    ...(await ways.starter.fit(table, {
      ...options,
      onStep: (step, done) => options.onStep?.({ ...step, candidate: 'starter' }, done, 1),
    })),
    chosen: 'starter',
    judgements: [],
    classes,
    y: nothing,
    config: personalEnsemble(0),
    earlier: null,
  };
}

/** What the earlier model's ears said together with it, as they were then: of the rows that it had learned from. */
function earlierOf(
  product: PersonalFit,
  ears: readonly EarColumns[],
  table: Pick<PersonalTable, 'rows' | 'classes'>,
  { earlier, signal }: PersonalOptions,
): Matrix | null {
  if (product.earlier === null || earlier === undefined) return null;
  const isKnown = new Set(earlier.rows);
  const folds = product.outOfFold.folds.map(({ train, heldOut }) => ({
    train: train.filter((i) => isKnown.has(i)),
    heldOut,
  }));
  const then = ears
    .filter(({ name }) => earlier.ears?.includes(name) === true)
    .flatMap((ear) => fitEar(ear, { ...table, folds }, undefined, signal) ?? []);
  const said = voicesOf(product.classes, product.earlier, then, table.classes);
  return then.length === 0
    ? over(product.earlier, product.classes, table.classes)
    : poolVoices(said, believedWeights(then.length));
}

function voicesOf(
  classes: readonly string[],
  product: Matrix,
  ears: readonly FittedEar[],
  all: readonly string[],
): Matrix[] {
  return sayOfAll(
    [
      { classes, probabilities: product },
      ...ears.map(({ expert, outOfFold }) => ({ classes: expert.classes, probabilities: outOfFold })),
    ],
    all,
  );
}

/** The same columns at the places that `to` has for them; 0 in the others. */
function over(p: Matrix, from: readonly string[], to: readonly string[]): Matrix {
  const out = matrix(p.rows, to.length);
  from.forEach((name, at) => {
    const c = to.indexOf(name);
    for (let i = 0; i < p.rows; i++) out.data[i * to.length + c] = p.data[i * p.cols + at]!;
  });
  return out;
}
