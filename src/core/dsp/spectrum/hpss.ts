// Harmonic-percussive separation by median filtering (Fitzgerald 2010), as librosa's `effects.hpss` at margin 1.
import { type Matrix, matrix } from '../../domain/matrix.ts';
import { istft, type Spectra } from './stft.ts';

/** Frames, and bins, that a median spans. */
export const HPSS_KERNEL = 31;
const smallestNormal = 2 ** -126;

/**
 * Share of every bin that is harmonic, in [0, 1], as a Wiener-like soft mask of power 2: `steady` (the median along time) against
 * `broad` (the median along frequency). The percussive share is the rest.
 */
export function harmonicMask(steady: Matrix, broad: Matrix): Matrix {
  const mask = matrix(steady.rows, steady.cols);
  for (let i = 0; i < mask.data.length; i++) {
    const h = steady.data[i]!;
    const p = broad.data[i]!;
    const larger = Math.max(h, p);
    // Scaled first, so that squares of tiny values do not underflow.
    const hh = (h / larger) ** 2;
    const pp = (p / larger) ** 2;
    mask.data[i] = larger < smallestNormal ? 0.5 : hh / (hh + pp);
  }
  return mask;
}

/** `length` samples of the harmonic part. The masks sum to one, so the percussive part is the signal minus this. */
export function harmonicSignal(
  spectra: Spectra,
  steady: Matrix,
  broad: Matrix,
  length: number,
): Float32Array {
  const mask = harmonicMask(steady, broad);
  return istft({ re: multiplied(spectra.re, mask), im: multiplied(spectra.im, mask) }, length);
}

function multiplied(a: Matrix, b: Matrix): Matrix {
  const out = matrix(a.rows, a.cols);
  for (let i = 0; i < out.data.length; i++) out.data[i] = a.data[i]! * b.data[i]!;
  return out;
}
