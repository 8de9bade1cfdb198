// Spectral contrast (Jiang et al. 2002): peaks against valleys in octave bands, as librosa's `spectral_contrast`.
import { type Matrix, matrix } from '../model/matrix.ts';
import { powerToDb } from './decibel.ts';
import { N_BINS, N_FFT, SAMPLE_RATE } from './framing.ts';
import type { Kernels } from './kernels.ts';

/** The band below 200 Hz and the six octaves above it. */
const bandCount = 7;
const lowestHz = 200;
const quantile = 0.02;

/** A band of neighbouring bins, and how many of its values make a peak, and a valley. */
export interface ContrastBand {
  readonly from: number;
  /** The bin after the last. */
  readonly to: number;
  readonly count: number;
}

/** Means of the `count` largest and of the `count` smallest magnitudes of each band, frames x bands. */
export interface BandExtremes {
  readonly peaks: Matrix;
  readonly valleys: Matrix;
}

const bands: readonly ContrastBand[] = Array.from({ length: bandCount }, (_, i) => {
  const last = i === bandCount - 1;
  const low = i === 0 ? 0 : lowestHz * 2 ** (i - 1);
  const high = lowestHz * 2 ** i;
  // Each band but the first starts one bin early; each but the last ends one bin early, and the last goes on to the top.
  const from = Math.ceil((low * N_FFT) / SAMPLE_RATE) - (i === 0 ? 0 : 1);
  const end = last ? N_BINS : Math.floor((high * N_FFT) / SAMPLE_RATE) + 1;
  return {
    from,
    to: last ? end : end - 1,
    count: Math.max(1, roundHalfToEven(quantile * (end - from))),
  };
});

/** In dB, frames x 7: the largest 2 % of each band's magnitudes over the smallest 2 %. */
export function spectralContrast(magnitude: Matrix, kernels: Pick<Kernels, 'bandExtremes'>): Matrix {
  const { peaks, valleys } = kernels.bandExtremes(bands, magnitude);
  const out = powerToDb(peaks);
  const floor = powerToDb(valleys);
  for (let i = 0; i < out.data.length; i++) out.data[i]! -= floor.data[i]!;
  return out;
}

/** No magnitude may be negative or NaN. */
export function bandExtremes(bands: readonly ContrastBand[], magnitude: Matrix): BandExtremes {
  const peaks = matrix(magnitude.rows, bands.length);
  const valleys = matrix(magnitude.rows, bands.length);
  for (let t = 0; t < magnitude.rows; t++) {
    for (const [b, { from, to, count }] of bands.entries()) {
      const sorted = magnitude.data.slice(t * magnitude.cols + from, t * magnitude.cols + to).sort();
      peaks.data[t * bands.length + b] = mean(sorted.subarray(-count));
      valleys.data[t * bands.length + b] = mean(sorted.subarray(0, count));
    }
  }
  return { peaks, valleys };
}

function mean(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function roundHalfToEven(x: number): number {
  const floor = Math.floor(x);
  return x - floor === 0.5 ? floor + (floor % 2) : Math.round(x);
}
