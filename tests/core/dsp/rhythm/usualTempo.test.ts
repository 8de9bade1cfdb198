// What is usual in a genre is the middle of its tracks, which a few odd ones do not move.
import { expect, test } from 'vitest';
import { usualTempo } from '../../../../src/core/dsp/rhythm/usualTempo.ts';

test('of fewer than twenty tracks nothing is known', () => {
  expect(usualTempo([])).toBeNull();
  expect(usualTempo(Array.from({ length: 19 }, () => 7))).toBeNull();
  expect(usualTempo(Array.from({ length: 20 }, () => 7))).toEqual({ octave: 7, spread: 0.2 });
});

test('five of thirty at half the tempo move neither the middle nor the spread', () => {
  const tracks = Array.from({ length: 30 }, (_, i) => Math.log2(174) - (i < 5 ? 1 : 0));
  expect(usualTempo(tracks)).toEqual({ octave: Math.log2(174), spread: 0.2 });
});

test('a genre of all tempi is as wide as they are', () => {
  const tracks = Array.from({ length: 101 }, (_, i) => 6 + i / 50);
  const usual = usualTempo(tracks);
  expect(usual?.octave).toBeCloseTo(7, 9);
  // Half of them lie within half an octave of the middle.
  expect(usual?.spread).toBeCloseTo(0.5 * 1.4826, 2);
});
