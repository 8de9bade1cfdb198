// Descriptors of signals whose values follow from the formulas alone.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matrix } from '../../../src/core/domain/matrix.ts';
import { binFrequency, HOP_LENGTH } from '../../../src/core/dsp/framing.ts';
import { rms, zeroCrossingRate } from '../../../src/core/dsp/level/waveform.ts';
import { estimateTuning } from '../../../src/core/dsp/pitch/tuning.ts';
import { meanTempogram, tempogram } from '../../../src/core/dsp/rhythm/tempogram.ts';
import { dctBasis } from '../../../src/core/dsp/spectrum/dct.ts';
import { powerToDb } from '../../../src/core/dsp/spectrum/decibel.ts';
import { project } from '../../../src/core/dsp/spectrum/filterbank.ts';
import { hzToMel, melToHz } from '../../../src/core/dsp/spectrum/mel.ts';
import { medianInPlace, moments } from '../../../src/core/dsp/statistics.ts';
import { type Pictures, picturesOf } from '../../../src/core/features/pictures.ts';
import { bothKernels } from '../../helpers/kernels.ts';
import { clicks, noise, sine } from '../../helpers/signals.ts';

const seconds = (s: number) => Math.round(s * 22050);
/** A frame well inside a signal of a few seconds. */
const inside = 40;

describe.each(bothKernels)('by %s kernels', (_, kernels) => {
  describe('a sine on the centre of bin 64', () => {
    const hz = binFrequency(64);
    const samples = sine(hz, seconds(3), 0.5);
    const { magnitude, shape, harmonic, percussive } = copied(picturesOf(samples, kernels));

    // A Hann window spreads it over three bins as 1 : 2 : 1.
    it('peaks at half its amplitude times half the window', () => {
      expect(magnitude.data[inside * 1025 + 64]).toBeCloseTo(0.5 * 0.5 * 1024, 2);
      expect(magnitude.data[inside * 1025 + 65]).toBeCloseTo(0.25 * 0.5 * 1024, 2);
    });
    it('has its frequency as centroid', () => expect(shape.centroid[inside]! / hz).toBeCloseTo(1, 4));
    it('has a bandwidth of root one half of a bin, but for the noise of single precision', () => {
      const bins = shape.bandwidth[inside]! / binFrequency(1);
      expect(bins).toBeGreaterThan(0.7);
      expect(bins).toBeLessThan(1);
    });
    it('rolls off one bin above', () => expect(shape.rolloff[inside]).toBe(Math.fround(binFrequency(65))));
    it('has an RMS of its amplitude over root two', () =>
      expect(rms(samples)[inside]).toBeCloseTo(0.5 / Math.SQRT2, 4));
    it('crosses zero twice a period', () =>
      expect(zeroCrossingRate(samples)[inside]).toBeCloseTo((2 * hz) / 22050, 3));
    it('is harmonic', () => {
      expect(moments(harmonic).variance).toBeGreaterThan(100 * moments(percussive).variance);
    });
  });

  describe('A440', () => {
    it('has all its chroma in A', () => {
      const frame = picturesOf(sine(440, seconds(2)), kernels).chroma.data.slice(
        inside * 12,
        inside * 12 + 12,
      );
      expect(frame[9]).toBe(1);
      expect(Math.max(...frame.filter((_, pitch) => Math.abs(pitch - 9) > 1))).toBeLessThan(0.05);
    });

    it.each([-0.4, -0.13, 0, 0.27, 0.45])('detuned by %f semitones is found out', (tuning) => {
      const { magnitude } = picturesOf(sine(440 * 2 ** (tuning / 12), seconds(2)), kernels);
      expect(Math.abs(estimateTuning(magnitude, 2) - tuning)).toBeLessThanOrEqual(0.05);
    });
  });

  describe('white noise', () => {
    const samples = noise(seconds(10));
    const { shape } = picturesOf(samples, kernels);
    it('rolls off at 85 % of the band', () =>
      expect(moments(shape.rolloff).mean / 11025).toBeCloseTo(0.85, 2));
    it('has its centroid in the middle', () =>
      expect(moments(shape.centroid).mean / 11025).toBeCloseTo(0.5, 2));
    it('has the bandwidth of a uniform distribution', () =>
      expect(moments(shape.bandwidth).mean / (11025 / Math.sqrt(12))).toBeCloseTo(1, 2));
    it('changes sign at every second sample', () =>
      expect(moments(zeroCrossingRate(samples).subarray(2, -2)).mean).toBeCloseTo(0.5, 2));
  });

  describe('DC', () => {
    const samples = new Float32Array(seconds(2)).fill(0.5);
    it('never crosses zero', () => expect(Math.max(...zeroCrossingRate(samples))).toBe(0));
    it('has the value as RMS', () => expect(rms(samples)[inside]).toBeCloseTo(0.5, 6));
    it('sits in the lowest bins', () =>
      expect(picturesOf(samples, kernels).shape.rolloff[inside]).toBeLessThanOrEqual(binFrequency(1)));
  });

  describe('an impulse train', () => {
    const samples = new Float32Array(seconds(4));
    for (let n = 1024; n < samples.length; n += 16 * HOP_LENGTH) samples[n] = 1;
    it('is percussive', () => {
      const { harmonic, percussive } = picturesOf(samples, kernels);
      expect(moments(percussive).variance).toBeGreaterThan(10 * moments(harmonic).variance);
    });
    it('crosses no zero: zero counts as positive', () =>
      expect(Math.max(...zeroCrossingRate(samples))).toBe(0));
  });

  describe('a click track', () => {
    // At a whole number of frames a beat the tempo is exactly representable.
    it.each([16, 22, 30])('of %i frames a beat has that tempo', (frames) => {
      const { tempo } = picturesOf(clicks(frames * HOP_LENGTH, seconds(20)), kernels);
      expect(tempo).toBeCloseTo((60 * 22050) / HOP_LENGTH / frames, 6);
    });
  });

  describe('silence', () => {
    it('has no tempo, no tuning, no chroma and no parts', () => {
      const { magnitude, chroma, tempo, harmonic, percussive } = picturesOf(
        new Float32Array(seconds(2)),
        kernels,
      );
      expect(tempo).toBe(0);
      expect(estimateTuning(magnitude, 2)).toBe(0);
      for (const values of [chroma.data, harmonic, percussive])
        expect(values.every((x) => x === 0)).toBe(true);
    });
  });
});

/** A copy that outlives the next signal. */
function copied(pictures: Pictures): Pictures {
  return {
    ...pictures,
    magnitude: { ...pictures.magnitude, data: pictures.magnitude.data.slice() },
    harmonic: pictures.harmonic.slice(),
  };
}

describe('building blocks', () => {
  it('the median of an even count is the mean of the middle two, whatever the order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1 }), (values) => {
        const sorted = values.toSorted((a, b) => a - b);
        const middle = sorted.length >> 1;
        const expected =
          sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
        expect(medianInPlace(Float64Array.from(values))).toBe(expected);
      }),
    );
  });
  it('the mean tempogram is the tempogram averaged over time', () => {
    const envelope = noise(200).map(Math.abs);
    const full = tempogram(envelope, 60);
    const mean = meanTempogram(envelope, 60);
    for (let lag = 0; lag < 60; lag++) {
      let sum = 0;
      for (let t = 0; t < 200; t++) sum += full.data[t * 60 + lag]!;
      expect(mean[lag]).toBeCloseTo(sum / 200, 5);
    }
  });
  it('Slaney mel: 1 kHz is 15 mel, and back', () => {
    expect(hzToMel(1000)).toBeCloseTo(15, 12);
    expect(hzToMel(6400)).toBeCloseTo(42, 12);
    for (const hz of [50, 999, 1001, 8000]) expect(melToHz(hzToMel(hz))).toBeCloseTo(hz, 8);
  });
  it('decibels: floor at 1e-10, at most 80 dB below the loudest', () => {
    expect(Array.from(powerToDb(matrix(1, 3, Float32Array.of(1, 1e-4, 0))).data)).toEqual([0, -40, -80]);
    expect(Array.from(powerToDb(matrix(1, 2, Float32Array.of(0, 0))).data)).toEqual([-100, -100]);
  });
  it('the DCT of a constant is its first coefficient alone', () => {
    const [first, ...others] = project(
      dctBasis(20, 128),
      matrix(1, 128, new Float32Array(128).fill(-20)),
      1,
    ).data;
    expect(first).toBeCloseTo(-20 * Math.sqrt(128), 4);
    for (const other of others) expect(other).toBeCloseTo(0, 4);
  });
});
