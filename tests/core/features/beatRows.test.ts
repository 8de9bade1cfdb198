// Rows of beat intervals: where they lie, what they are called, and that they describe the interval and nothing else.
import { describe, expect, it } from 'vitest';
import { BEAT_NAMES, beatRows } from '../../../src/core/features/beatRows.ts';
import { FEATURE_NAMES } from '../../../src/core/features/layout.ts';
import { picturesOf } from '../../../src/core/features/pictures.ts';
import { fastKernels } from '../../helpers/kernels.ts';
import { clicks, sine } from '../../helpers/signals.ts';

const framesPerBeat = 22;
const secondsPerBeat = (framesPerBeat * 512) / 22050;

/** Clicks, and between them tones: low in the first half, high in the second. */
const samples = clicks(framesPerBeat * 512, 20 * 22050);
const low = sine(220, samples.length, 0.05);
const high = sine(880 * 2 ** (4 / 12), samples.length, 0.05);
for (let n = 0; n < samples.length; n++) samples[n]! += n < samples.length / 2 ? low[n]! : high[n]!;
const rows = beatRows(picturesOf(samples, fastKernels));
const column = (name: string): number => {
  expect(BEAT_NAMES).toContain(name);
  return BEAT_NAMES.indexOf(name);
};

describe('beat rows', () => {
  it('tile the time between the first and the last beat', () => {
    expect(rows.length).toBeGreaterThan(30);
    for (const [i, row] of rows.entries()) {
      expect(row.durationSeconds).toBeCloseTo(secondsPerBeat, 6);
      if (i > 0)
        expect(row.startSeconds).toBeCloseTo(rows[i - 1]!.startSeconds + rows[i - 1]!.durationSeconds, 6);
    }
  });
  it('have the columns of the feature vector, then chroma and mel, all finite', () => {
    expect(BEAT_NAMES.slice(0, FEATURE_NAMES.length)).toEqual(FEATURE_NAMES);
    expect(BEAT_NAMES).toHaveLength(FEATURE_NAMES.length + 12 + 128);
    expect(new Set(BEAT_NAMES).size).toBe(BEAT_NAMES.length);
    for (const { values } of rows) {
      expect(values).toHaveLength(BEAT_NAMES.length);
      expect(values.every(Number.isFinite)).toBe(true);
    }
  });
  it('tell of their interval alone: A in the first half, C sharp in the second', () => {
    const [first, last] = [rows[3]!.values, rows.at(-4)!.values];
    expect(first[column('chroma_A_mean')]).toBeGreaterThan(0.9);
    expect(last[column('chroma_C#_mean')]).toBeGreaterThan(0.9);
    expect(last[column('spectral_centroid_mean')]).toBeGreaterThan(first[column('spectral_centroid_mean')]!);
    expect(first[column('tempo')]).toBeCloseTo(60 / secondsPerBeat, 3);
  });
  it('do not exist without beats', () =>
    expect(beatRows(picturesOf(new Float32Array(44100), fastKernels))).toEqual([]));
});
