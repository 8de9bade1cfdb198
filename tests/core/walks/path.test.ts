// Paths: on made spaces what must come out, and for any library the laws: ends, no repeats, limits, artists, the same again.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Limits } from '../../../src/core/domain/walk.ts';
import type { Ground } from '../../../src/core/walks/ground.ts';
import { findPath, type Path } from '../../../src/core/walks/path.ts';
import { anyGround, distanceBetween, groundOf, lineOf } from './made.ts';

const free: Limits = { tempoPercent: null, key: false, loudnessLu: null };

function pathIn(
  ground: Ground,
  from: number,
  to: number,
  steps: number | null,
  limits = free,
  artistGap = 0,
) {
  return findPath(ground, { from, to, steps, limits, artistGap });
}

describe('where it is known what must come out', () => {
  test('points on a line are visited in their order, all of them or evenly', () => {
    expect(pathIn(lineOf(9), 0, 8, 8).rows).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(pathIn(lineOf(9), 8, 0, 4).rows).toEqual([8, 6, 4, 2, 0]);
    expect(pathIn(lineOf(41), 5, 35, 3).rows).toEqual([5, 15, 25, 35]);
  });

  test('of tracks beside the line the nearest are taken', () => {
    const sides = [0.4, -0.3, 0.5, 0.2].flatMap((y, n) => [
      { at: [n + 1, y] },
      { at: [n + 1, y + (y < 0 ? -1 : 1)] },
    ]);
    const ground = groundOf([{ at: [0, 0] }, ...sides, { at: [5, 0] }]);
    expect(pathIn(ground, 0, 9, 5).rows).toEqual([0, 1, 3, 5, 7, 9]);
  });

  test('a file of the same recording takes no second place', () => {
    const doubled = groundOf(
      Array.from({ length: 18 }, (_, n) => ({ at: [n >> 1, 0], recording: n >> 1, artist: n >> 1 })),
    );
    expect(pathIn(doubled, 0, 16, 8).rows.map((row) => row >> 1)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test('tempo: half and double are no jump, and the way round a jump is taken', () => {
    const tempi = [100, 150, 51, 204, 150, 104];
    const ground = groundOf(tempi.map((tempo, n) => ({ at: [n, 0], tempo })));
    const { rows, joins } = pathIn(ground, 0, 5, 3, { ...free, tempoPercent: 6 });
    expect(rows).toEqual([0, 2, 3, 5]);
    expect(joins.map(({ tempoPercent }) => Math.round(tempoPercent ?? 99))).toEqual([2, 0, 2]);
  });

  test('key: the wheel is walked hour by hour', () => {
    // 8A to 11A, with every key at every place between.
    const between = [1, 2].flatMap((x) => Array.from({ length: 24 }, (_, key) => ({ at: [x, 0], key })));
    const ground = groundOf([{ at: [0, 0], key: 14 }, ...between, { at: [3, 0], key: 20 }]);
    const { joins } = pathIn(ground, 0, 49, 3, { ...free, key: true });
    expect(joins.map(({ key, broken }) => [key, broken])).toEqual(Array(3).fill(['up', []]));
  });

  test('a limit that cannot be kept is broken in one step, and that step says so', () => {
    const loudness = [-20, -20, -20, -8, -8, -8];
    const ground = groundOf(loudness.map((value, n) => ({ at: [n, 0], loudness: value })));
    const { joins, rows } = pathIn(ground, 0, 5, 5, { ...free, loudnessLu: 3 });
    expect(rows).toEqual([0, 1, 2, 3, 4, 5]);
    expect(joins.map(({ broken }) => broken)).toEqual([[], [], ['loudness'], [], []]);
  });

  test('an end without a tempo costs its own step alone', () => {
    const ground = groundOf([
      { at: [0, 0] },
      ...[1, 2, 3].map((x) => ({ at: [x, 0], tempo: 120 })),
      { at: [1, 0.01] },
    ]);
    const { rows, joins } = pathIn(ground, 0, 3, 3, { ...free, tempoPercent: 5 });
    expect(rows).toEqual([0, 1, 2, 3]);
    expect(joins.map(({ broken }) => broken)).toEqual([['tempo'], [], []]);
  });

  test('an artist comes again only after the gap, or as late as there are others', () => {
    const two = groundOf(
      Array.from({ length: 21 }, (_, n) => ({ at: [n, 0], artist: n % 3 === 0 ? n : 999 })),
    );
    const { rows, artistGap } = pathIn(two, 0, 18, 6, free, 5);
    expect(artistGap).toBe(5);
    expect(rows.filter((row) => row % 3 !== 0).length).toBeLessThanOrEqual(1);
    const one = groundOf(Array.from({ length: 7 }, (_, n) => ({ at: [n, 0], artist: 1 })));
    expect(pathIn(one, 0, 6, 6, free, 5)).toMatchObject({ rows: [0, 1, 2, 3, 4, 5, 6], artistGap: 0 });
  });
});

describe('edges', () => {
  test('from a recording to itself there is no path', () => {
    const ground = groundOf([
      { at: [0], recording: 1 },
      { at: [1], recording: 1 },
    ]);
    for (const to of [0, 1]) expect(() => pathIn(ground, 0, to, 3)).toThrow(/same recording/u);
  });

  test('a library smaller than the path gives what it has', () => {
    expect(pathIn(lineOf(2), 0, 1, 50).rows).toEqual([0, 1]);
    expect(pathIn(lineOf(4), 3, 0, null).rows).toEqual([3, 2, 1, 0]);
  });

  test('where all sound alike the path is as long as asked and takes no track twice', () => {
    const ground = groundOf(Array.from({ length: 30 }, () => ({ at: [1, 1] })));
    for (const steps of [10, null]) {
      const { rows, joins } = pathIn(ground, 0, 29, steps);
      expect(new Set(rows).size).toBe(rows.length);
      expect(joins.every(({ distance }) => distance === 0)).toBe(true);
    }
    expect(pathIn(ground, 0, 29, 10).rows).toHaveLength(11);
  });
});

describe('laws', () => {
  const anyLimits = fc.record({
    tempoPercent: fc.option(fc.integer({ min: 1, max: 20 })),
    key: fc.boolean(),
    loudnessLu: fc.option(fc.integer({ min: 1, max: 8 })),
  });
  const anyWish = anyGround.chain((ground) =>
    fc.record({
      ground: fc.constant(ground),
      from: fc.nat(ground.artists.length - 1),
      to: fc.nat(ground.artists.length - 1),
      steps: fc.option(fc.integer({ min: 1, max: 12 })),
      limits: anyLimits,
      artistGap: fc.nat(6),
    }),
  );
  type Wish = typeof anyWish extends fc.Arbitrary<infer Value> ? Value : never;
  const holds = (law: (wish: Wish, path: Path) => void): void =>
    fc.assert(
      fc.property(anyWish, ({ ground, ...wish }) => {
        fc.pre(ground.recordings[wish.from] !== ground.recordings[wish.to]);
        law({ ground, ...wish }, findPath(ground, wish));
      }),
      { numRuns: 300 },
    );

  test('it leads from one end to the other, and nothing comes twice, in no file', () => {
    holds(({ ground, from, to, steps }, { rows, joins }) => {
      expect([rows[0], rows.at(-1)]).toEqual([from, to]);
      expect(joins).toHaveLength(rows.length - 1);
      expect(new Set(rows.map((row) => ground.recordings[row])).size).toBe(rows.length);
      if (steps !== null) expect(joins.length).toBeLessThanOrEqual(steps);
    });
  });

  test('every step keeps the limits or names the one that it breaks', () => {
    holds(({ ground, limits }, { rows, joins }) => {
      for (const [n, { broken, distance }] of joins.entries()) {
        const [a, b] = [rows[n]!, rows[n + 1]!];
        const octaves = Math.abs(Math.log2(ground.tempi[b]! / ground.tempi[a]!)) % 1;
        const jump = 2 ** Math.min(octaves, 1 - octaves) - 1;
        const [hour, other] = [ground.keys[a]! >> 1, ground.keys[b]! >> 1];
        const apart = Math.min((hour - other + 12) % 12, (other - hour + 12) % 12);
        const isSameRing = ground.keys[a]! % 2 === ground.keys[b]! % 2;
        const isNear = apart === 0 || (apart === 1 && isSameRing);
        const isKeyed = ground.keys[a]! >= 0 && ground.keys[b]! >= 0;
        const louder = Math.abs(ground.loudness[b]! - ground.loudness[a]!);
        expect(broken.includes('tempo')).toBe(
          limits.tempoPercent !== null && !(jump <= limits.tempoPercent / 100 + 1e-6),
        );
        expect(broken.includes('key')).toBe(limits.key && !(isKeyed && isNear));
        expect(broken.includes('loudness')).toBe(
          limits.loudnessLu !== null && !(louder <= limits.loudnessLu),
        );
        expect(distance).toBeCloseTo(distanceBetween(ground, a, b), 4);
      }
    });
  });

  test('nothing is broken where a path that keeps all has one track between, or none', () => {
    fc.assert(
      fc.property(anyGround, fc.integer({ min: 1, max: 15 }), (ground, tempoPercent) => {
        fc.pre(ground.recordings[0] !== ground.recordings[1]);
        const limits = { ...free, tempoPercent, key: true };
        const isKept = (path: Path): boolean => path.joins.every(({ broken }) => broken.length === 0);
        const seen = new Set([ground.recordings[0], ground.recordings[1]]);
        const middles = [...ground.artists.keys()].filter((row) => {
          if (!(ground.tempi[row]! > 0 && ground.keys[row]! >= 0) || seen.has(ground.recordings[row]))
            return false;
          seen.add(ground.recordings[row]);
          return true;
        });
        fc.pre(middles.length > 0);
        // Judged one by one, each as the only track between.
        const alone = middles.some((row) => {
          const only = groundOf(
            [0, row, 1].map((track) => ({
              at: [0],
              tempo: ground.tempi[track]!,
              key: ground.keys[track]!,
            })),
          );
          return (
            Number.isFinite(only.tempi[1]!) && only.keys[1]! >= 0 && isKept(pathIn(only, 0, 2, 2, limits))
          );
        });
        expect(isKept(pathIn(ground, 0, 1, 2, limits))).toBe(alone);
      }),
      { numRuns: 300 },
    );
  });

  test('the gap that it says is kept between all but the ends', () => {
    holds(({ ground }, { rows, artistGap }) => {
      for (let a = 0; a < rows.length; a++)
        for (let b = a + 1; b <= Math.min(a + artistGap, rows.length - 1); b++)
          if (a > 0 || b < rows.length - 1)
            expect(ground.artists[rows[a]!]).not.toBe(ground.artists[rows[b]!]);
    });
  });

  test('asked again it is the same', () => {
    holds(({ ground, ...wish }, path) => {
      expect(findPath(ground, wish)).toEqual(path);
    });
  });
});
