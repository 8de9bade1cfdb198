// Learning from given scores: nothing without rows, the closed form of factors, and silence that is no evidence.
import { expect, test } from 'vitest';
import { matrix } from '../../../../../src/core/domain/matrix.ts';
import { addLearned, fitFromScores } from '../../../../../src/core/learning/personal/ears/fromScores.ts';

const oneHot = (classes: number, labels: readonly number[]) => {
  const shares = matrix(labels.length, classes);
  labels.forEach((c, i) => {
    shares.data[i * classes + c] = 1;
  });
  return shares;
};

test('without rows the scores stay as given', () => {
  const weights = fitFromScores({ X: matrix(0, 3), shares: matrix(0, 2) }, new Float64Array());
  const scores = Float64Array.from([0.3, -1]);
  addLearned(weights, matrix(1, 3, Float32Array.from([1, 2, 3])), scores);
  expect([...scores]).toEqual([0.3, -1]);
});

test('without columns a factor is where what was said and what is expected balance with its prior', () => {
  // Ten rows, all said to be the first of two genres that the scores hold for equally likely.
  const rows = 10;
  const weights = fitFromScores(
    {
      X: matrix(rows, 0),
      shares: oneHot(
        2,
        Array.from({ length: rows }, () => 0),
      ),
    },
    new Float64Array(rows * 2),
  );
  const [b0 = 0, b1 = 0] = weights;
  const p0 = 1 / (1 + Math.exp(b1 - b0));
  // Said less expected, and the gamma prior worth 2 rows: n - e + 2 (1 - f) = 0 for each.
  expect(10 - rows * p0 + 2 * (1 - Math.exp(b0))).toBeCloseTo(0, 2);
  expect(0 - rows * (1 - p0) + 2 * (1 - Math.exp(b1))).toBeCloseTo(0, 2);
  expect(b0).toBeGreaterThan(0);
  expect(b1).toBeLessThan(0);
});

test('a genre that misleads falls far, one that is neither said nor expected keeps its place', () => {
  // The scores say 'b' of every row, the person 'a'; 'c' is expected of none.
  const rows = 20;
  const given = Float64Array.from(Array.from({ length: rows }, () => [0, 2, -6]).flat());
  const weights = fitFromScores(
    {
      X: matrix(rows, 0),
      shares: oneHot(
        3,
        Array.from({ length: rows }, () => 0),
      ),
    },
    given,
  );
  const [a = 0, b = 0, c = 0] = weights;
  expect(a).toBeGreaterThan(0.5);
  expect(b).toBeLessThan(-0.7);
  expect(Math.abs(c)).toBeLessThan(0.05);
});
