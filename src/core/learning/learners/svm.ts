// The classifier that a fitted one-against-one support vector machine is: pure arithmetic, no solver needed.
import * as z from 'zod';
import type { Matrix } from '../../domain/matrix.ts';
import { matrix } from '../../domain/matrix.ts';
import { project } from '../maths/discriminant.ts';
import type { Kernel } from '../maths/kernels.ts';
import { kernelRows } from '../maths/kernels.ts';
import { couplePairs } from '../maths/pairwiseCoupling.ts';
import { classifier } from './classifier.ts';
import { type Classifier, checkRows, type LearnerKind } from './learner.ts';
import { savedForm } from './serialisedModel.ts';

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

const form = savedForm('svm', (bytes) =>
  z.object({
    classes: z.array(z.string()).readonly(),
    features: z.int().positive(),
    kernel: z.object({
      name: z.enum(['linear', 'poly', 'rbf', 'sigmoid']),
      gamma: z.number(),
      coef0: z.number(),
      degree: z.number(),
    }),
    /** P(i | i or j) = 1 / (1 + exp(-slope * decision)). */
    slope: z.number(),
    /** [features, features], or null where rows are taken as they are. Absent in models from before there was one. */
    projection: bytes.f32.nullish(),
    /** The classes with training rows, ascending. */
    present: bytes.i32,
    /** Support vectors of each present class. */
    counts: bytes.i32,
    /** [support vectors, features], grouped by class, in the order of `present`. */
    supportVectors: bytes.f32,
    /** LIBSVM's sv_coef: [present - 1, support vectors]. */
    coefficients: bytes.f64,
    /** One a pair of present classes, in the order 0-1, 0-2, ..., 1-2, ... */
    rho: bytes.f64,
  }),
);
export type SvmParts = ReturnType<typeof form.read>;

export const svm: Omit<LearnerKind<SvmConfig>, 'learner'> = {
  /** scikit-learn's SVC(C=10). */
  defaults: {
    kind: 'svm',
    kernel: 'rbf',
    cost: 10,
    gamma: 'scale',
    degree: 3,
    coef0: 0,
    calibrationFolds: 3,
    whitening: null,
  },
  load: (saved) => svmClassifier(form.read(saved)),
};

/** The slope where nothing was measured: about what calibration finds for C = 10 on standardised music features. */
export const uncalibratedSlope = 3.5;

export interface SvmClassifier extends Classifier {
  /** [X.rows, pairs]: positive speaks for the first class of the pair. */
  decide(X: Matrix): Float64Array;
}

export function svmClassifier(parts: SvmParts): SvmClassifier {
  const { classes, features, present, kernel, slope } = parts;
  const supportVectors = matrix(parts.supportVectors.length / features, features, parts.supportVectors);
  const projection = parts.projection && matrix(features, features, parts.projection);
  const count = present.length;
  const pairs = (count * (count - 1)) / 2;

  const decide = (raw: Matrix): Float64Array => {
    checkRows(raw, features);
    const X = projection ? project(raw, projection) : raw;
    const out = new Float64Array(X.rows * pairs);
    kernelRows(kernel, X, supportVectors, (r, values) =>
      decidePairs(parts, values, out.subarray(r * pairs, (r + 1) * pairs)),
    );
    return out;
  };

  return {
    ...classifier({
      classes,
      features,
      probabilities: (X) => probabilities(decide(X), X.rows, present, classes.length, slope),
      serialise: () => form.write(parts),
    }),
    decide,
    // The class that wins most of its pairs, which need not be the most probable one.
    predict(X) {
      const decisions = decide(X);
      return Int32Array.from({ length: X.rows }, (_, r) => {
        const votes = countVotes(decisions.subarray(r * pairs, (r + 1) * pairs), count);
        return present[votes.indexOf(Math.max(...votes))]!;
      });
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
