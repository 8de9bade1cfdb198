// A Gaussian for each genre, learned from a few rows: spread from unlabelled tracks and the starter, means drawn to the starter's.
import * as z from 'zod';
import type { Matrix } from '../model/matrix.ts';
import { matrix } from '../model/matrix.ts';
import { softmaxInPlace } from './logistic.ts';
import type { Preprocessor } from './preprocessing.ts';
import { fitPreprocessing, loadPreprocessing } from './preprocessing.ts';
import type { SerialisedModel } from './serialisedModel.ts';
import {
  arrayPlace,
  modelPlace,
  readFloat64,
  readModel,
  readShape,
  writeWeights,
} from './serialisedModel.ts';
import { cholesky, solveLower, solveUpper } from './symmetric.ts';

/**
 * With 40 labelled rows of 277 columns neither means nor spread can be had from the labels alone. What helps:
 * - The spread within an artist's tracks, for which no label is needed, is much like the spread within a genre.
 * - The starter's thousand rows tell the spread and, for the genres that it knows, a mean to start from, on its 57
 *   columns. Its recordings and the user's differ, so each side is standardised by its own rows.
 * Two linear discriminants come of it, on all columns and on the starter's, and are multiplied (a Gaussian's logarithms
 * divided by 6 and 2: columns are not independent, so that both are far too sure of themselves).
 * Measured by `npm run bench -- corrections`: the numbers below were chosen there.
 */
const own = { divisor: 6, ridge: 0.3, towardsAll: 1 };
const familiar = { divisor: 2, ridge: 0.3, towardsStarter: 8, towardsAll: 0.5 };

export interface Surroundings {
  /** Tracks of the library, labelled or not [tracks, columns], and their artists. */
  readonly library: { readonly X: Matrix; readonly groups: readonly string[] };
  readonly starter: { readonly X: Matrix; readonly labels: readonly string[] };
  /** Where the starter's columns are among the library's. */
  readonly starterColumns: readonly number[];
}

/** Scores w_c · x + b_c after the preprocessing. */
interface Linear {
  readonly preprocessing: Preprocessor;
  /** [classes, columns + 1], the last column the constant. */
  readonly weights: Float64Array;
}

export interface Adapted {
  /** On all columns and on the starter's: both [rows, classes], and the two together. Rows sum to 1. */
  judge(X: Matrix): { readonly own: Matrix; readonly familiar: Matrix; readonly together: Matrix };
  serialise(): SerialisedModel;
}

/** What of the surroundings every fit shares, whichever rows are held out. */
export interface AdaptedBasis {
  fit(X: Matrix, y: Int32Array, classes: readonly string[]): Adapted;
}

export function adaptedBasis({ library, starter, starterColumns }: Surroundings): AdaptedBasis {
  const whole = fitPreprocessing({ kind: 'power' }, library.X);
  const part = fitPreprocessing({ kind: 'power' }, columnsOf(library.X, starterColumns));
  const taught = fitPreprocessing({ kind: 'power' }, starter.X).transform(starter.X);
  const withinArtists = scatter(whole.transform(library.X), library.groups);
  const withinStarter = scatter(taught, starter.labels);
  const starterMeans = means(taught, starter.labels);
  return {
    fit(X, y, classes) {
      const labels = [...y].map((c) => classes[c]!);
      const seen = whole.transform(X);
      const ownCovariance = blend(scatter(seen, labels), withinArtists, own.ridge);
      const ownMeans = means(seen, labels);
      const overall = overallMean(seen);
      const seenPart = part.transform(columnsOf(X, starterColumns));
      const partCovariance = blend(scatter(seenPart, labels), withinStarter, familiar.ridge);
      const partMeans = means(seenPart, labels);
      const overallPart = overallMean(seenPart);
      const priors = classes.map((name) =>
        Math.log(((ownMeans.get(name)?.count ?? 0) + 1) / (y.length + classes.length)),
      );
      const ownCentres = classes.map((name) =>
        centre(ownMeans.get(name), [{ mean: overall, weight: own.towardsAll }]),
      );
      const partCentres = classes.map((name) => {
        const known = starterMeans.get(name);
        return centre(partMeans.get(name), [
          known === undefined
            ? { mean: overallPart, weight: 1 }
            : { mean: known.mean, weight: familiar.towardsStarter },
          { mean: overallPart, weight: familiar.towardsAll },
        ]);
      });
      return adapted({
        classes: classes.length,
        starterColumns,
        own: { preprocessing: whole, weights: discriminant(ownCovariance, ownCentres, priors) },
        familiar: { preprocessing: part, weights: discriminant(partCovariance, partCentres, priors) },
      });
    },
  };
}

interface AdaptedParts {
  readonly classes: number;
  readonly starterColumns: readonly number[];
  readonly own: Linear;
  readonly familiar: Linear;
}

function adapted(parts: AdaptedParts): Adapted {
  const { classes, starterColumns } = parts;
  return {
    judge(X) {
      const a = scores(parts.own, X, classes, own.divisor);
      const b = scores(parts.familiar, columnsOf(X, starterColumns), classes, familiar.divisor);
      return {
        own: softmaxRows(a, classes),
        familiar: softmaxRows(b, classes),
        together: softmaxRows(
          a.map((score, at) => score + b[at]!),
          classes,
        ),
      };
    },
    serialise() {
      const writer = writeWeights();
      const linear = ({ preprocessing, weights }: Linear) => ({
        preprocessing: writer.model(preprocessing.serialise()),
        weights: writer.array(weights),
      });
      const json = {
        kind: 'adapted',
        classes,
        starterColumns,
        own: linear(parts.own),
        familiar: linear(parts.familiar),
      };
      return { json, weights: writer.bytes() };
    },
  };
}

const linearShape = z.object({ preprocessing: modelPlace, weights: arrayPlace });
const shape = z.object({
  kind: z.literal('adapted'),
  classes: z.int().positive(),
  starterColumns: z.array(z.int().nonnegative()),
  own: linearShape,
  familiar: linearShape,
});

export function loadAdapted({ json, weights }: SerialisedModel): Adapted {
  const parsed = readShape(shape, json);
  const linear = (place: z.infer<typeof linearShape>): Linear => ({
    preprocessing: loadPreprocessing(readModel(weights, place.preprocessing)),
    weights: readFloat64(weights, place.weights),
  });
  return adapted({ ...parsed, own: linear(parsed.own), familiar: linear(parsed.familiar) });
}

/** The named columns, in the order given. */
export function columnsOf(X: Matrix, columns: readonly number[]): Matrix {
  if (columns.length === X.cols && columns.every((column, j) => column === j)) return X;
  const out = matrix(X.rows, columns.length);
  for (let i = 0; i < X.rows; i++)
    for (let j = 0; j < columns.length; j++) out.data[i * out.cols + j] = X.data[i * X.cols + columns[j]!]!;
  return out;
}

interface Mean {
  readonly mean: Float64Array;
  readonly count: number;
}

function means({ data, cols }: Matrix, labels: readonly string[]): Map<string, Mean> {
  const out = new Map<string, { mean: Float64Array; count: number }>();
  labels.forEach((label, i) => {
    const entry = out.get(label) ?? { mean: new Float64Array(cols), count: 0 };
    entry.count += 1;
    for (let j = 0; j < cols; j++) entry.mean[j]! += data[i * cols + j]!;
    out.set(label, entry);
  });
  for (const entry of out.values()) entry.mean = entry.mean.map((sum) => sum / entry.count);
  return out;
}

/** The mean over the classes' rows; each row counts once. */
function overallMean(X: Matrix): Float64Array {
  const all = means(X, new Array<string>(X.rows).fill(''));
  return all.get('')?.mean ?? new Float64Array(X.cols);
}

/** The mean of a class's rows (it may have none) and of what it is drawn to, by their weights. */
function centre(
  rows: Mean | undefined,
  towards: readonly { mean: Float64Array; weight: number }[],
): Float64Array {
  const count = rows?.count ?? 0;
  const total = towards.reduce((sum, { weight }) => sum + weight, count);
  const columns = towards[0]!.mean.length;
  return Float64Array.from({ length: columns }, (_, j) => {
    const pulled = towards.reduce((sum, { mean, weight }) => sum + weight * mean[j]!, 0);
    return ((rows === undefined ? 0 : rows.mean[j]! * count) + pulled) / total;
  });
}

interface Scatter {
  /** Sum over rows of the outer product of their deviations from their group's mean [columns, columns]. */
  readonly sums: Float64Array;
  readonly degreesOfFreedom: number;
}

function scatter(X: Matrix, groups: readonly string[]): Scatter {
  const { data, cols } = X;
  const ofGroup = means(X, groups);
  const sums = new Float64Array(cols * cols);
  const off = new Float64Array(cols);
  groups.forEach((group, i) => {
    const { mean, count } = ofGroup.get(group)!;
    if (count === 1) return;
    for (let j = 0; j < cols; j++) off[j] = data[i * cols + j]! - mean[j]!;
    for (let j = 0; j < cols; j++) {
      const at = off[j]!;
      for (let k = 0; k <= j; k++) sums[j * cols + k]! += at * off[k]!;
    }
  });
  for (let j = 0; j < cols; j++) for (let k = 0; k < j; k++) sums[k * cols + j] = sums[j * cols + k]!;
  return { sums, degreesOfFreedom: groups.length - ofGroup.size };
}

/** One covariance of two scatters, shrunk towards the identity, which is what standardised columns have. */
function blend(a: Scatter, b: Scatter, ridge: number): Float64Array {
  const degrees = Math.max(1, a.degreesOfFreedom + b.degreesOfFreedom);
  const columns = Math.sqrt(a.sums.length);
  const out = a.sums.map((sum, at) => (sum + b.sums[at]!) / degrees / (1 + ridge));
  for (let j = 0; j < columns; j++) out[j * columns + j]! += ridge / (1 + ridge);
  return out;
}

/** Linear discriminant functions of Gaussians that share a covariance [classes, columns + 1]. */
function discriminant(
  covariance: Float64Array,
  centres: readonly Float64Array[],
  priors: readonly number[],
): Float64Array {
  const columns = centres[0]!.length;
  const lower = cholesky(covariance, columns);
  const width = columns + 1;
  const weights = new Float64Array(centres.length * width);
  centres.forEach((mean, c) => {
    const w = Float64Array.from(mean);
    solveLower(lower, w);
    let square = 0;
    for (const x of w) square += x * x;
    solveUpper(lower, w);
    weights.set(w, c * width);
    weights[c * width + columns] = priors[c]! - square / 2;
  });
  return weights;
}

function scores(
  { preprocessing, weights }: Linear,
  raw: Matrix,
  classes: number,
  divisor: number,
): Float64Array {
  const X = preprocessing.transform(raw);
  const width = X.cols + 1;
  const out = new Float64Array(X.rows * classes);
  for (let i = 0; i < X.rows; i++)
    for (let c = 0; c < classes; c++) {
      let sum = weights[c * width + X.cols]!;
      for (let j = 0; j < X.cols; j++) sum += weights[c * width + j]! * X.data[i * X.cols + j]!;
      out[i * classes + c] = sum / divisor;
    }
  return out;
}

function softmaxRows(values: Float64Array, classes: number): Matrix {
  const out = matrix(values.length / classes, classes);
  for (let i = 0; i < out.rows; i++) {
    const row = values.slice(i * classes, (i + 1) * classes);
    softmaxInPlace(row);
    out.data.set(row, i * classes);
  }
  return out;
}
