// Multinomial logistic regression that starts from given scores and learns by how much they mislead.
import type { Matrix } from '../../../domain/matrix.ts';
import { minimise } from '../../maths/lbfgs.ts';
import { softmaxInPlace } from '../../maths/softmax.ts';
import type { KnownRows } from '../knownRows.ts';

/**
 * `c`: inverse strength of the penalty on weights, as in learners/logistic. `expected`: a genre's factor has a gamma prior of
 * mean 1 that is worth so many expected rows.
 * Chosen on splits of their own by `npm run bench -- corrections --ear ... --seed 1001`; see docs/adr/0045.
 */
const chosen = { c: 0.3, expected: 2 };

/**
 * score_g = given_g + w_g · x + log f_g.
 *
 * Weights have a Gaussian prior around 0, so that without rows the scores stay as given. A factor f_g, by how much more
 * often genre g was said than the scores expect, has a gamma prior: log f = log((n + a) / (e + a)) for n rows said and e
 * expected. So a genre that misleads (expected of many rows, said of none) falls, while one that neither comes up nor is
 * expected keeps its place: silence is no evidence.
 * `given`: [rows, classes]. Returns [classes, columns + 1], the log factor last.
 */
export function fitFromScores(
  { X, shares }: KnownRows,
  given: Float64Array,
  signal?: AbortSignal,
): Float64Array {
  const classes = shares.cols;
  const width = X.cols + 1;
  const scores = new Float64Array(classes);
  const perRow = 1 / Math.max(1, X.rows);
  const start = new Float64Array(classes * width);
  if (X.rows === 0) return start;
  return minimise(
    (w, gradient) => {
      gradient.fill(0);
      let loss = 0;
      for (let i = 0; i < X.rows; i++) {
        const x = X.data.subarray(i * X.cols, (i + 1) * X.cols);
        const share = shares.data.subarray(i * classes, (i + 1) * classes);
        scores.set(given.subarray(i * classes, (i + 1) * classes));
        addLinear(w, x, scores);
        let weight = 0;
        for (let c = 0; c < classes; c++) {
          weight += share[c]!;
          loss -= share[c]! * scores[c]!;
        }
        loss += weight * softmaxInPlace(scores);
        for (let c = 0; c < classes; c++) {
          const residual = weight * scores[c]! - share[c]!;
          const base = c * width;
          for (let j = 0; j < x.length; j++) gradient[base + j]! += residual * x[j]!;
          gradient[base + x.length]! += residual;
        }
      }
      for (let c = 0; c < classes; c++) {
        for (let p = c * width; p < c * width + X.cols; p++) {
          loss += (w[p]! * w[p]!) / (2 * chosen.c);
          gradient[p]! += w[p]! / chosen.c;
        }
        const factor = c * width + X.cols;
        loss += chosen.expected * (Math.exp(w[factor]!) - w[factor]!);
        gradient[factor]! += chosen.expected * (Math.exp(w[factor]!) - 1);
      }
      for (let p = 0; p < gradient.length; p++) gradient[p]! *= perRow;
      return loss * perRow;
    },
    start,
    { signal, gradientTolerance: 1e-4, maxIterations: 100 },
  );
}

/** What was learned, added to given scores [rows, classes], in place. */
export function addLearned(weights: Float64Array, X: Matrix, scores: Float64Array): void {
  const classes = weights.length / (X.cols + 1);
  for (let i = 0; i < X.rows; i++)
    addLinear(
      weights,
      X.data.subarray(i * X.cols, (i + 1) * X.cols),
      scores.subarray(i * classes, (i + 1) * classes),
    );
}

function addLinear(w: Float64Array, x: Float32Array, scores: Float64Array): void {
  const width = x.length + 1;
  for (let c = 0; c < scores.length; c++) {
    let sum = w[c * width + x.length]!;
    for (let j = 0; j < x.length; j++) sum += w[c * width + j]! * x[j]!;
    scores[c]! += sum;
  }
}
