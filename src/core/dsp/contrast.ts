// Spectral contrast (Jiang et al. 2002): peaks against valleys in octave bands, as librosa's `spectral_contrast`.
import { type Matrix, matrix } from '../model/matrix.ts';
import { powerToDb } from './decibel.ts';
import { binFrequency, N_BINS } from './framing.ts';

/** The band below 200 Hz and the six octaves above it. */
const N_CONTRAST = 7;
const lowestHz = 200;
const quantile = 0.02;

interface Band {
  readonly from: number;
  readonly to: number;
  /** Bins that make a peak, and a valley. */
  readonly count: number;
}

const bands: readonly Band[] = Array.from({ length: N_CONTRAST }, (_, i) => {
  const last = i === N_CONTRAST - 1;
  const low = i === 0 ? 0 : lowestHz * 2 ** (i - 1);
  const high = lowestHz * 2 ** i;
  const inside = Array.from({ length: N_BINS }, (_, k) => k).filter(
    (k) => binFrequency(k) >= low && binFrequency(k) <= high,
  );
  // Each band but the first starts one bin early; each but the last ends one bin early, and the last goes on to the top.
  const from = inside[0]! - (i === 0 ? 0 : 1);
  const to = last ? N_BINS : inside.at(-1)! + 1;
  return { from, to: last ? to : to - 1, count: Math.max(1, roundHalfToEven(quantile * (to - from))) };
});

/** In dB, frames x 7: mean of the largest 2 % of each band's magnitudes over the mean of the smallest 2 %. */
export function spectralContrast(magnitude: Matrix): Matrix {
  const peaks = matrix(magnitude.rows, N_CONTRAST);
  const valleys = matrix(magnitude.rows, N_CONTRAST);
  for (let t = 0; t < magnitude.rows; t++) {
    for (const [b, { from, to, count }] of bands.entries()) {
      const values = magnitude.data.subarray(t * N_BINS + from, t * N_BINS + to);
      peaks.data[t * N_CONTRAST + b] = meanOfExtremes(values, count, 1);
      valleys.data[t * N_CONTRAST + b] = meanOfExtremes(values, count, -1);
    }
  }
  const out = powerToDb(peaks);
  const floor = powerToDb(valleys);
  for (let i = 0; i < out.data.length; i++) out.data[i]! -= floor.data[i]!;
  return out;
}

const extremes = new Float64Array(16);

/** Mean of the `count` largest (`sign` 1) or smallest (-1) values. */
function meanOfExtremes(values: Float32Array, count: number, sign: 1 | -1): number {
  extremes.fill(-Infinity, 0, count);
  let least = -Infinity;
  for (let i = 0; i < values.length; i++) {
    const value = sign * values[i]!;
    if (value <= least) continue;
    // Kept in ascending order: the new one pushes the least out.
    let at = 0;
    for (; at + 1 < count && extremes[at + 1]! < value; at++) extremes[at] = extremes[at + 1]!;
    extremes[at] = value;
    least = extremes[0]!;
  }
  let sum = 0;
  for (let i = 0; i < count; i++) sum += extremes[i]!;
  return (sign * sum) / count;
}

function roundHalfToEven(x: number): number {
  const floor = Math.floor(x);
  return x - floor === 0.5 ? floor + (floor % 2) : Math.round(x);
}
