// Gains by measured loudness: by the definition, and never into clipping.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { albumGainDb, factorOf, mostPeakDbtp, trackGainDb } from '../../../src/core/playing/levelling.ts';

const lufs = fc.double({ min: -40, max: 0, noNaN: true });
const dbtp = fc.double({ min: -30, max: 3, noNaN: true });
const track = fc.record({
  loudnessLufs: lufs,
  truePeakDbtp: fc.option(dbtp),
  durationSeconds: fc.option(fc.integer({ min: 1, max: 600 })),
});

test('a track is brought to -18 LUFS as far as its peak allows', () => {
  const level = (loudnessLufs: number | null, truePeakDbtp: number | null) =>
    trackGainDb({ loudnessLufs, truePeakDbtp, durationSeconds: 100 });
  expect(level(-10, 0.5)).toBe(-8);
  expect(level(-24, -10)).toBe(6);
  expect(level(-24, -4)).toBe(3);
  expect(level(-24, 0)).toBe(0);
  expect(level(-24, null)).toBe(0);
  expect(level(-10, null)).toBe(-8);
  expect(level(null, -3)).toBe(0);
});

test('no gain, of a track or an album, raises a peak above -1 dBTP', () => {
  fc.assert(
    fc.property(fc.array(track, { minLength: 1, maxLength: 8 }), (tracks) => {
      const album = albumGainDb(tracks);
      for (const one of tracks)
        for (const gain of [trackGainDb(one), album])
          if (gain > 0)
            expect((one.truePeakDbtp ?? Infinity) + gain).toBeLessThanOrEqual(mostPeakDbtp + 1e-9);
    }),
  );
});

test('an album is as loud as its power over its time, and one gain keeps its differences', () => {
  const long = { loudnessLufs: -10, truePeakDbtp: -6, durationSeconds: 300 };
  const short = { loudnessLufs: -20, truePeakDbtp: -12, durationSeconds: 100 };
  expect(albumGainDb([long, short])).toBeCloseTo(-18 - 10 * Math.log10((0.1 * 300 + 0.01 * 100) / 400), 9);
  expect(albumGainDb([])).toBe(0);
  expect(albumGainDb([{ ...long, loudnessLufs: null }])).toBe(0);
});

test('6.02 dB are a factor of two', () => {
  expect(factorOf(20 * Math.log10(2))).toBeCloseTo(2, 12);
});
