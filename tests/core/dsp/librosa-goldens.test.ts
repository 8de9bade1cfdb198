// Every intermediate against librosa 1.0 on the first five seconds of a real clip (data/librosa; see data/README.md).
import { describe, expect, it } from 'vitest';
import { chroma, chromaFilterbank } from '../../../src/core/dsp/chroma.ts';
import { powerToDb } from '../../../src/core/dsp/decibel.ts';
import { applyFilterbank, sparseFilterbank } from '../../../src/core/dsp/filterbank.ts';
import { harmonicMask, separate } from '../../../src/core/dsp/hpss.ts';
import { melFilterbank } from '../../../src/core/dsp/mel.ts';
import { mfcc } from '../../../src/core/dsp/mfcc.ts';
import { onsetStrength } from '../../../src/core/dsp/onset.ts';
import { spectralShape } from '../../../src/core/dsp/spectral-shape.ts';
import { magnitudes, stft } from '../../../src/core/dsp/stft.ts';
import { tempogram } from '../../../src/core/dsp/tempogram.ts';
import { estimateTuning } from '../../../src/core/dsp/tuning.ts';
import { rms, zeroCrossingRate } from '../../../src/core/dsp/waveform.ts';
import type { Matrix } from '../../../src/core/model/matrix.ts';
import { type NpyArray, readNpy } from '../../helpers/npy.ts';
import { hasShared, sharedData } from '../../helpers/shared.ts';

describe.skipIf(!hasShared)('librosa goldens', () => {
  const golden = (name: string): NpyArray => readNpy(sharedData('librosa', `${name}.npy`));
  const samples = hasShared ? golden('samples').data : new Float32Array(2048);
  const spectra = stft(samples);
  const spectrum = magnitudes(spectra);
  const melDb = powerToDb(applyFilterbank(sparseFilterbank(melFilterbank()), spectrum, 2));
  const mask = harmonicMask(spectrum);
  const shape = spectralShape(spectrum);

  it('STFT magnitude', () => expectFrames(spectrum, golden('stft_magnitude')));
  it('mel filterbank', () => expectSeries(melFilterbank().data, golden('mel_filterbank')));
  it('chroma filterbank', () => expectSeries(chromaFilterbank(0).data, golden('chroma_filterbank_tuning0')));
  it('tuning', () => expect(estimateTuning(spectrum, 1)).toBeCloseTo(-0.02, 10));
  it('chroma', () => expectFrames(chroma(spectrum, estimateTuning(spectrum, 2)), golden('chroma_stft')));
  it('MFCC', () => expectFrames(mfcc(melDb, 20), golden('mfcc20')));
  it('centroid', () => expectSeries(shape.centroid, golden('spectral_centroid')));
  it('bandwidth', () => expectSeries(shape.bandwidth, golden('spectral_bandwidth')));
  it('roll-off', () => expectSeries(shape.rolloff, golden('spectral_rolloff')));
  it('zero-crossing rate', () => expectSeries(zeroCrossingRate(samples), golden('zero_crossing_rate')));
  it('RMS', () => expectSeries(rms(samples), golden('rms')));
  it('onset strength', () => expectSeries(onsetStrength(melDb, 'mean'), golden('onset_strength')));
  it('tempogram', () => expectFrames(tempogram(onsetStrength(melDb, 'mean'), 384), golden('tempogram')));

  it('harmonic and percussive magnitudes', () => {
    const share = (of: (mask: number) => number): Matrix => ({
      ...spectrum,
      data: spectrum.data.map((magnitude, i) => magnitude * of(mask.data[i]!)),
    });
    expectFrames(
      share((m) => m),
      golden('hpss_harmonic_magnitude'),
    );
    expectFrames(
      share((m) => 1 - m),
      golden('hpss_percussive_magnitude'),
    );
  });

  it('harmonic and percussive signals', () => {
    const { harmonic, percussive } = separate(samples, spectra, mask);
    expectSeries(harmonic, golden('harmonic_samples'));
    expectSeries(percussive, golden('percussive_samples'));
  });
});

/** Ours is frames x values, NumPy's is values x frames. */
function expectFrames(ours: Matrix, golden: NpyArray): void {
  expect([ours.cols, ours.rows]).toEqual(golden.shape);
  const turned = new Float32Array(ours.data.length);
  for (let r = 0; r < ours.rows; r++) {
    for (let c = 0; c < ours.cols; c++) turned[c * ours.rows + r] = ours.data[r * ours.cols + c]!;
  }
  expectSeries(turned, golden);
}

/** Within |a - b| <= 1e-4 |b| + 1e-5 max|b| everywhere. */
function expectSeries(ours: Float32Array, golden: NpyArray): void {
  expect(ours.length).toBe(golden.data.length);
  let largest = 0;
  for (const value of golden.data) largest = Math.max(largest, Math.abs(value));
  let worst = 0;
  for (let i = 0; i < ours.length; i++) {
    const allowed = 1e-4 * Math.abs(golden.data[i]!) + 1e-5 * largest;
    worst = Math.max(worst, Math.abs(ours[i]! - golden.data[i]!) / allowed);
  }
  expect(worst).toBeLessThanOrEqual(1);
}
