// The prior over genres: the Dirichlet posterior mean, by which a handful of answers changes nothing and thousands do.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { genreLift } from '../../../../src/core/learning/personal/genrePrior.ts';

/** `artists` of one track each, all of genre `c`. */
function lifted(artists: number, c: number, classes: number): Float64Array {
  const groups = Array.from({ length: artists }, (_, i) => `artist ${i}`);
  return genreLift(new Int32Array(artists).fill(c), groups, classes);
}

/** Rows of some artists, of some of six genres. */
const answers = fc.array(
  fc.record({ genre: fc.integer({ min: 0, max: 5 }), artist: fc.integer({ min: 0, max: 40 }) }),
  {
    minLength: 1,
    maxLength: 80,
  },
);
const liftOf = (rows: readonly { genre: number; artist: number }[]): Float64Array =>
  genreLift(
    Int32Array.from(rows, ({ genre }) => genre),
    rows.map(({ artist }) => `artist ${artist}`),
    6,
  );

describe('the prior over genres', () => {
  test('is (a π0 + n) / (a + N) over π0, an artist of two genres half of each', () => {
    const lift = genreLift(Int32Array.of(0, 0, 1, 2), ['a', 'a', 'a', 'b'], 4);
    // Two artists: counts 2/3, 1/3, 1, 0; a = 300 and π0 = 1/4.
    const expected = [2 / 3, 1 / 3, 1, 0].map((n) => Math.log((300 / 4 + n) / 302 / (1 / 4)));
    expected.forEach((value, c) => {
      expect(lift[c]).toBeCloseTo(value, 12);
    });
  });

  test('a genre that never comes up loses at most 3 % to nine artists, half to 300, nine tenths to 2,700', () => {
    for (const classes of [2, 10, 50]) {
      expect(Math.exp(lifted(9, 0, classes)[1]!)).toBeGreaterThan(0.97);
      expect(Math.exp(lifted(300, 0, classes)[1]!)).toBeCloseTo(0.5, 9);
      expect(Math.exp(lifted(2700, 0, classes)[1]!)).toBeCloseTo(0.1, 9);
    }
  });

  test('it is a distribution over the uniform one, and the genres keep the order of their artists', () => {
    fc.assert(
      fc.property(answers, (rows) => {
        const lift = liftOf(rows);
        expect(lift.reduce((sum, one) => sum + Math.exp(one) / 6, 0)).toBeCloseTo(1, 9);
        const counts = new Float64Array(6);
        for (const artist of new Set(rows.map((row) => row.artist))) {
          const own = rows.filter((row) => row.artist === artist);
          for (const { genre } of own) counts[genre]! += 1 / own.length;
        }
        for (let c = 0; c < 6; c++)
          for (let d = 0; d < 6; d++)
            if (counts[c]! > counts[d]! + 1e-9) expect(lift[c]).toBeGreaterThan(lift[d]!);
      }),
    );
  });

  test('what counts is artists: repeating every answer changes nothing, as does their order', () => {
    fc.assert(
      fc.property(answers, (rows) => {
        const lift = liftOf(rows);
        liftOf([...rows, ...rows].reverse()).forEach((value, c) => {
          expect(value).toBeCloseTo(lift[c]!, 9);
        });
      }),
    );
  });

  test('one more artist of another genre lowers a genre, the more artists there are the less', () => {
    const drop = (artists: number): number => lifted(artists, 0, 10)[1]! - lifted(artists + 1, 0, 10)[1]!;
    expect(drop(5)).toBeGreaterThan(0);
    expect(drop(500)).toBeGreaterThan(0);
    expect(drop(500)).toBeLessThan(drop(5));
  });
});
