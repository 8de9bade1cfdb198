// Which way of learning is taken: not the luckiest one on few rows.
import { describe, expect, test } from 'vitest';
import { type CandidateName, candidateNames } from '../../../../src/core/domain/modelInfo.ts';
import { choose, judge } from '../../../../src/core/learning/personal/choice.ts';
import { rowsFrom } from '../tables.ts';

const artists = Array.from({ length: 12 }, (_, i) => `artist ${i >> 1}`);

/** A candidate that gives the true class of row i the probability p(i). */
function saying(name: CandidateName, p: (i: number) => number) {
  const rows = artists.map((_, i) => [p(i), 1 - p(i)]);
  return judge(name, rowsFrom(rows), new Int32Array(artists.length));
}

describe('judging', () => {
  test('counts rows that were right and the mean log-loss; what was thought impossible counts as 0.001', () => {
    const { judgement, losses } = judge(
      'own',
      rowsFrom([
        [0.5, 0.25, 0.25],
        [0.6, 0.4, 0],
        [0, 0, 0],
      ]),
      Int32Array.of(0, 1, 0),
    );
    expect(judgement.accuracy).toBeCloseTo(1 / 3, 9);
    const expected = [Math.log(2), -Math.log(0.4), Math.log(1000)];
    expected.forEach((loss, i) => {
      expect(losses[i]).toBeCloseTo(loss, 6);
    });
    expect(judgement.logLoss).toBeCloseTo((expected[0]! + expected[1]! + expected[2]!) / 3, 6);
  });
});

describe('the choice', () => {
  const pooled = saying('pooled', () => 0.5);

  test('goes to what is better for nearly every artist', () => {
    const better = saying('own', (i) => 0.6 + 0.01 * (i % 3));
    expect(choose([better, pooled], artists)).toBe(0);
    expect(choose([pooled, better], artists)).toBe(1);
  });

  test('stays with the favoured one where another is better for some and worse for others', () => {
    const lucky = saying('own', (i) => (i % 4 < 2 ? 0.75 : 0.36));
    expect(lucky.judgement.logLoss).toBeLessThan(pooled.judgement.logLoss);
    expect(choose([lucky, pooled], artists)).toBe(1);
  });

  test("one artist's rows are not so many proofs: the same rows by as many artists would be", () => {
    const once = saying('own', (i) => (i < 6 ? 0.75 : 0.45));
    const alone = artists.map((_, i) => `artist ${i}`);
    const together = artists.map((_, i) => (i < 6 ? 'one' : 'another'));
    expect(choose([once, pooled], alone)).toBe(0);
    expect(choose([once, pooled], together)).toBe(1);
    expect(
      choose(
        [saying('own', () => 0.9), pooled],
        artists.map(() => 'one'),
      ),
    ).toBe(1);
  });

  test('without the favoured one the lowest log-loss is taken', () => {
    const rest = candidateNames.filter((name) => name !== 'pooled');
    const judged = rest.map((name, n) => saying(name, () => 0.5 + 0.1 * (n % 3)));
    expect(choose(judged, artists)).toBe(2);
  });
});
