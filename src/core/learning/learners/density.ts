// Densities of the classes, heavy-tailed, in the metric of regularised discriminant analysis (Friedman 1989).
import * as z from 'zod';
import { cholesky, solveLower } from '../../domain/maths/symmetric.ts';
import { type Matrix, matrix } from '../../domain/matrix.ts';
import {
  classSpreads,
  effectiveGroups,
  mergedSpread,
  rowWeights,
  type Spread,
  shrinkageTarget,
} from '../maths/classSpread.ts';
import { rowArithmetic } from '../maths/rows/inUse.ts';
import { classifier, softmaxOfScores } from './classifier.ts';
import { type HeardConfig, heardSpreads } from './heard.ts';
import {
  type Classifier,
  checkRows,
  checkTrainingRows,
  classesPresent,
  type LearnerKind,
} from './learner.ts';
import { savedForm } from './serialisedModel.ts';

export interface DensityConfig {
  readonly kind: 'density';
  /**
   * 1: one distribution a class, around its mean (a discriminant). Less: one around each row, `bandwidth` times as wide,
   * the rows drawn to the mean of their class so that the class keeps its spread (a kernel density).
   */
  readonly bandwidth: number;
  /** How much of its own covariance a class has; the rest is that within all classes. */
  readonly own: number;
  /** How far covariances are drawn to a diagonal that weighs on the columns which separate the classes least. */
  readonly shrinkage: number;
  /** Degrees of freedom of Student's t: music far from all genres is then not certainly the least far one. */
  readonly tails: number;
  /** Each row of a group (artist) of n counts n^-this: new artists are judged, not more tracks of the known ones. */
  readonly groupExponent: number;
  /** How rows that nobody has told the class of are learned from, where there are any; absent: not at all. */
  readonly heard?: HeardConfig;
}

/** Columns are not independent, which makes densities far too sure of themselves: their logarithms are divided by this. */
const divisor = 3;

const form = savedForm('density', (bytes) =>
  z.object({
    bandwidth: z.number().positive().max(1),
    tails: z.number().positive(),
    classes: z.array(z.string()).readonly(),
    features: z.int().positive(),
    present: bytes.i32,
    /** One a class of `present`. */
    parts: z.array(
      z.object({
        logDeterminant: z.number(),
        mean: bytes.f32,
        /** The inverse of the covariance's Cholesky factor [features, features], lower. */
        whitening: bytes.f32,
        /** Centres of the kernels, whitened and less the mean [kernels, features]; their shares sum to 1. */
        centres: bytes.f32,
        shares: bytes.f32,
      }),
    ),
  }),
);
type Densities = ReturnType<typeof form.read>;
type ClassDensity = Densities['parts'][number];

export const density: LearnerKind<DensityConfig> = {
  defaults: {
    kind: 'density',
    bandwidth: 1,
    own: 0.1,
    shrinkage: 0.1,
    tails: 20,
    groupExponent: 0.25,
  },
  learner: (config) => ({
    async fit(X, y, options) {
      checkTrainingRows(X, y, options);
      const { classes, groups, unlabelled, signal } = options;
      const present = classesPresent(y, classes.length);
      const weights = rowWeights(groups, X.rows, config.groupExponent);
      const labelled = classSpreads(X, y, classes.length, weights);
      const fitted = (spreads: readonly Spread[], total: number): Classifier => {
        const within = sum(spreads.map(({ squares }) => squares)).map((square) => square / total);
        const target = shrinkageTarget(within, X.cols);
        const parts = [...present].map((c): ClassDensity => {
          const { mean, squares, weight } = spreads[c]!;
          const rows = Int32Array.from(y.keys()).filter((i) => y[i] === c);
          // A mean of few artists is uncertain itself, which a new artist's distance from it has to allow for.
          const wider = 1 + 1 / effectiveGroups(rows, groups, weights);
          const covariance = within.map((all, at) => {
            const blend = (1 - config.own) * all + (config.own * squares[at]!) / weight;
            return wider * (1 - config.shrinkage) * blend;
          });
          for (let j = 0; j < X.cols; j++)
            covariance[j * X.cols + j]! += wider * config.shrinkage * target[j]! + 1e-9;
          const lower = cholesky(covariance, X.cols);
          let logDeterminant = 0;
          for (let j = 0; j < X.cols; j++) logDeterminant += 2 * Math.log(lower[j * X.cols + j]!);
          return {
            mean: Float32Array.from(mean),
            whitening: Float32Array.from(invertLower(lower, X.cols)),
            logDeterminant,
            ...centresOf(config, X, rows, mean, lower, weights),
          };
        });
        return densityClassifier({ ...config, classes, features: X.cols, present, parts });
      };
      let model = fitted(labelled, X.rows);
      if (config.heard === undefined || unlabelled === undefined || unlabelled.rows === 0) return model;
      checkRows(unlabelled, X.cols);
      for (let round = 0; round < config.heard.rounds; round++) {
        signal?.throwIfAborted();
        const heard = heardSpreads(config.heard, unlabelled, model.predictProba(unlabelled));
        const spreads = labelled.map((spread, c) => mergedSpread(spread, heard[c]!));
        model = fitted(spreads, X.rows + config.heard.weight * unlabelled.rows);
      }
      return model;
    },
  }),
  load: (saved) => densityClassifier(form.read(saved)),
};

function densityClassifier(densities: Densities): Classifier {
  const { classes, features, parts } = densities;
  return classifier({
    classes,
    features,
    probabilities(X) {
      const logs = parts.map((part) => logDensities(densities, part, X));
      return softmaxOfScores(densities, X, (_x, scores, i) => {
        for (let k = 0; k < parts.length; k++) scores[k] = logs[k]![i]!;
      });
    },
    serialise: () => form.write(densities),
  });
}

function centresOf(
  { bandwidth }: DensityConfig,
  X: Matrix,
  rows: Int32Array,
  mean: Float64Array,
  lower: Float64Array,
  weights: Float64Array,
): Pick<ClassDensity, 'centres' | 'shares'> {
  if (bandwidth === 1) return { centres: new Float32Array(X.cols), shares: Float32Array.of(1) };
  const drawn = Math.sqrt(1 - bandwidth * bandwidth);
  const total = rows.reduce((all, i) => all + weights[i]!, 0);
  // Rows that are there several times have one centre, which counts as much as they do together.
  const distinct = distinctRows(X, rows);
  const centres = new Float32Array(distinct.length * X.cols);
  const off = new Float64Array(X.cols);
  distinct.forEach(([i], at) => {
    for (let j = 0; j < X.cols; j++) off[j] = drawn * (X.data[i * X.cols + j]! - mean[j]!);
    solveLower(lower, off);
    centres.set(off, at * X.cols);
  });
  const weightOf = (alike: readonly number[]): number => alike.reduce((sum, i) => sum + weights[i]!, 0);
  return { centres, shares: Float32Array.from(distinct, (alike) => weightOf(alike) / total) };
}

/** `rows` of `X` by what is in them, in the order of their first. */
function distinctRows(X: Matrix, rows: Int32Array): (readonly [number, ...number[]])[] {
  const places = new Map<number, [number, ...number[]][]>();
  const words = new Int32Array(X.data.buffer, X.data.byteOffset, X.data.length);
  const isSame = (a: number, b: number): boolean => {
    for (let j = 0; j < X.cols; j++) if (words[a * X.cols + j] !== words[b * X.cols + j]) return false;
    return true;
  };
  const distinct: [number, ...number[]][] = [];
  for (const i of rows) {
    let hash = 0;
    for (let j = 0; j < X.cols; j++) hash = (Math.imul(hash, 31) + words[i * X.cols + j]!) | 0;
    const near = places.get(hash) ?? [];
    const same = near.find(([first]) => isSame(first, i));
    if (same !== undefined) same.push(i);
    else {
      const one: [number, ...number[]] = [i];
      near.push(one);
      places.set(hash, near);
      distinct.push(one);
    }
  }
  return distinct;
}

function invertLower(lower: Float64Array, n: number): Float64Array {
  const out = new Float64Array(n * n);
  for (let column = 0; column < n; column++) {
    const unit = new Float64Array(n);
    unit[column] = 1;
    solveLower(lower, unit);
    for (let row = 0; row < n; row++) out[row * n + column] = unit[row]!;
  }
  return out;
}

function sum(arrays: readonly Float64Array[]): Float64Array {
  const out = new Float64Array(arrays[0]!.length);
  for (const array of arrays) for (let i = 0; i < out.length; i++) out[i]! += array[i]!;
  return out;
}

/** Of the class at each row of `X`, divided, but for what all classes share. */
function logDensities(
  { bandwidth, tails }: Densities,
  { mean, whitening, logDeterminant, centres, shares }: ClassDensity,
  { data, rows, cols }: Matrix,
): Float64Array {
  const arithmetic = rowArithmetic();
  const off = new Float64Array(data.length);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < cols; j++) off[i * cols + j] = data[i * cols + j]! - mean[j]!;
  const white = { data: new Float64Array(data.length), rows, cols };
  arithmetic.products({ ...white, data: off }, matrix(cols, cols, whitening), 'all', (i, values) =>
    white.data.set(values, i * cols),
  );
  return arithmetic
    .tails(white, matrix(shares.length, cols, centres), {
      scale: 1 / (tails * bandwidth * bandwidth),
      exponent: (tails + cols) / (2 * divisor),
      shares,
    })
    .map((log) => log - logDeterminant / (2 * divisor));
}
