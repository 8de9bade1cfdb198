import { describe, expect, test } from 'vitest';
import { eigenSymmetric } from '../../../../src/core/domain/maths/symmetric.ts';
import { matrix, selectRows } from '../../../../src/core/domain/matrix.ts';
import { eigenLarge } from '../../../../src/core/learning/maths/eigenLarge.ts';
import { createRandom } from '../../../../src/core/learning/maths/random.ts';
import { scoresByTag } from '../../../../src/core/learning/tagging/figures.ts';
import { fitTags } from '../../../../src/core/learning/tagging/fitTags.ts';
import { fitJointKernel, kernelScores } from '../../../../src/core/learning/tagging/jointKernel.ts';
import { classWeights } from '../../../../src/core/learning/tagging/logisticTags.ts';
import { readTagger, writeTagger } from '../../../../src/core/learning/tagging/savedTagger.ts';
import { type TagLearner, tagLearners, tagScores } from '../../../../src/core/learning/tagging/tagger.ts';
import { targetsOf, unsaidWeight } from '../../../../src/core/learning/tagging/tagRows.ts';
import { fitView } from '../../../../src/core/learning/tagging/view.ts';

/** Tracks of eight artists each of two in three columns; 'bright' holds where the first is large, 'dark' where it is not. */
function made(rows = 64, unsaid = 0) {
  const random = createRandom(3);
  const X = matrix(rows, 3);
  const said = new Float64Array(rows * 2);
  for (let i = 0; i < rows; i++) {
    const holds = i % 2;
    X.data.set([holds * 2 + random.normal() * 0.5, random.normal(), 100 * random.normal()], i * 3);
    said.set([holds, 1 - holds], i * 2);
    if (random.next() < unsaid) said[i * 2] = Number.NaN;
  }
  return { X, groups: Array.from({ length: rows }, (_, i) => `artist ${i >> 2}`), said };
}

function learned(learner: TagLearner, unsaid = 0) {
  const { X, groups, said } = made(64, unsaid);
  const targets = targetsOf(said, 2);
  const views = [fitView(X, [0, 1, 2], X.rows)];
  return {
    X,
    targets,
    fitted: fitTags(
      { X, groups, targets, library: X },
      { views, members: [{ view: 0, learner, weight: 1 }] },
      { seed: 1 },
    ),
  };
}

describe.each(tagLearners)('%s', (learner) => {
  test('learns each tag, out of fold by artist, calibrated, with a threshold between', () => {
    const { X, targets, fitted } = learned(learner);
    for (const { rocAuc } of scoresByTag(targets, fitted.outOfFold)) expect(rocAuc).toBeGreaterThan(0.95);
    const far = matrix(2, 3, Float32Array.of(2, 0, 0, 0, 0, 0));
    const [bright = 0, dark = 0, notBright = 0] = tagScores(fitted.tagger, far).data;
    expect(bright).toBeGreaterThan(notBright);
    expect(bright).toBeGreaterThan(dark);
    for (const threshold of fitted.thresholds) {
      expect(threshold).toBeGreaterThan(0.1);
      expect(threshold).toBeLessThan(0.9);
    }
    // The same rows and seed, the same scores.
    expect(tagScores(learned(learner).fitted.tagger, X)).toEqual(tagScores(fitted.tagger, X));
  });

  test('is the same to the bit when it is read again', () => {
    const { X, fitted } = learned(learner);
    const saved = {
      layout: [{ name: 'own', version: 1 }],
      tagger: fitted.tagger,
      tags: fitted.calibrations.map((calibration, t) => ({
        tagId: t + 1,
        calibration,
        threshold: fitted.thresholds[t] ?? null,
      })),
    };
    const { json, weights } = writeTagger(saved);
    const copy = { json: JSON.parse(JSON.stringify(json)), weights };
    const read = readTagger(copy);
    expect(tagScores(read.tagger, X)).toEqual(tagScores(fitted.tagger, X));
    expect(read.tags).toEqual(saved.tags);
    expect(() => readTagger({ json: copy.json, weights: weights.subarray(0, weights.length - 8) })).toThrow(
      /cannot be used/u,
    );
    expect(() => readTagger({ json: { ...copy.json, version: 2 }, weights })).toThrow(/cannot be used/u);
    expect(() => readTagger({ json: { ...copy.json, features: 2 }, weights })).toThrow(
      /a view does not fit/u,
    );
    const [first] = copy.json.members;
    expect(() => readTagger({ json: { ...copy.json, members: [{ ...first, view: 7 }] }, weights })).toThrow(
      /does not fit/u,
    );
  });

  test('learns where most was left unsaid', () => {
    const { fitted } = learned(learner, 0.7);
    const { said } = made();
    const whole = targetsOf(said, 2);
    expect(scoresByTag(whole, fitted.outOfFold)[0]?.rocAuc).toBeGreaterThan(0.9);
  });
});

describe('the joint kernel', () => {
  test('of one tag it is kernel ridge regression', () => {
    const Z = matrix(3, 1, Float32Array.of(-1, 0, 1));
    const targets = targetsOf(Float64Array.of(1, 0, 0), 1);
    const [fitted] = fitJointKernel({ Z, targets }, [0.5], 1);
    if (fitted === undefined) throw new Error('nothing was fitted');
    // Mean squared distance 4/3, so that gamma is 3/8. (K + 0.5 I) a = y, y standardised.
    const k = (d: number) => Math.exp((-3 / 8) * d * d);
    const [a, b] = [k(1), k(2)];
    const deviation = Math.sqrt(2 / 9);
    const y = [2 / 3 / deviation, -1 / 3 / deviation, -1 / 3 / deviation];
    const alpha = fitted.coefficients;
    const rows = [
      [1.5, a, b],
      [a, 1.5, a],
      [b, a, 1.5],
    ];
    for (const [i, row] of rows.entries())
      expect(row.reduce((sum, value, j) => sum + value * (alpha[j] ?? 0), 0)).toBeCloseTo(y[i] ?? 0, 4);
    const at = kernelScores(fitted, matrix(1, 1, Float32Array.of(3))).data[0];
    expect(at).toBeCloseTo(k(4) * (alpha[0] ?? 0) + k(3) * (alpha[1] ?? 0) + k(2) * (alpha[2] ?? 0), 5);
  });

  test('what is hardly known follows the other rows', () => {
    const Z = matrix(4, 1, Float32Array.of(-1, -0.9, 0.9, 1));
    const at = (shares: readonly number[]) => {
      const [fitted] = fitJointKernel({ Z, targets: targetsOf(Float64Array.from(shares), 1) }, [0.25], 1);
      return fitted === undefined ? [] : [...kernelScores(fitted, Z).data];
    };
    const [, refused = 0] = at([1, 0, 0, 0]);
    const [, unsaid = 0] = at([1, Number.NaN, 0, 0]);
    expect(unsaid).toBeGreaterThan(refused);
  });

  test('more rows than landmarks are stood for by some of them', () => {
    const { X, groups, said } = made(600);
    const targets = targetsOf(said, 2);
    const fitted = fitTags(
      { X, groups, targets, library: selectRows(X, [0, 1, 2, 3, 4, 5]) },
      { views: [fitView(X, [0, 1, 2], X.rows)], members: [{ view: 0, learner: 'kernel', weight: 1 }] },
      { seed: 1 },
    );
    const [member] = fitted.tagger.members;
    expect(member?.scorer.kind === 'kernel' && member.scorer.landmarks.rows).toBe(256);
    expect(scoresByTag(targets, fitted.outOfFold)[0]?.rocAuc).toBeGreaterThan(0.95);
  });
});

test('both kinds of a tag weigh alike in all', () => {
  const weights = classWeights(targetsOf(Float64Array.of(1, 0, 0, Number.NaN), 1));
  expect(weights[0]).toBeCloseTo((weights[1] ?? 0) + (weights[2] ?? 0) + (weights[3] ?? 0), 12);
  expect((weights[3] ?? 0) / (weights[1] ?? 1)).toBeCloseTo(unsaidWeight, 12);
});

test('eigenvectors of a large matrix are those that rotations find', () => {
  const n = 40;
  const random = createRandom(9);
  const m = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      m[i * n + j] = random.normal();
      m[j * n + i] = m[i * n + j] ?? 0;
    }
  const { values, vectors } = eigenLarge(m, n);
  for (const [k, value] of eigenSymmetric(m, n).values.entries()) expect(values[k]).toBeCloseTo(value, 9);
  for (let k = 0; k < n; k++)
    for (let i = 0; i < n; i++) {
      let sum = 0;
      for (let j = 0; j < n; j++) sum += (m[i * n + j] ?? 0) * (vectors[k * n + j] ?? 0);
      expect(sum).toBeCloseTo((values[k] ?? 0) * (vectors[k * n + i] ?? 0), 9);
    }
  expect(eigenLarge(new Float64Array(9), 3).values).toEqual(new Float64Array(3));
});
