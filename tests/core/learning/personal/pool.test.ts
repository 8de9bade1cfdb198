// Pooling opinions: a geometric mean, in which nobody speaks against a genre that he does not know.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  fitWeights,
  logOpinions,
  type Opinion,
  poolOpinions,
} from '../../../../src/core/learning/personal/pool.ts';
import { rowsFrom } from '../tables.ts';

const even = new Float64Array(3);
const all = [true, true, true];

function opinion(row: readonly number[], knows: readonly boolean[] = all): Opinion {
  return { probabilities: rowsFrom([row]), knows };
}

/** As the pool takes it: nothing is impossible. */
const soft = (p: number, known: number): number => 0.99 * p + 0.01 / known;

function expectRow(actual: Float32Array, expected: readonly number[]): void {
  const sum = expected.reduce((a, b) => a + b);
  expected.forEach((value, c) => {
    expect(actual[c]).toBeCloseTo(value / sum, 5);
  });
}

const distribution = fc
  .array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 })
  .map((values) => values.map((value) => value / values.reduce((a, b) => a + b)));

describe('the pool', () => {
  test('is the weighted geometric mean, times what the prior changes', () => {
    const [a, b] = [
      [0.7, 0.2, 0.1],
      [0.1, 0.6, 0.3],
    ];
    const pooled = poolOpinions(
      logOpinions([opinion(a!), opinion(b!)]),
      [0.75, 0.25],
      Float64Array.of(0, Math.log(2), 0),
    );
    expectRow(
      pooled.data,
      [0, 1, 2].map((c) => soft(a![c]!, 3) ** 0.75 * soft(b![c]!, 3) ** 0.25 * (c === 1 ? 2 : 1)),
    );
  });

  test('one who does not know a genre leaves it the share that the others give it', () => {
    const complete = [0.5, 0.1, 0.4];
    const partial = opinion([0.9, 0.1, 0], [true, true, false]);
    const pooled = poolOpinions(logOpinions([opinion(complete), partial]), [0, 1], even);
    const known = soft(0.5, 3) + soft(0.1, 3);
    expectRow(pooled.data, [known * soft(0.9, 2), known * soft(0.1, 2), soft(0.4, 3)]);
  });

  test('an expert that agrees with the pool on what it knows changes nothing', () => {
    fc.assert(
      fc.property(distribution, fc.double({ min: 0.1, max: 3, noNaN: true }), (row, weight) => {
        const reference = poolOpinions(logOpinions([opinion(row)]), [1], even).data;
        const known = reference[0]! + reference[1]!;
        const undo = (p: number): number => (p / known - 0.01 / 2) / 0.99;
        const partial = opinion([undo(reference[0]!), undo(reference[1]!), 0], [true, true, false]);
        const pooled = poolOpinions(logOpinions([opinion(row), partial]), [1, weight], even).data;
        // It only sharpens what all say.
        expectRow(
          pooled,
          Array.from(reference, (p) => p ** (1 + weight)),
        );
      }),
    );
  });

  test('rows sum to 1 and no genre is ruled out, whatever is said', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 2 }), (c, d) => {
        const certain = (at: number): number[] => [0, 1, 2].map((k) => (k === at ? 1 : 0));
        const { data } = poolOpinions(
          logOpinions([opinion(certain(c)), opinion(certain(d))]),
          [0.5, 0.5],
          even,
        );
        expect(data.reduce((a, b) => a + b)).toBeCloseTo(1, 5);
        for (const p of data) expect(p).toBeGreaterThan(0);
      }),
    );
  });
});

describe('the weights', () => {
  const rows = 60;
  const y = Int32Array.from({ length: rows }, (_, i) => i % 3);
  const saying = (sure: (i: number) => number): Opinion => ({
    probabilities: rowsFrom(
      Array.from(y, (truth, i) => [0, 1, 2].map((c) => (c === truth ? sure(i) : (1 - sure(i)) / 2))),
    ),
    knows: all,
  });
  const everyRow = Array.from(y, (truth, row) => ({ row, answer: [truth], among: [0, 1, 2] }));

  test('are the expected ones where nothing was held out', () => {
    const opinions = [saying(() => 0.9), saying(() => 0.2)];
    expect(fitWeights(logOpinions(opinions), [0.7, 0.3], even, [])).toEqual([0.7, 0.3]);
  });

  test('go to who is right of rows that it had not seen, and away from who is wrong; none becomes negative', () => {
    const [good, bad] = fitWeights(
      logOpinions([saying(() => 0.8), saying(() => 0.2)]),
      [0.5, 0.5],
      even,
      everyRow,
    );
    expect(good!).toBeGreaterThan(1);
    expect(bad!).toBeLessThan(0.5);
    expect(bad!).toBeGreaterThan(0);
  });

  test('are where the likelihood and the prior balance', () => {
    const opinion = saying((i) => (i % 4 === 0 ? 0.1 : 0.6));
    const loss = (u: number): number => {
      const { data } = poolOpinions(logOpinions([opinion]), [0.5 * Math.exp(u)], even);
      return y.reduce((sum, truth, i) => sum - Math.log(data[i * 3 + truth]!), (u * u) / 2);
    };
    const [weight] = fitWeights(logOpinions([opinion]), [0.5], even, everyRow);
    const u = Math.log(weight! / 0.5);
    for (const away of [-0.05, 0.05]) expect(loss(u + away)).toBeGreaterThan(loss(u));
  });

  test('one that is expected to count nothing counts nothing', () => {
    expect(fitWeights(logOpinions([saying(() => 0.5), saying(() => 0.99)]), [1, 0], even, everyRow)[1]).toBe(
      0,
    );
  });
});
