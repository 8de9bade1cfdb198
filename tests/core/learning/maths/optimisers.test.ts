// L-BFGS, Adam and logistic regression against minima that are known.
import { describe, expect, it } from 'vitest';
import { logistic } from '../../../../src/core/learning/learners/logistic.ts';
import { createAdam } from '../../../../src/core/learning/maths/adam.ts';
import { minimise } from '../../../../src/core/learning/maths/lbfgs.ts';
import { rowsFrom } from '../tables.ts';

describe('L-BFGS', () => {
  it('finds the minimum of an ill-conditioned quadratic', () => {
    const scales = [1, 10, 100, 1000];
    const found = minimise(
      (x, gradient) => {
        let value = 0;
        scales.forEach((s, i) => {
          const off = x[i]! - i;
          value += (s * off * off) / 2;
          gradient[i] = s * off;
        });
        return value;
      },
      new Float64Array(4).fill(5),
      { gradientTolerance: 1e-10 },
    );
    found.forEach((x, i) => {
      expect(x).toBeCloseTo(i, 8);
    });
  });

  it("walks Rosenbrock's valley to (1, 1)", () => {
    const [x, y] = minimise(
      (p, gradient) => {
        const [a, b] = [p[0]!, p[1]!];
        gradient[0] = -2 * (1 - a) - 400 * a * (b - a * a);
        gradient[1] = 200 * (b - a * a);
        return (1 - a) ** 2 + 100 * (b - a * a) ** 2;
      },
      Float64Array.of(-1.2, 1),
      { gradientTolerance: 1e-9 },
    );
    expect(x).toBeCloseTo(1, 6);
    expect(y).toBeCloseTo(1, 6);
  });
});

describe('Adam', () => {
  it('takes a first step of the learning rate against the sign of the gradient', () => {
    const parameters = [Float32Array.of(1, 1, 1)];
    createAdam(parameters, 0.1).step([Float32Array.of(5, -0.01, 0)], 1);
    expect(parameters[0]![0]).toBeCloseTo(0.9, 5);
    expect(parameters[0]![1]).toBeCloseTo(1.1, 5);
    expect(parameters[0]![2]).toBe(1);
  });
});

describe('logistic regression', () => {
  it('without informative features gives the shares of the classes', async () => {
    const X = rowsFrom([[0], [0], [0], [0]]);
    const model = await logistic
      .learner(logistic.defaults)
      .fit(X, Int32Array.of(0, 1, 1, 1), { classes: ['a', 'b'], seed: 0 });
    expect(model.predictProba(rowsFrom([[0]])).data[1]).toBeCloseTo(0.75, 4);
  });

  it('weighs the penalty as scikit-learn does', async () => {
    // Two classes at -1 and +1, C = 1: by symmetry the weights are -w and w, and 2 (1 - s) = w with s = sigmoid(2w).
    const X = rowsFrom([[-1], [1]]);
    const model = await logistic.learner({ kind: 'logistic', c: 1 }).fit(X, Int32Array.of(0, 1), {
      classes: ['a', 'b'],
      seed: 0,
    });
    let w = 0.5;
    for (let i = 0; i < 200; i++) w = 0.5 * w + 0.5 * 2 * (1 - 1 / (1 + Math.exp(-2 * w)));
    expect(model.predictProba(X).data[3]).toBeCloseTo(1 / (1 + Math.exp(-2 * w)), 4);
  });
});
