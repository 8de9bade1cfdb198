// Descriptors of signals whose values follow from the formulas alone.
import { describe, expect, it } from 'vitest';
import { chroma } from '../../../src/core/dsp/chroma.ts';
import { powerToDb } from '../../../src/core/dsp/decibel.ts';
import { applyFilterbank, sparseFilterbank } from '../../../src/core/dsp/filterbank.ts';
import { binFrequency, HOP_LENGTH } from '../../../src/core/dsp/framing.ts';
import { harmonicMask, separate } from '../../../src/core/dsp/hpss.ts';
import { hzToMel, melFilterbank, melToHz } from '../../../src/core/dsp/mel.ts';
import { mfcc } from '../../../src/core/dsp/mfcc.ts';
import { onsetStrength } from '../../../src/core/dsp/onset.ts';
import { spectralShape } from '../../../src/core/dsp/spectral-shape.ts';
import { moments } from '../../../src/core/dsp/statistics.ts';
import { magnitudes, stft } from '../../../src/core/dsp/stft.ts';
import { estimateTempo } from '../../../src/core/dsp/tempo.ts';
import { meanTempogram, tempogram } from '../../../src/core/dsp/tempogram.ts';
import { estimateTuning } from '../../../src/core/dsp/tuning.ts';
import { rms, zeroCrossingRate } from '../../../src/core/dsp/waveform.ts';
import { matrix } from '../../../src/core/model/matrix.ts';
import { clicks, noise, sine } from '../../helpers/signals.ts';

const seconds = (s: number) => Math.round(s * 22050);
/** A frame well inside a signal of a few seconds. */
const inside = 40;

describe('a sine on the centre of bin 64', () => {
  const hz = binFrequency(64);
  const samples = sine(hz, seconds(3), 0.5);
  const spectrum = magnitudes(stft(samples));
  const shape = spectralShape(spectrum);

  // A Hann window spreads it over three bins as 1 : 2 : 1.
  it('peaks at half its amplitude times half the window', () => {
    expect(spectrum.data[inside * 1025 + 64]).toBeCloseTo(0.5 * 0.5 * 1024, 2);
    expect(spectrum.data[inside * 1025 + 65]).toBeCloseTo(0.25 * 0.5 * 1024, 2);
  });
  it('has its frequency as centroid', () => expect(shape.centroid[inside]).toBeCloseTo(hz, 2));
  it('has a bandwidth of root one half of a bin', () =>
    expect(shape.bandwidth[inside]! / binFrequency(Math.SQRT1_2)).toBeCloseTo(1, 1));
  it('rolls off one bin above', () => expect(shape.rolloff[inside]).toBe(Math.fround(binFrequency(65))));
  it('has an RMS of its amplitude over root two', () =>
    expect(rms(samples)[inside]).toBeCloseTo(0.5 / Math.SQRT2, 4));
  it('crosses zero twice a period', () =>
    expect(zeroCrossingRate(samples)[inside]).toBeCloseTo((2 * hz) / 22050, 3));
  it('is harmonic', () => {
    const { harmonic, percussive } = separate(samples, stft(samples), harmonicMask(spectrum));
    expect(moments(harmonic).variance).toBeGreaterThan(100 * moments(percussive).variance);
  });
});

describe('A440', () => {
  it('has all its chroma in A', () => {
    const spectrum = magnitudes(stft(sine(440, seconds(2))));
    const frame = chroma(spectrum, estimateTuning(spectrum, 2)).data.subarray(inside * 12, inside * 12 + 12);
    expect(frame[9]).toBe(1);
    expect(Math.max(...frame.filter((_, pitch) => Math.abs(pitch - 9) > 1))).toBeLessThan(0.05);
  });

  it.each([-0.4, -0.13, 0, 0.27, 0.45])('detuned by %f semitones is found out', (tuning) => {
    const estimate = estimateTuning(magnitudes(stft(sine(440 * 2 ** (tuning / 12), seconds(2)))), 2);
    expect(Math.abs(estimate - tuning)).toBeLessThanOrEqual(0.05);
  });
});

describe('white noise', () => {
  const samples = noise(seconds(10));
  const shape = spectralShape(magnitudes(stft(samples)));
  it('rolls off at 85 % of the band', () => expect(moments(shape.rolloff).mean / 11025).toBeCloseTo(0.85, 2));
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
    expect(spectralShape(magnitudes(stft(samples))).rolloff[inside]).toBeLessThanOrEqual(binFrequency(1)));
});

describe('an impulse train', () => {
  const samples = new Float32Array(seconds(4));
  for (let n = 1024; n < samples.length; n += 16 * HOP_LENGTH) samples[n] = 1;
  it('is percussive', () => {
    const spectra = stft(samples);
    const { harmonic, percussive } = separate(samples, spectra, harmonicMask(magnitudes(spectra)));
    expect(moments(percussive).variance).toBeGreaterThan(10 * moments(harmonic).variance);
  });
  it('crosses no zero: zero counts as positive', () =>
    expect(Math.max(...zeroCrossingRate(samples))).toBe(0));
});

describe('a click track', () => {
  // At a whole number of frames a beat the tempo is exactly representable.
  it.each([16, 22, 30])('of %i frames a beat has that tempo', (frames) => {
    const spectrum = magnitudes(stft(clicks(frames * HOP_LENGTH, seconds(20))));
    const melDb = powerToDb(applyFilterbank(sparseFilterbank(melFilterbank()), spectrum, 2));
    expect(estimateTempo(onsetStrength(melDb, 'median'))).toBeCloseTo((60 * 22050) / HOP_LENGTH / frames, 6);
  });
});

describe('silence', () => {
  const samples = new Float32Array(seconds(2));
  const spectrum = magnitudes(stft(samples));
  it('has no tempo, no tuning and no chroma', () => {
    expect(estimateTempo(new Float32Array(100))).toBe(0);
    expect(estimateTuning(spectrum, 2)).toBe(0);
    expect(chroma(spectrum, 0).data.every((value) => value === 0)).toBe(true);
  });
  it('separates into silence', () => {
    const { harmonic, percussive } = separate(samples, stft(samples), harmonicMask(spectrum));
    expect(harmonic.every((x) => x === 0) && percussive.every((x) => x === 0)).toBe(true);
  });
});

describe('building blocks', () => {
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
    const [first, ...others] = mfcc(matrix(1, 128, new Float32Array(128).fill(-20)), 20).data;
    expect(first).toBeCloseTo(-20 * Math.sqrt(128), 4);
    for (const other of others) expect(other).toBeCloseTo(0, 4);
  });
});
