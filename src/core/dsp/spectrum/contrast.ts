// Spectral contrast (Jiang et al. 2002): peaks against valleys in octave bands, as librosa's `spectral_contrast`.
import type { Matrix } from '../../domain/matrix.ts';
import { N_BINS, N_FFT, SAMPLE_RATE } from '../framing.ts';
import type { Kernels } from '../kernels/kernels.ts';
import { roundHalfToEven } from '../statistics.ts';
import type { Band } from './bandExtremes.ts';
import { powerToDb } from './decibel.ts';

/** The band below 200 Hz and the six octaves above it. */
const bandCount = 7;
const lowestHz = 200;
const quantile = 0.02;

const bands: readonly Band[] = Array.from({ length: bandCount }, (_, i) => {
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
