// Multinomial logistic regression with an L2 penalty, fitted by L-BFGS.
import * as z from 'zod';
import type { Matrix } from '../../domain/matrix.ts';
import { matrix } from '../../domain/matrix.ts';
import { minimise } from '../maths/lbfgs.ts';
import { softmaxInPlace } from '../maths/softmax.ts';
import type { Classifier, Learner } from './learner.ts';
import { argmaxRows, checkRows, checkTrainingRows, classesPresent } from './learner.ts';
import type { SerialisedModel } from './serialisedModel.ts';
import { arrayPlace, readFloat64, readInt32, readShape, writeWeights } from './serialisedModel.ts';

export interface LogisticConfig {
  readonly kind: 'logistic';
  /** Inverse strength of the penalty, as scikit-learn's C: the loss is the sum over rows plus |w|² / 2C, bias free. */
  readonly c: number;
}

export const logisticDefaults: LogisticConfig = { kind: 'logistic', c: 1 };

export function logisticLearner(config: LogisticConfig = logisticDefaults): Learner {
  return {
    async fit(X, y, options) {
      checkTrainingRows(X, y, options);
      const present = classesPresent(y, options.classes.length);
      const coefficients = fitCoefficients(X, y, present, config.c, options.signal);
      return logisticClassifier({ classes: options.classes, present, coefficients, features: X.cols });
    },
  };
}

interface LogisticParts {
  readonly classes: readonly string[];
  readonly present: Int32Array;
  /** [present.length, features + 1], the bias last. */
  readonly coefficients: Float64Array;
  readonly features: number;
}

function fitCoefficients(
  X: Matrix,
  y: Int32Array,
  present: Int32Array,
  c: number,
  signal: AbortSignal | undefined,
): Float64Array {
  const width = X.cols + 1;
  const count = present.length;
  const column = Int32Array.from(y, (label) => present.indexOf(label));
  const scores = new Float64Array(count);
  // Divided by the row count, so that the gradient tolerance means the same for every table.
  const perRow = 1 / X.rows;
  return minimise(
    (w, gradient) => {
      gradient.fill(0);
      let loss = 0;
      for (let i = 0; i < X.rows; i++) {
        const x = X.data.subarray(i * X.cols, (i + 1) * X.cols);
        linearScores(w, x, scores);
        loss -= scores[column[i]!]! - softmaxInPlace(scores);
        for (let k = 0; k < count; k++) {
          const residual = scores[k]! - (k === column[i] ? 1 : 0);
          const base = k * width;
          for (let j = 0; j < x.length; j++) gradient[base + j]! += residual * x[j]!;
          gradient[base + x.length]! += residual;
        }
      }
      for (let k = 0; k < count; k++)
        for (let j = 0; j < X.cols; j++) {
          const weight = w[k * width + j]!;
          loss += (weight * weight) / (2 * c);
          gradient[k * width + j]! += weight / c;
        }
      for (let p = 0; p < w.length; p++) gradient[p]! *= perRow;
      return loss * perRow;
    },
    new Float64Array(count * width),
    { signal, gradientTolerance: 1e-5 },
  );
}

function linearScores(w: Float64Array, x: Float32Array, scores: Float64Array): void {
  const width = x.length + 1;
  for (let k = 0; k < scores.length; k++) {
    const base = k * width;
    let score = w[base + x.length]!;
    for (let j = 0; j < x.length; j++) score += w[base + j]! * x[j]!;
    scores[k] = score;
  }
}

function logisticClassifier({ classes, present, coefficients, features }: LogisticParts): Classifier {
  const predictProba = (X: Matrix): Matrix => {
    checkRows(X, features);
    const out = matrix(X.rows, classes.length);
    const scores = new Float64Array(present.length);
    for (let i = 0; i < X.rows; i++) {
      linearScores(coefficients, X.data.subarray(i * X.cols, (i + 1) * X.cols), scores);
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
        kind: 'logistic',
        classes,
        features,
        present: writer.array(present),
        coefficients: writer.array(coefficients),
      };
      return { json, weights: writer.bytes() };
    },
  };
}

const shape = z.object({
  kind: z.literal('logistic'),
  classes: z.array(z.string()),
  features: z.int(),
  present: arrayPlace,
  coefficients: arrayPlace,
});

export function loadLogistic({ json, weights }: SerialisedModel): Classifier {
  const { classes, features, present, coefficients } = readShape(shape, json);
  return logisticClassifier({
    classes,
    features,
    present: readInt32(weights, present),
    coefficients: readFloat64(weights, coefficients),
  });
}
