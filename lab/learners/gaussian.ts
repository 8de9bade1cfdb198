// Classes as normal distributions: Gaussian naive Bayes (columns independent) and linear discriminant analysis (one
// covariance for all classes).
import * as z from 'zod';
import { cholesky, solveLower, solveUpper } from '../../src/core/domain/maths/symmetric.ts';
import type { Matrix } from '../../src/core/domain/matrix.ts';
import { classifier, softmaxOfScores } from '../../src/core/learning/learners/classifier.ts';
import {
  type Classifier,
  checkTrainingRows,
  classesPresent,
  type LearnerKind,
} from '../../src/core/learning/learners/learner.ts';
import { savedForm } from '../../src/core/learning/learners/serialisedModel.ts';
import { classMeans, withinCovariance } from '../../src/core/learning/maths/discriminant.ts';

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

/**
 * score[k] = offset[k] + sum over columns of linear[k, j] x[j] + quadratic[k, j] x[j]². Both learners end in this form, under
 * the name of the first.
 */
const form = savedForm('naive-bayes', (bytes) =>
  z.object({
    classes: z.array(z.string()).readonly(),
    features: z.int().positive(),
    present: bytes.i32,
    offset: bytes.f64,
    linear: bytes.f64,
    quadratic: bytes.f64,
  }),
);

export const naiveBayes: LearnerKind<NaiveBayesConfig> = {
  defaults: { kind: 'naive-bayes', smoothing: 1e-9 },
  learner: (config) => ({
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
  }),
  load: (saved) => gaussianClassifier(form.read(saved)),
};

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

export const lda: LearnerKind<LdaConfig> = {
  defaults: { kind: 'lda', shrinkage: 0.01 },
  learner: (config) => ({
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
  }),
  load: (saved) => gaussianClassifier(form.read(saved)),
};

function gaussianClassifier(parts: ReturnType<typeof form.read>): Classifier {
  const { classes, features, present, offset, linear, quadratic } = parts;
  return classifier({
    classes,
    features,
    probabilities: (X) =>
      softmaxOfScores(parts, X, (x, scores) => {
        for (let k = 0; k < present.length; k++) {
          let score = offset[k]!;
          for (let j = 0; j < features; j++)
            score += x[j]! * (linear[k * features + j]! + x[j]! * quadratic[k * features + j]!);
          scores[k] = score;
        }
      }),
    serialise: () => form.write(parts),
  });
}
