// What all classifiers have in common: rows are checked, probabilities become votes, parts are saved.
import type { Matrix } from '../../domain/matrix.ts';
import { matrix } from '../../domain/matrix.ts';
import { softmaxInPlace } from '../maths/softmax.ts';
import { argmaxRows, type Classifier, checkRows } from './learner.ts';

interface ClassifierParts extends Pick<Classifier, 'classes' | 'serialise'> {
  /** Columns of the rows that it judges. */
  readonly features: number;
  /** As `Classifier.predictProba`, of rows that have been checked. */
  probabilities(X: Matrix): Matrix;
}

/** A classifier that votes for the most probable class. */
export function classifier({ classes, features, probabilities, serialise }: ClassifierParts): Classifier {
  const predictProba = (X: Matrix): Matrix => {
    checkRows(X, features);
    return probabilities(X);
  };
  return { classes, predictProba, predict: (X) => argmaxRows(predictProba(X)), serialise };
}

/**
 * Probabilities [rows, classes] from scores of the classes `present`: `score` writes those of row `i`, which is `x`, into
 * `scores`; their softmax is the answer, and 0 for every other class.
 */
export function softmaxOfScores(
  { classes, present }: { readonly classes: readonly string[]; readonly present: Int32Array },
  X: Matrix,
  score: (x: Float32Array, scores: Float64Array, i: number) => void,
): Matrix {
  const out = matrix(X.rows, classes.length);
  const scores = new Float64Array(present.length);
  for (let i = 0; i < X.rows; i++) {
    score(X.data.subarray(i * X.cols, (i + 1) * X.cols), scores, i);
    softmaxInPlace(scores);
    for (let k = 0; k < present.length; k++) out.data[i * classes.length + present[k]!] = scores[k]!;
  }
  return out;
}
