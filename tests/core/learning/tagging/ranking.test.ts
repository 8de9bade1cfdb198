import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { averagePrecision, rocAuc } from '../../../../src/core/learning/tagging/ranking.ts';

describe('the area under the ROC curve', () => {
  test('of an example by hand: of six pairs five are in order', () => {
    expect(rocAuc([1, 0, 1, 0, 0], [0.9, 0.8, 0.7, 0.3, 0.1])).toBeCloseTo(5 / 6, 12);
  });

  test('equal scores count as a half', () => {
    expect(rocAuc([1, 0], [0.5, 0.5])).toBe(0.5);
    // Pairs of (0.5, 0.9): the held one at 0.9 beats both others, the held one at 0.5 ties with one and beats one.
    expect(rocAuc([1, 1, 0, 0], [0.9, 0.5, 0.5, 0.1])).toBeCloseTo(3.5 / 4, 12);
  });

  test('there is none where all rows are of one kind, or there is no row', () => {
    expect(rocAuc([1, 1], [0.1, 0.2])).toBeNull();
    expect(rocAuc([0, 0], [0.1, 0.2])).toBeNull();
    expect(rocAuc([], [])).toBeNull();
  });

  test('it is the share of pairs in order, whatever the rows', () => {
    const rows = fc.array(fc.record({ holds: fc.boolean(), score: fc.integer({ min: 0, max: 5 }) }), {
      minLength: 2,
      maxLength: 30,
    });
    fc.assert(
      fc.property(rows, (all) => {
        const held = all.filter(({ holds }) => holds);
        const others = all.filter(({ holds }) => !holds);
        fc.pre(held.length > 0 && others.length > 0);
        const won = held.flatMap(({ score }) =>
          others.map((other) => (score > other.score ? 1 : score === other.score ? 0.5 : 0)),
        );
        const share = won.reduce<number>((a, b) => a + b, 0) / won.length;
        const truth = all.map(({ holds }) => (holds ? 1 : 0));
        const found = rocAuc(
          truth,
          all.map(({ score }) => score),
        );
        expect(found).toBeCloseTo(share, 12);
      }),
    );
  });
});

describe('average precision', () => {
  // scikit-learn's own example: average_precision_score([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]) = 0.8333.
  test('of an example by hand: half of the recall at precision 1, half at 2/3', () => {
    expect(averagePrecision([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8])).toBeCloseTo((1 + 2 / 3) / 2, 12);
  });

  test('rows of equal score come in together, in whichever order they stand', () => {
    // At 0.9 one of two holds, at 0.1 the second of four.
    expect(averagePrecision([1, 0, 0, 1], [0.9, 0.9, 0.1, 0.1])).toBeCloseTo(0.5 * 0.5 + 0.5 * 0.5, 12);
    expect(averagePrecision([0, 1, 1, 0], [0.9, 0.9, 0.1, 0.1])).toBeCloseTo(0.5, 12);
  });

  test('with one score for all it is the base rate', () => {
    expect(averagePrecision([1, 0, 0, 0, 1], [3, 3, 3, 3, 3])).toBeCloseTo(2 / 5, 12);
  });

  test('there is none where all rows are of one kind', () => {
    expect(averagePrecision([1, 1], [0.1, 0.2])).toBeNull();
    expect(averagePrecision([0], [0.1])).toBeNull();
  });
});
