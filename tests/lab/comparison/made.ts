// A comparison with everything that one can have: two inputs, epochs, a failure, and names that HTML must not believe.

import type { ComparedModel, Comparison } from '../../../lab/comparison/document.ts';
import { scoresOf } from '../../../lab/evaluation/scores.ts';
import { matrix } from '../../../src/core/domain/matrix.ts';
import { createRandom } from '../../../src/core/learning/maths/random.ts';

const rows = 60;

/** `right`: the share of the rows that it is right about. */
function model(name: string, input: string, right: number, classes: readonly string[]): ComparedModel {
  const random = createRandom(Math.round(1000 * right));
  const truth = Int32Array.from({ length: rows }, (_, i) => i % classes.length);
  const predicted = truth.map((c) => (random.next() < right ? c : random.integer(classes.length)));
  const probabilities = matrix(rows, classes.length);
  for (const [i, c] of predicted.entries())
    for (let k = 0; k < classes.length; k++)
      probabilities.data[i * classes.length + k] = k === c ? 0.7 : 0.3 / (classes.length - 1);
  const learnsInEpochs = input !== 'columns';
  return {
    model: name,
    input,
    accuracy: right,
    deviation: 0.04,
    perFold: [right - 0.05, right, right + 0.05],
    judgedRows: rows,
    fitSeconds: 12 * right,
    predictSeconds: 0.004,
    ...scoresOf(classes, truth, predicted, probabilities),
    learningCurve: [10, 20, 40].map((n) => ({ rows: n, accuracy: (right * (n + 20)) / 60 })),
    epochs: learnsInEpochs
      ? [0, 1, 2].map((fold) =>
          [1, 2, 3, 4].map((epoch) => ({
            member: 0,
            epoch,
            loss: 1.4 / epoch + 0.05 * fold,
            asideLoss: fold === 2 ? null : 1.4 / Math.sqrt(epoch),
            seconds: 0.3,
          })),
        )
      : [],
  };
}

export function madeComparison(classes: readonly string[]): Comparison {
  return {
    source: 'music & <more>',
    seed: 1,
    folds: 3,
    curveFolds: 3,
    rows,
    classes: classes.map((name) => ({ name, rows: rows / classes.length })),
    artists: 21,
    majority: 1 / classes.length,
    models: [
      model('svm', 'columns', 0.7, classes),
      model('lstm', 'fused', 0.6, classes),
      model('lstm', 'mel-raw', 0.5, classes),
      model('majority', 'columns', 0.25, classes),
    ],
    failed: [{ model: 'tree', input: 'columns', reason: 'Row 3 is <not> a number.' }],
  };
}
