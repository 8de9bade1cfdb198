// Aligned fingerprints: closed forms, and laws that hold of any.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aligned, leastCompared } from '../../../src/core/duplicates/bitError.ts';
import { createRandom } from '../../../src/core/learning/maths/random.ts';

function words(seed: number, length: number): Uint32Array {
  const random = createRandom(seed);
  return Uint32Array.from({ length }, () => Math.floor(random.next() * 2 ** 32));
}

/** With so many bits of each word turned, others in each. */
function flipped(print: Uint32Array, bits: number): Uint32Array {
  return print.map((word, n) => {
    let turned = word;
    for (let k = 0; k < bits; k++) turned ^= 1 << ((n + 5 * k) % 32);
    return turned >>> 0;
  });
}

test('a print is its own, and k turned bits of 32 are k / 32', () => {
  const print = words(1, 200);
  expect(aligned(print, print)).toEqual({ error: 0, offset: 0 });
  for (const bits of [1, 3, 6])
    expect(aligned(print, flipped(print, bits))).toEqual({ error: bits / 32, offset: 0 });
});

test('what begins later is found where it begins, either way round', () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.integer({ min: 0, max: 30 }),
      fc.integer({ min: 0, max: 4 }),
      (seed, cut, bits) => {
        const print = words(seed, 150);
        const other = flipped(print.subarray(cut), bits);
        const there = aligned(print, other);
        const back = aligned(other, print);
        expect(there).toEqual({ error: bits / 32, offset: cut });
        expect(back.error).toBe(there.error);
        expect(back.offset + there.offset).toBe(0);
      },
    ),
    { numRuns: 50 },
  );
});

test('the share is the same in either order, and of other music about a half', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer(), (a, b) => {
      fc.pre(a !== b);
      const [one, other] = [words(a, 120), words(b, 140)];
      const { error } = aligned(one, other);
      expect(aligned(other, one).error).toBe(error);
      expect(error).toBeGreaterThan(0.4);
      expect(error).toBeLessThanOrEqual(0.5);
    }),
    { numRuns: 30 },
  );
});

test('what is too short, silent or standing still is like nothing, not even itself', () => {
  const short = words(3, leastCompared - 1);
  const silent = new Uint32Array(500).fill(627_964_279);
  const tone = Uint32Array.from({ length: 500 }, (_, n) => n % 7);
  for (const print of [short, silent, tone, new Uint32Array(0)]) expect(aligned(print, print).error).toBe(1);
});
