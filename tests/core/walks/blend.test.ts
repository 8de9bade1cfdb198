// Blends: near to what is wanted, never nearer to what is not, a few by each artist, each recording once.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blend } from '../../../src/core/walks/blend.ts';
import { anyGround, distanceBetween, groundOf, lineOf } from './made.ts';

const all = { limit: 1000, perArtist: 1000 };
const rowsOf = (...[ground, wish]: Parameters<typeof blend>): number[] =>
  blend(ground, wish).map(({ row }) => row);

test('of one example the neighbours in the order of their distance', () => {
  expect(rowsOf(lineOf(8), { more: [0], less: [], ...all })).toEqual([1, 2, 3, 4, 5, 6, 7]);
});

test('what is to be less like takes its side away', () => {
  expect(rowsOf(lineOf(11), { more: [0], less: [10], ...all })).toEqual([1, 2, 3, 4]);
});

test('of two examples that have nothing in common both sides come, not the middle', () => {
  const sides = [0, 1, 2, 50, 98, 99, 100].map((x) => ({ at: [x] }));
  const near = rowsOf(groundOf(sides), { more: [0, 6], less: [], ...all });
  expect(new Set(near.slice(0, 4))).toEqual(new Set([1, 2, 4, 5]));
  expect(near.at(-1)).toBe(3);
});

test('each says what it is like and unlike, and how far that is', () => {
  const [first] = blend(lineOf(11), { more: [0], less: [10], ...all });
  expect(first).toMatchObject({ row: 1, like: { row: 0, distance: 1 }, unlike: { row: 10, distance: 9 } });
});

test('nothing wanted, nothing found; all alike, all alike', () => {
  const same = groundOf(Array.from({ length: 5 }, () => ({ at: [3, 3] })));
  expect(rowsOf(same, { more: [], less: [1], ...all })).toEqual([]);
  expect(rowsOf(same, { more: [0], less: [], ...all })).toEqual([1, 2, 3, 4]);
  // As near to what is not wanted: nothing is liker to the one.
  expect(rowsOf(same, { more: [0], less: [1], ...all })).toEqual([]);
  expect(rowsOf(groundOf([{ at: [1] }]), { more: [0], less: [], ...all })).toEqual([]);
});

describe('laws', () => {
  const anyWish = anyGround.chain((ground) => {
    const rows = fc.uniqueArray(fc.nat(ground.artists.length - 1), { maxLength: 4 });
    return fc.record({
      ground: fc.constant(ground),
      more: rows,
      less: rows,
      limit: fc.integer({ min: 1, max: 30 }),
      perArtist: fc.integer({ min: 1, max: 4 }),
    });
  });

  test('no example, no recording twice, no artist too often, in the order of the score, and longer only where there is more', () => {
    fc.assert(
      fc.property(anyWish, ({ ground, ...wish }) => {
        const found = blend(ground, wish);
        const examples = new Set([...wish.more, ...wish.less].map((row) => ground.recordings[row]));
        const recordings = found.map(({ row }) => ground.recordings[row]);
        expect(new Set(recordings).size).toBe(found.length);
        expect(recordings.some((recording) => examples.has(recording))).toBe(false);
        expect(found.length).toBeLessThanOrEqual(wish.limit);
        for (const { row, score, like, unlike } of found) {
          const artist = ground.artists[row];
          const byArtist = found.filter((other) => ground.artists[other.row] === artist);
          expect(byArtist.length).toBeLessThanOrEqual(wish.perArtist);
          expect(score).toBeGreaterThanOrEqual(0);
          expect(wish.more).toContain(like.row);
          expect(like.distance).toBeCloseTo(distanceBetween(ground, row, like.row), 4);
          if (unlike !== null) expect(wish.less).toContain(unlike.row);
        }
        const scores = found.map(({ score }) => score);
        for (const [n, score] of scores.slice(1).entries())
          expect(score).toBeLessThanOrEqual((scores[n] ?? 0) + 1e-9);
        expect(blend(ground, { ...wish, limit: wish.limit + 5 }).slice(0, found.length)).toEqual(found);
      }),
      { numRuns: 300 },
    );
  });
});
