// Radios: near where they began, in small steps, no recording twice, no artist too soon, the same by the same seed.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../src/core/learning/maths/random.ts';
import type { Ground } from '../../../src/core/walks/ground.ts';
import { type RadioWish, radio } from '../../../src/core/walks/radio.ts';
import { anyGround, distanceBetween, groundOf, lineOf } from './made.ts';

const usual = { home: null, more: [], less: [], played: [], length: 10, gap: 3, seed: 1 } as const;
const rowsOf = (ground: Ground, wish: Partial<RadioWish> & Pick<RadioWish, 'seeds'>): number[] =>
  radio(ground, { ...usual, ...wish }).map(({ row }) => row);

test('of a track it begins with that track', () => {
  expect(rowsOf(lineOf(50), { seeds: [20] })[0]).toBe(20);
  expect(rowsOf(lineOf(1), { seeds: [0] })).toEqual([0]);
  expect(rowsOf(lineOf(5), { seeds: [] })).toEqual([]);
});

test('it ends when everything was played, and not before', () => {
  expect(rowsOf(lineOf(12), { seeds: [3], length: 100 }).sort((a, b) => a - b)).toEqual(
    Array.from({ length: 12 }, (_, row) => row),
  );
});

test('it stays near where it began, and goes on in smaller steps than chance', () => {
  const random = createRandom(4);
  const ground = groundOf(
    Array.from({ length: 800 }, () => ({ at: Array.from({ length: 6 }, () => random.normal()) })),
  );
  const rows = rowsOf(ground, { seeds: [0], length: 40 });
  const mean = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0) / values.length;
  const steps = rows.slice(1).map((row, n) => distanceBetween(ground, rows[n]!, row));
  const byChance = Array.from({ length: 400 }, (_, n) => distanceBetween(ground, n, 799 - n));
  expect(mean(steps)).toBeLessThan(0.75 * mean(byChance));
  expect(mean(rows.map((row) => distanceBetween(ground, 0, row)))).toBeLessThan(0.75 * mean(byChance));
});

test('in a genre it stays while there are tracks of it, then goes beyond and says so', () => {
  const ground = lineOf(20);
  const home = [2, 4, 6, 8, 10];
  const tracks = radio(ground, { ...usual, seeds: home, home, length: 8 });
  expect(
    tracks
      .slice(0, 5)
      .map(({ row }) => row)
      .sort((a, b) => a - b),
  ).toEqual(home);
  expect(tracks.map(({ isBeyond }) => isBeyond)).toEqual([...Array(5).fill(false), ...Array(3).fill(true)]);
});

test('what is liker to what was asked for less of does not come', () => {
  const rows = rowsOf(lineOf(21), { seeds: [4], less: [16], length: 30 });
  expect(Math.max(...rows)).toBeLessThan(10);
  const wider = rowsOf(lineOf(21), { seeds: [4], more: [17], length: 30 });
  expect(Math.max(...wider)).toBe(20);
});

test('two artists alternate when no more is possible, and each time it is said', () => {
  const ground = groundOf(Array.from({ length: 12 }, (_, n) => ({ at: [n], artist: n % 2 })));
  const tracks = radio(ground, { ...usual, seeds: [0], length: 12, gap: 5 });
  expect(tracks.map(({ row }) => row % 2)).toEqual(Array.from({ length: 12 }, (_, n) => n % 2));
  expect(tracks.map(({ sinceArtist }) => sinceArtist)).toEqual([null, null, ...Array(10).fill(1)]);
});

describe('laws', () => {
  const anyWish = anyGround.chain((ground) => {
    const rows = fc.uniqueArray(fc.nat(ground.artists.length - 1), { maxLength: 15 });
    return fc.record({
      ground: fc.constant(ground),
      seeds: rows,
      home: fc.option(rows),
      more: rows,
      less: rows,
      length: fc.integer({ min: 1, max: 25 }),
      gap: fc.nat(8),
      seed: fc.integer(),
    });
  });

  test('no recording twice, and an artist too soon only where nobody else is left', () => {
    fc.assert(
      fc.property(anyWish, ({ ground, ...wish }) => {
        const tracks = radio(ground, { ...wish, less: [], played: [] });
        const rows = tracks.map(({ row }) => row);
        expect(new Set(rows.map((row) => ground.recordings[row])).size).toBe(rows.length);
        for (const [place, { row, sinceArtist }] of tracks.entries()) {
          const before = rows.slice(0, place);
          const since = (other: number): number => {
            const last = before.findLastIndex((earlier) => ground.artists[earlier] === ground.artists[other]);
            return last < 0 ? Number.POSITIVE_INFINITY : place - last - 1;
          };
          expect(sinceArtist).toBe(since(row) < wish.gap ? since(row) : null);
          if (sinceArtist === null) continue;
          const heard = new Set(before.map((earlier) => ground.recordings[earlier]));
          const left = [...ground.artists.keys()].filter((other) => !heard.has(ground.recordings[other]!));
          expect(Math.max(...left.map(since))).toBe(sinceArtist);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('by the same seed the same, and in batches what it is in one', () => {
    fc.assert(
      fc.property(anyWish, fc.nat(20), ({ ground, ...wish }, cut) => {
        const whole = radio(ground, { ...wish, played: [] });
        const first = radio(ground, { ...wish, played: [], length: Math.min(cut, wish.length) });
        const played = first.map(({ row }) => row);
        const rest = radio(ground, { ...wish, played, length: wish.length - played.length });
        expect([...first, ...rest]).toEqual(whole);
      }),
      { numRuns: 300 },
    );
  });

  test('another seed plays another order', () => {
    const orders = new Set([1, 2, 3, 4, 5].map((seed) => rowsOf(lineOf(100), { seeds: [50], seed }).join()));
    expect(orders.size).toBeGreaterThan(2);
  });
});
