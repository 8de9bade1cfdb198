// Multinomial logistic regression with an L2 penalty, fitted by L-BFGS.
import * as z from 'zod';
import type { Matrix } from '../../domain/matrix.ts';
import { minimise } from '../maths/lbfgs.ts';
import { softmaxInPlace } from '../maths/softmax.ts';
import { classifier, softmaxOfScores } from './classifier.ts';
import { type Classifier, checkTrainingRows, classesPresent, type LearnerKind } from './learner.ts';
import { savedForm } from './serialisedModel.ts';

export interface LogisticConfig {
  readonly kind: 'logistic';
  /** Inverse strength of the penalty, as scikit-learn's C: the loss is the sum over rows plus |w|² / 2C, bias free. */
  readonly c: number;
}

const form = savedForm('logistic', (bytes) =>
  z.object({
    classes: z.array(z.string()).readonly(),
    features: z.int(),
    present: bytes.i32,
    /** [present.length, features + 1], the bias last. */
    coefficients: bytes.f64,
  }),
);

export const logistic: LearnerKind<LogisticConfig> = {
  defaults: { kind: 'logistic', c: 1 },
  learner: ({ c }) => ({
    async fit(X, y, options) {
      checkTrainingRows(X, y, options);
      const { classes, signal } = options;
      const present = classesPresent(y, classes.length);
      const coefficients = fitCoefficients(X, y, present, c, signal);
      return logisticClassifier({ classes, features: X.cols, present, coefficients });
    },
  }),
  load: (saved) => logisticClassifier(form.read(saved)),
};

function logisticClassifier(parts: ReturnType<typeof form.read>): Classifier {
  const { classes, features, coefficients } = parts;
  return classifier({
    classes,
    features,
    probabilities: (X) => softmaxOfScores(parts, X, (x, scores) => linearScores(coefficients, x, scores)),
    serialise: () => form.write(parts),
  });
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
