// The learners that the ensemble is compared with: the contract, and what each is known for.
import { describe, expect, it } from 'vitest';
import { boosting } from '../../../lab/learners/boosting.ts';
import { forest, tree } from '../../../lab/learners/forest.ts';
import { lda, naiveBayes } from '../../../lab/learners/gaussian.ts';
import { majority } from '../../../lab/learners/majority.ts';
import { loadClassifier } from '../../../lab/learners/registry.ts';
import { binRows, growTree } from '../../../lab/learners/tree.ts';
import { matrix } from '../../../src/core/domain/matrix.ts';
import { createRandom } from '../../../src/core/learning/maths/random.ts';
import { describeLearner } from '../../core/learning/learnerContract.ts';
import { rowsFrom } from '../../core/learning/tables.ts';

describeLearner('random forest', forest.learner({ ...forest.defaults, trees: 60 }), loadClassifier);
describeLearner(
  'gradient boosting',
  boosting.learner({ ...boosting.defaults, rounds: 40, minLeaf: 2, subsample: 1, maxDepth: 3 }),
  loadClassifier,
);
describeLearner('Gaussian naive Bayes', naiveBayes.learner(naiveBayes.defaults), loadClassifier);
describeLearner('linear discriminant analysis', lda.learner(lda.defaults), loadClassifier);

const classes = ['a', 'b'];

describe('a tree', () => {
  it('splits where the classes part, half-way between the rows', () => {
    const X = rowsFrom([
      [9, 1],
      [9, 2],
      [9, 6],
      [9, 7],
    ]);
    const targets = rowsFrom([
      [1, 0],
      [1, 0],
      [0, 1],
      [0, 1],
    ]);
    const random = createRandom(1);
    const grown = growTree(binRows(X), targets, Int32Array.of(0, 1, 2, 3), {
      maxDepth: 5,
      minLeaf: 1,
      random,
    });
    expect([...grown.feature]).toEqual([1, -1, -1]);
    expect(grown.threshold[0]).toBe(4);
    expect([...grown.value]).toEqual([0.5, 0.5, 1, 0, 0, 1]);
  });

  it('learns exclusive or, which no line can', async () => {
    const X = rowsFrom([
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
      [0.1, 0],
    ]);
    const y = Int32Array.of(0, 1, 1, 0, 0);
    const model = await tree.learner(tree.defaults).fit(X, y, { classes, seed: 1 });
    expect([...model.predict(X)]).toEqual([...y]);
  });
});

describe('Gaussian naive Bayes', () => {
  it("gives the densities' ratio", async () => {
    // Class a: mean 0, variance 1; class b: mean 4, variance 4; equal shares.
    const X = rowsFrom([[-1], [1], [2], [6]]);
    const model = await naiveBayes
      .learner(naiveBayes.defaults)
      .fit(X, Int32Array.of(0, 0, 1, 1), { classes, seed: 0 });
    const density = (x: number, mean: number, variance: number) =>
      Math.exp(-((x - mean) ** 2) / (2 * variance)) / Math.sqrt(variance);
    const expected = density(1.5, 0, 1) / (density(1.5, 0, 1) + density(1.5, 4, 4));
    expect(model.predictProba(rowsFrom([[1.5]])).data[0]).toBeCloseTo(expected, 6);
  });
});

describe('linear discriminant analysis', () => {
  it('puts the border half-way between equally wide classes', async () => {
    const X = rowsFrom([[-1], [1], [5], [7]]);
    const model = await lda.learner({ kind: 'lda', shrinkage: 0 }).fit(X, Int32Array.of(0, 0, 1, 1), {
      classes,
      seed: 0,
    });
    expect(model.predictProba(rowsFrom([[3]])).data[0]).toBeCloseTo(0.5, 4);
    // Log-odds: (distance of the means) * (x - middle) / variance = 6 * 1 / 1.
    expect(model.predictProba(rowsFrom([[4]])).data[1]).toBeCloseTo(1 / (1 + Math.exp(-6)), 4);
  });
});

describe('the majority', () => {
  it('predicts the shares, whatever the row', async () => {
    const model = await majority
      .learner(majority.defaults)
      .fit(matrix(4, 1), Int32Array.of(1, 0, 1, 1), { classes, seed: 0 });
    expect([...model.predict(rowsFrom([[5], [-5]]))]).toEqual([1, 1]);
    expect([...model.predictProba(rowsFrom([[5]])).data]).toEqual([0.25, 0.75]);
    await expect(
      majority.learner(majority.defaults).fit(matrix(0, 1), new Int32Array(), { classes, seed: 0 }),
    ).rejects.toThrow();
  });
});
