// Harmonic-percussive separation by median filtering (Fitzgerald 2010), as librosa's `decompose.hpss` at margin 1.
import { type Matrix, matrix } from '../model/matrix.ts';
import { medianAlongColumns, medianAlongRows } from './running-median.ts';
import { istft, type Spectra } from './stft.ts';

/** Frames, and bins, that a median spans. */
export const HPSS_KERNEL = 31;
const smallestNormal = 2 ** -126;

/**
 * Share of every bin that is harmonic, frames x bins in [0, 1]: what stays steady along time against what is broad in frequency,
 * as a Wiener-like soft mask of power 2. The percussive share is the rest.
 */
export function harmonicMask(magnitudes: Matrix): Matrix {
  const harmonic = medianAlongColumns(magnitudes, HPSS_KERNEL);
  const percussive = medianAlongRows(magnitudes, HPSS_KERNEL);
  const mask = matrix(magnitudes.rows, magnitudes.cols);
  for (let i = 0; i < mask.data.length; i++) {
    const h = harmonic.data[i]!;
    const p = percussive.data[i]!;
    const larger = Math.max(h, p);
    // Scaled first, so that tiny values do not vanish when squared.
    const hh = (h / larger) ** 2;
    const pp = (p / larger) ** 2;
    mask.data[i] = larger < smallestNormal ? 0.5 : hh / (hh + pp);
  }
  return mask;
}

export interface HarmonicPercussive {
  readonly harmonic: Float32Array;
  readonly percussive: Float32Array;
}

/** Both time signals. The masks sum to one, so the percussive signal is what the harmonic one leaves of `samples`. */
export function separate(samples: Float32Array, spectra: Spectra, mask: Matrix): HarmonicPercussive {
  const masked: Spectra = { re: multiplied(spectra.re, mask), im: multiplied(spectra.im, mask) };
  const harmonic = istft(masked, samples.length);
  const percussive = new Float32Array(samples.length);
  for (let n = 0; n < samples.length; n++) percussive[n] = samples[n]! - harmonic[n]!;
  return { harmonic, percussive };
}

function multiplied(a: Matrix, b: Matrix): Matrix {
  const out = matrix(a.rows, a.cols);
  for (let i = 0; i < out.data.length; i++) out.data[i] = a.data[i]! * b.data[i]!;
  return out;
}
