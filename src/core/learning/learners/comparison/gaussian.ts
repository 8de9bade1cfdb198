// Classes as normal distributions: Gaussian naive Bayes (columns independent) and linear discriminant analysis (one
// covariance for all classes).
import * as z from 'zod';
import type { Matrix } from '../../../domain/matrix.ts';
import { matrix } from '../../../domain/matrix.ts';
import { classMeans, withinCovariance } from '../../maths/discriminant.ts';
import { softmaxInPlace } from '../../maths/softmax.ts';
import { cholesky, solveLower, solveUpper } from '../../maths/symmetric.ts';
import type { Classifier, Learner } from '../learner.ts';
import { argmaxRows, checkRows, checkTrainingRows, classesPresent } from '../learner.ts';
import type { SerialisedModel } from '../serialisedModel.ts';
import { arrayPlace, readFloat64, readInt32, readShape, writeWeights } from '../serialisedModel.ts';

export interface NaiveBayesConfig {
  readonly kind: 'naive-bayes';
  /** Share of the largest column variance added to all variances, as scikit-learn's var_smoothing. */
  readonly smoothing: number;
}

export interface LdaConfig {
  readonly kind: 'lda';
  /** 0 to 1: blends the covariance with its mean variance times the identity. */
  readonly shrinkage: number;
}

export const naiveBayesDefaults: NaiveBayesConfig = { kind: 'naive-bayes', smoothing: 1e-9 };
export const ldaDefaults: LdaConfig = { kind: 'lda', shrinkage: 0.01 };

/** score[k] = offset[k] + sum over columns of linear[k, j] x[j] + quadratic[k, j] x[j]². Both learners end in this form. */
interface GaussianParts {
  readonly classes: readonly string[];
  readonly features: number;
  readonly present: Int32Array;
  readonly offset: Float64Array;
  readonly linear: Float64Array;
  readonly quadratic: Float64Array;
}

export function naiveBayesLearner(config: NaiveBayesConfig = naiveBayesDefaults): Learner {
  return {
    async fit(X, y, options) {
      checkTrainingRows(X, y, options);
      const { classes } = options;
      const present = classesPresent(y, classes.length);
      const { means, counts } = classMeans(X, y, classes.length);
      const variances = classVariances(X, y, means, counts, config.smoothing);
      const offset = new Float64Array(present.length);
      const linear = new Float64Array(present.length * X.cols);
      const quadratic = new Float64Array(present.length * X.cols);
      present.forEach((c, k) => {
        offset[k] = Math.log(counts[c]! / X.rows);
        for (let j = 0; j < X.cols; j++) {
          const mean = means[c * X.cols + j]!;
          const variance = variances[c * X.cols + j]!;
          offset[k]! -= (Math.log(2 * Math.PI * variance) + (mean * mean) / variance) / 2;
          linear[k * X.cols + j] = mean / variance;
          quadratic[k * X.cols + j] = -0.5 / variance;
        }
      });
      return gaussianClassifier({ classes, features: X.cols, present, offset, linear, quadratic });
    },
  };
}

function classVariances(
  X: Matrix,
  y: Int32Array,
  means: Float64Array,
  counts: Float64Array,
  smoothing: number,
) {
  const out = new Float64Array(means.length);
  const overall = new Float64Array(X.cols);
  const squares = new Float64Array(X.cols);
  for (let i = 0; i < X.rows; i++)
    for (let j = 0; j < X.cols; j++) {
      const x = X.data[i * X.cols + j]!;
      out[y[i]! * X.cols + j]! += (x - means[y[i]! * X.cols + j]!) ** 2 / counts[y[i]!]!;
      overall[j]! += x / X.rows;
      squares[j]! += (x * x) / X.rows;
    }
  const largest = squares.reduce((most, square, j) => Math.max(most, square - overall[j]! ** 2), 0);
  return out.map((variance) => variance + smoothing * largest + 1e-12);
}

export function ldaLearner(config: LdaConfig = ldaDefaults): Learner {
  return {
    async fit(X, y, options) {
      checkTrainingRows(X, y, options);
      const { classes } = options;
      const present = classesPresent(y, classes.length);
      const { means, counts } = classMeans(X, y, classes.length);
      const lower = cholesky(withinCovariance(X, y, means, config.shrinkage), X.cols);
      const offset = new Float64Array(present.length);
      const linear = new Float64Array(present.length * X.cols);
      present.forEach((c, k) => {
        const mean = means.slice(c * X.cols, (c + 1) * X.cols);
        const weights = mean.slice();
        solveLower(lower, weights);
        solveUpper(lower, weights);
        linear.set(weights, k * X.cols);
        offset[k] = Math.log(counts[c]! / X.rows) - weights.reduce((sum, w, j) => sum + w * mean[j]!, 0) / 2;
      });
      const quadratic = new Float64Array(linear.length);
      return gaussianClassifier({ classes, features: X.cols, present, offset, linear, quadratic });
    },
  };
}

function gaussianClassifier(parts: GaussianParts): Classifier {
  const { classes, features, present, offset, linear, quadratic } = parts;
  const predictProba = (X: Matrix): Matrix => {
    checkRows(X, features);
    const out = matrix(X.rows, classes.length);
    const scores = new Float64Array(present.length);
    for (let i = 0; i < X.rows; i++) {
      for (let k = 0; k < present.length; k++) {
        let score = offset[k]!;
        for (let j = 0; j < features; j++) {
          const x = X.data[i * features + j]!;
          score += x * (linear[k * features + j]! + x * quadratic[k * features + j]!);
        }
        scores[k] = score;
      }
      softmaxInPlace(scores);
      for (let k = 0; k < present.length; k++) out.data[i * classes.length + present[k]!] = scores[k]!;
    }
    return out;
  };
  return {
    classes,
    predictProba,
    predict: (X) => argmaxRows(predictProba(X)),
    serialise() {
      const writer = writeWeights();
      const json = {
        kind: 'gaussian',
        classes,
        features,
        present: writer.array(present),
        offset: writer.array(offset),
        linear: writer.array(linear),
        quadratic: writer.array(quadratic),
      };
      return { json, weights: writer.bytes() };
    },
  };
}

const shape = z.object({
  kind: z.literal('gaussian'),
  classes: z.array(z.string()),
  features: z.int().positive(),
  present: arrayPlace,
  offset: arrayPlace,
  linear: arrayPlace,
  quadratic: arrayPlace,
});

export function loadGaussian({ json, weights }: SerialisedModel): Classifier {
  const { classes, features, ...places } = readShape(shape, json);
  return gaussianClassifier({
    classes,
    features,
    present: readInt32(weights, places.present),
    offset: readFloat64(weights, places.offset),
    linear: readFloat64(weights, places.linear),
    quadratic: readFloat64(weights, places.quadratic),
  });
}
