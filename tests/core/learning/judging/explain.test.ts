// Ablation against its closed form: in a logistic model with two classes a column's effect follows from its weight.
import { expect, test } from 'vitest';
import { matrix } from '../../../../src/core/domain/matrix.ts';
import { ablate } from '../../../../src/core/learning/judging/explain.ts';
import { argmaxRows, type Classifier } from '../../../../src/core/learning/learners/learner.ts';
import { rowsFrom } from '../tables.ts';

const weights = [2, -1, 0];
const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));
const score = (x: ArrayLike<number>): number => weights.reduce((sum, w, j) => sum + w * x[j]!, 0);

const model: Classifier = {
  classes: ['yes', 'no'],
  predict: (X) => argmaxRows(model.predictProba(X)),
  predictProba(X) {
    const out = matrix(X.rows, 2);
    for (let i = 0; i < X.rows; i++) {
      const p = sigmoid(score(X.data.subarray(i * 3, i * 3 + 3)));
      out.data.set([p, 1 - p], i * 2);
    }
    return out;
  },
  serialise: () => ({ json: {}, weights: new Uint8Array() }),
};

test('the effect of a column is the fall of the log-odds when it takes the median of the others', () => {
  const others = rowsFrom([
    [0, 1, 9],
    [1, 2, 9],
    [5, 3, 9],
  ]);
  const x = Float32Array.from([2, 4, 1]);
  const effects = ablate(model, x, others, 0);
  expect(effects.map(({ column, value, usual }) => [column, value, usual])).toEqual([
    [0, 2, 1],
    [1, 4, 2],
    [2, 1, 9],
  ]);
  // The log-odds of a logistic model are its score: weight times difference.
  expect(effects[0]!.effect).toBeCloseTo(2 * (2 - 1), 4);
  expect(effects[1]!.effect).toBeCloseTo(-1 * (4 - 2), 4);
  expect(effects[2]!.effect).toBe(0);
});
