// Whole intermediates against librosa 1.0 on five seconds of a real clip (data/librosa in the shared data).
import { describe, expect, it } from 'vitest';
import type { Matrix } from '../../../../src/core/domain/matrix.ts';
import { delta } from '../../../../src/core/dsp/delta.ts';
import { rms, zeroCrossingRate } from '../../../../src/core/dsp/level/waveform.ts';
import { chromaFilterbank } from '../../../../src/core/dsp/pitch/chroma.ts';
import { tonnetz } from '../../../../src/core/dsp/pitch/tonnetz.ts';
import { estimateTuning } from '../../../../src/core/dsp/pitch/tuning.ts';
import { onsetStrength } from '../../../../src/core/dsp/rhythm/onset.ts';
import { meanTempogram, tempogram } from '../../../../src/core/dsp/rhythm/tempogram.ts';
import { spectralContrast } from '../../../../src/core/dsp/spectrum/contrast.ts';
import { harmonicMask } from '../../../../src/core/dsp/spectrum/hpss.ts';
import { melFilterbank } from '../../../../src/core/dsp/spectrum/mel.ts';
import { picturesOf } from '../../../../src/core/features/pictures.ts';
import { bothKernels } from '../../../helpers/kernels.ts';
import { type NpyArray, readNpy } from '../../../helpers/npy.ts';
import { hasShared, sharedData } from '../../../helpers/shared.ts';

const golden = (name: string): NpyArray => readNpy(sharedData('librosa', `${name}.npy`));

describe.skipIf(!hasShared).each(bothKernels)('librosa goldens by %s kernels', (_, kernels) => {
  const samples = hasShared ? golden('samples').data : new Float32Array(2048);
  const pictures = picturesOf(samples, kernels);
  const onsets = onsetStrength(pictures.melDb, 'mean');

  it('STFT magnitude', () => expectFrames(pictures.magnitude, golden('stft_magnitude')));
  it('tuning', () => expect(estimateTuning(pictures.magnitude, 1)).toBeCloseTo(-0.02, 10));
  it('chroma', () => expectFrames(pictures.chroma, golden('chroma_stft')));
  it('MFCC', () => expectFrames(pictures.mfcc, golden('mfcc20')));
  it('centroid', () => expectSeries(pictures.shape.centroid, golden('spectral_centroid')));
  it('bandwidth', () => expectSeries(pictures.shape.bandwidth, golden('spectral_bandwidth')));
  it('roll-off', () => expectSeries(pictures.shape.rolloff, golden('spectral_rolloff')));
  it('onset strength', () => expectSeries(onsets, golden('onset_strength')));
  it('tonnetz', () => expectFrames(tonnetz(pictures.chroma), golden('tonnetz')));
  it('MFCC deltas', () => expectFrames(delta(pictures.mfcc), golden('mfcc20_delta')));
  // Valleys are the quietest bins, where transforms in single precision have their noise.
  it('spectral contrast', () =>
    expectFrames(spectralContrast(pictures.magnitude, kernels), golden('spectral_contrast'), 10));
  it('harmonic signal', () => expectSeries(pictures.harmonic, golden('harmonic_samples')));
  it('percussive signal', () => expectSeries(pictures.percussive, golden('percussive_samples')));

  it('harmonic and percussive magnitudes', () => {
    const { magnitude } = pictures;
    const mask = harmonicMask(kernels.medianAlongColumns(magnitude), kernels.medianAlongRows(magnitude));
    const share = (of: (mask: number) => number): Matrix => ({
      ...magnitude,
      data: magnitude.data.map((value, i) => value * of(mask.data[i]!)),
    });
    const harmonic = share((m) => m);
    const percussive = share((m) => 1 - m);
    expectFrames(harmonic, golden('hpss_harmonic_magnitude'));
    expectFrames(percussive, golden('hpss_percussive_magnitude'));
  });

  it('the tempogram, averaged over time', () => {
    const { shape, data } = golden('tempogram');
    const [lags = 0, frames = 0] = shape;
    const means = Float32Array.from({ length: lags }, (_, lag) => {
      let sum = 0;
      for (let t = 0; t < frames; t++) sum += data[lag * frames + t]!;
      return sum / frames;
    });
    expectSeries(Float32Array.from(kernels.meanTempogram(onsets, lags)), { shape: [lags], data: means });
  });
});

describe.skipIf(!hasShared)('librosa goldens that need no kernels', () => {
  it('mel filterbank', () => expectSeries(melFilterbank().data, golden('mel_filterbank')));
  it('chroma filterbank', () => expectSeries(chromaFilterbank(0).data, golden('chroma_filterbank_tuning0')));
  it('zero-crossing rate', () =>
    expectSeries(zeroCrossingRate(golden('samples').data), golden('zero_crossing_rate')));
  it('RMS', () => expectSeries(rms(golden('samples').data), golden('rms')));
  it('tempogram', () => {
    const onsets = golden('onset_strength').data;
    expectFrames(tempogram(onsets, 384), golden('tempogram'));
    expect(meanTempogram(onsets, 384)[0]).toBeCloseTo(1, 6);
  });
});

/** Ours is frames x values, NumPy's is values x frames. */
function expectFrames(ours: Matrix, golden: NpyArray, slack = 1): void {
  expect([ours.cols, ours.rows]).toEqual(golden.shape);
  const turned = new Float32Array(ours.data.length);
  for (let r = 0; r < ours.rows; r++) {
    for (let c = 0; c < ours.cols; c++) turned[c * ours.rows + r] = ours.data[r * ours.cols + c]!;
  }
  expectSeries(turned, golden, slack);
}

/** Within |a - b| <= 1e-4 |b| + 1e-5 max|b| everywhere, or `slack` times as much. */
function expectSeries(ours: Float32Array, golden: NpyArray, slack = 1): void {
  expect(ours.length).toBe(golden.data.length);
  let largest = 0;
  for (const value of golden.data) largest = Math.max(largest, Math.abs(value));
  let worst = 0;
  for (let i = 0; i < ours.length; i++) {
    const allowed = 1e-4 * Math.abs(golden.data[i]!) + 1e-5 * largest;
    worst = Math.max(worst, Math.abs(ours[i]! - golden.data[i]!) / allowed);
  }
  expect(worst).toBeLessThanOrEqual(slack);
}
