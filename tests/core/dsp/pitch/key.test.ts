// Keys of chords and scales that no one would dispute.
import { describe, expect, it } from 'vitest';
import type { Levels } from '../../../../src/core/dsp/level/levelMeter.ts';
import { estimateKey, PITCH_CLASSES } from '../../../../src/core/dsp/pitch/key.ts';
import { rhythmOf } from '../../../../src/core/dsp/rhythm/rhythm.ts';
import { musicalFacts } from '../../../../src/core/features/facts.ts';
import { type Pictures, picturesOf } from '../../../../src/core/features/pictures.ts';

/** Weights of a scale whose tonic triad is stressed, as melodies do. */
const scales = {
  major: { 0: 3, 2: 1, 4: 2, 5: 1, 7: 2, 9: 1, 11: 1 },
  minor: { 0: 3, 2: 1, 3: 2, 5: 1, 7: 2, 8: 1, 10: 1 },
};

describe('key', () => {
  it('of each of the 24 scales is found', () => {
    for (const mode of ['major', 'minor'] as const) {
      for (const [root, tonic] of PITCH_CLASSES.entries()) {
        const chroma = new Float32Array(12);
        for (const [step, weight] of Object.entries(scales[mode]))
          chroma[(root + Number(step)) % 12] = weight;
        const key = estimateKey(chroma);
        expect(key).toMatchObject({ tonic, mode });
        expect(key!.strength).toBeGreaterThan(0.8);
        expect(key!.strength).toBeLessThanOrEqual(1);
      }
    }
  });
  it('of nothing, and of all pitches alike, does not exist', () => {
    expect(estimateKey(new Float32Array(12))).toBeNull();
    expect(estimateKey(new Float32Array(12).fill(0.5))).toBeNull();
  });
});

const noLevels: Levels = {
  seconds: 0,
  loudnessLufs: null,
  loudnessRangeLu: null,
  truePeakDbtp: null,
  dynamicRangeDb: 0,
};

describe('facts', () => {
  it('of an A minor cadence: A minor, and finite numbers', () => {
    const chords = [
      [57, 60, 64],
      [62, 65, 69],
      [64, 68, 71],
      [57, 60, 64],
    ];
    const samples = new Float32Array(4 * 22050);
    for (let n = 0; n < samples.length; n++) {
      const chord = chords[Math.floor(n / 22050)]!;
      for (const midi of chord)
        samples[n]! += 0.2 * Math.sin((2 * Math.PI * 440 * 2 ** ((midi - 69) / 12) * n) / 22050);
    }
    const levels = { ...noLevels, seconds: 4, loudnessLufs: -14 };
    expect(factsOf(picturesOf(samples), levels)).toMatchObject({
      estimatedKey: 'A minor',
      loudnessLufs: -14,
      loudnessSeconds: 4,
    });
  });
  it('of silence say that there are none', () => {
    const silence = picturesOf(new Float32Array(22050));
    expect(factsOf(silence, noLevels)).toMatchObject({
      tempoBpm: null,
      estimatedKey: null,
      loudnessLufs: null,
      dynamicRangeDb: 0,
    });
  });
});

function factsOf(pictures: Pictures, levels: Levels) {
  return musicalFacts(pictures, rhythmOf(pictures.magnitude), levels);
}
