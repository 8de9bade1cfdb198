// Beats and tuning against librosa 1.0's (data/librosa/beats.json), and on clicks whose places are known.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { HOP_LENGTH, SAMPLE_RATE } from '../../../../src/core/dsp/framing.ts';
import { estimateTuning } from '../../../../src/core/dsp/pitch/tuning.ts';
import { trackBeats } from '../../../../src/core/dsp/rhythm/beats.ts';
import { picturesOf } from '../../../../src/core/features/pictures.ts';
import { readFlac } from '../../../helpers/flac.ts';
import { fastKernels } from '../../../helpers/kernels.ts';
import { hasShared, sharedData } from '../../../helpers/shared.ts';
import { clicks } from '../../../helpers/signals.ts';

const secondsOf = (frames: readonly number[]) => frames.map((t) => (t * HOP_LENGTH) / SAMPLE_RATE);

describe.skipIf(!hasShared)('against librosa', () => {
  it('beats agree (F-measure at 70 ms), and so do tempo and tuning', { timeout: 180_000 }, async () => {
    const golden = z
      .record(
        z.string(),
        z.object({ tempo: z.number(), beat_frames: z.array(z.number()), tuning: z.number() }),
      )
      .parse(JSON.parse(readFileSync(sharedData('librosa', 'beats.json'), 'utf8')));
    const scores: number[] = [];
    for (const [clip, { tempo, beat_frames, tuning }] of Object.entries(golden)) {
      const pictures = picturesOf(await readFlac(sharedData('gtzan', 'audio', `${clip}.flac`)), fastKernels);
      expect.soft(pictures.tempo, clip).toBeCloseTo(tempo, 6);
      expect.soft(estimateTuning(pictures.magnitude, 1), clip).toBeCloseTo(tuning, 6);
      scores.push(fMeasure(secondsOf(trackBeats(pictures.onsets, pictures.tempo)), secondsOf(beat_frames)));
    }
    expect(scores).toHaveLength(50);
    expect(scores.reduce((a, b) => a + b) / scores.length).toBeGreaterThanOrEqual(0.95);
  });
});

/** Harmonic mean of precision and recall, each beat matched at most once within 70 ms (Davies, Degara and Plumbley 2009). */
function fMeasure(found: readonly number[], truth: readonly number[]): number {
  const free = [...truth];
  const hits = found.filter((time) => {
    const at = free.findIndex((other) => Math.abs(other - time) <= 0.07);
    if (at >= 0) free.splice(at, 1);
    return at >= 0;
  }).length;
  return found.length + truth.length === 0 ? 1 : (2 * hits) / (found.length + truth.length);
}

describe('clicks', () => {
  const framesPerBeat = 22;
  const { onsets, tempo } = picturesOf(clicks(framesPerBeat * HOP_LENGTH, 20 * SAMPLE_RATE), fastKernels);
  const beats = trackBeats(onsets, tempo);

  it('are beats, one period apart', () => {
    expect(beats.length).toBeGreaterThan(30);
    for (let i = 1; i < beats.length; i++) expect(beats[i]! - beats[i - 1]!).toBe(framesPerBeat);
  });
  it('are found where they are, to a frame or two', () => {
    for (const beat of beats) {
      const phase = ((beat % framesPerBeat) + framesPerBeat) % framesPerBeat;
      expect(Math.min(phase, framesPerBeat - phase)).toBeLessThanOrEqual(2);
    }
  });
  it('do not exist in silence', () => {
    expect(trackBeats(new Float32Array(100), 120)).toEqual([]);
    expect(trackBeats(onsets, 0)).toEqual([]);
  });
});
