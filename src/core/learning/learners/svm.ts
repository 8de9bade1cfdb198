// The classifier that a fitted one-against-one support vector machine is: pure arithmetic, no solver needed.
import * as z from 'zod';
import type { Matrix } from '../../domain/matrix.ts';
import { matrix } from '../../domain/matrix.ts';
import { project } from '../maths/discriminant.ts';
import type { Kernel } from '../maths/kernels.ts';
import { kernelRow, squaredNorms } from '../maths/kernels.ts';
import { couplePairs } from '../maths/pairwiseCoupling.ts';
import type { Classifier } from './learner.ts';
import { checkRows } from './learner.ts';
import type { SerialisedModel } from './serialisedModel.ts';
import {
  arrayPlace,
  readFloat32,
  readFloat64,
  readInt32,
  readShape,
  writeWeights,
} from './serialisedModel.ts';

export interface SvmConfig {
  readonly kind: 'svm';
  readonly kernel: Kernel['name'];
  /** Cost of a row on the wrong side. */
  readonly cost: number;
  /** As scikit-learn: 'scale' is 1 / (columns * variance of all values), 'auto' 1 / columns. */
  readonly gamma: 'scale' | 'auto' | number;
  readonly degree: number;
  readonly coef0: number;
  /**
   * Inner folds whose held-out decision values decide how steeply probability rises with the margin; 0 takes a fixed
   * slope, for use under stacking, which calibrates by itself and so saves these fits.
   */
  readonly calibrationFolds: number;
  /** How far the spread within classes is evened out first (see whitening.ts), 0 to 1; null takes rows as they are. */
  readonly whitening: number | null;
}

/** scikit-learn's SVC(C=10). */
export const svmDefaults: SvmConfig = {
  kind: 'svm',
  kernel: 'rbf',
  cost: 10,
  gamma: 'scale',
  degree: 3,
  coef0: 0,
  calibrationFolds: 3,
  whitening: null,
};

/** The slope where nothing was measured: about what calibration finds for C = 10 on standardised music features. */
export const uncalibratedSlope = 3.5;

export interface SvmParts {
  readonly classes: readonly string[];
  /** The classes with training rows, ascending. */
  readonly present: Int32Array;
  readonly kernel: Kernel;
  /** Grouped by class, in the order of `present`. */
  readonly supportVectors: Matrix;
  /** Support vectors of each present class. */
  readonly counts: Int32Array;
  /** LIBSVM's sv_coef: [present - 1, support vectors]. */
  readonly coefficients: Float64Array;
  /** One a pair of present classes, in the order 0-1, 0-2, ..., 1-2, ... */
  readonly rho: Float64Array;
  /** P(i | i or j) = 1 / (1 + exp(-slope * decision)). */
  readonly slope: number;
  /** [features, columns of the support vectors], or null where rows are taken as they are. */
  readonly projection: Matrix | null;
}

export interface SvmClassifier extends Classifier {
  /** [X.rows, pairs]: positive speaks for the first class of the pair. */
  decide(X: Matrix): Float64Array;
}

export function svmClassifier(parts: SvmParts): SvmClassifier {
  const { classes, present, kernel, supportVectors, slope, projection } = parts;
  const count = present.length;
  const pairs = (count * (count - 1)) / 2;
  const norms = squaredNorms(supportVectors);

  const decide = (raw: Matrix): Float64Array => {
    checkRows(raw, projection?.rows ?? supportVectors.cols);
    const X = projection === null ? raw : project(raw, projection);
    const out = new Float64Array(X.rows * pairs);
    const values = new Float64Array(supportVectors.rows);
    for (let r = 0; r < X.rows; r++) {
      kernelRow(kernel, X, r, supportVectors, norms, values);
      decidePairs(parts, values, out.subarray(r * pairs, (r + 1) * pairs));
    }
    return out;
  };

  return {
    classes,
    decide,
    predict(X) {
      const decisions = decide(X);
      return Int32Array.from({ length: X.rows }, (_, r) => {
        const votes = countVotes(decisions.subarray(r * pairs, (r + 1) * pairs), count);
        return present[votes.indexOf(Math.max(...votes))]!;
      });
    },
    predictProba: (X) => probabilities(decide(X), X.rows, present, classes.length, slope),
    serialise() {
      const writer = writeWeights();
      const json = {
        kind: 'svm',
        classes,
        features: supportVectors.cols,
        kernel: { ...kernel },
        slope,
        projection: projection === null ? null : writer.array(projection.data),
        present: writer.array(present),
        counts: writer.array(parts.counts),
        supportVectors: writer.array(supportVectors.data),
        coefficients: writer.array(parts.coefficients),
        rho: writer.array(parts.rho),
      };
      return { json, weights: writer.bytes() };
    },
  };
}

function decidePairs({ counts, coefficients, rho }: SvmParts, values: Float64Array, out: Float64Array): void {
  const total = values.length;
  const starts: number[] = [];
  let start = 0;
  for (const n of counts) {
    starts.push(start);
    start += n;
  }
  let pair = 0;
  for (let i = 0; i < counts.length; i++)
    for (let j = i + 1; j < counts.length; j++) {
      let sum = -rho[pair]!;
      const ofI = (j - 1) * total;
      for (let s = starts[i]!; s < starts[i]! + counts[i]!; s++) sum += coefficients[ofI + s]! * values[s]!;
      const ofJ = i * total;
      for (let s = starts[j]!; s < starts[j]! + counts[j]!; s++) sum += coefficients[ofJ + s]! * values[s]!;
      out[pair] = sum;
      pair += 1;
    }
}

function countVotes(decisions: Float64Array, count: number): number[] {
  const votes = new Array<number>(count).fill(0);
  let pair = 0;
  for (let i = 0; i < count; i++)
    for (let j = i + 1; j < count; j++) {
      votes[decisions[pair]! > 0 ? i : j]! += 1;
      pair += 1;
    }
  return votes;
}

/** Probabilities [rows, classCount] from decision values [rows, pairs of present classes]. */
export function probabilities(
  decisions: Float64Array,
  rows: number,
  present: Int32Array,
  classCount: number,
  slope: number,
): Matrix {
  const count = present.length;
  const out = matrix(rows, classCount);
  const pairwise = new Float64Array(count * count);
  const p = new Float64Array(count);
  let at = 0;
  for (let r = 0; r < rows; r++) {
    for (let i = 0; i < count; i++)
      for (let j = i + 1; j < count; j++) {
        const first = 1 / (1 + Math.exp(-slope * decisions[at]!));
        // As LIBSVM: no pair is ever certain.
        pairwise[i * count + j] = Math.min(1 - 1e-7, Math.max(1e-7, first));
        pairwise[j * count + i] = 1 - pairwise[i * count + j]!;
        at += 1;
      }
    couplePairs(pairwise, count, p);
    for (let i = 0; i < count; i++) out.data[r * classCount + present[i]!] = p[i]!;
  }
  return out;
}

const shape = z.object({
  kind: z.literal('svm'),
  classes: z.array(z.string()),
  features: z.int().positive(),
  kernel: z.object({
    name: z.enum(['linear', 'poly', 'rbf', 'sigmoid']),
    gamma: z.number(),
    coef0: z.number(),
    degree: z.number(),
  }),
  slope: z.number(),
  // Absent in models from before there was one.
  projection: arrayPlace.nullish(),
  present: arrayPlace,
  counts: arrayPlace,
  supportVectors: arrayPlace,
  coefficients: arrayPlace,
  rho: arrayPlace,
});

export function loadSvm({ json, weights }: SerialisedModel): Classifier {
  const { classes, features, kernel, slope, projection, ...places } = readShape(shape, json);
  const vectors = readFloat32(weights, places.supportVectors);
  return svmClassifier({
    classes,
    kernel,
    slope,
    projection: projection == null ? null : matrix(features, features, readFloat32(weights, projection)),
    present: readInt32(weights, places.present),
    counts: readInt32(weights, places.counts),
    supportVectors: matrix(vectors.length / features, features, vectors),
    coefficients: readFloat64(weights, places.coefficients),
    rho: readFloat64(weights, places.rho),
  });
}
