// A rejected candidate, spectral flatness (Dubnov 2004): geometric over arithmetic mean of the power spectrum, as librosa's `spectral_flatness`.

import type { Matrix } from '../../src/core/domain/matrix.ts';
import { moments } from '../../src/core/dsp/statistics.ts';
import type { Pictures } from '../../src/core/features/pictures.ts';

const smallest = 1e-10;
/** Powers from 1e-10 to 1e25 whose product fits a double: one logarithm for all of them. */
const together = 12;

/** Mean and variance of the flatness. */
export function flatness({ magnitude }: Pictures): number[] {
  const { mean, variance } = moments(spectralFlatness(magnitude));
  return [mean, variance];
}

/** One value a frame in (0, 1]: 1 for white noise, near 0 for a tone. */
function spectralFlatness(magnitude: Matrix): Float32Array {
  const { rows, cols, data } = magnitude;
  const out = new Float32Array(rows);
  for (let t = 0; t < rows; t++) {
    let sum = 0;
    let logarithms = 0;
    for (let from = t * cols; from < (t + 1) * cols; from += together) {
      const to = Math.min(from + together, (t + 1) * cols);
      let product = 1;
      for (let at = from; at < to; at++) {
        const power = Math.max(smallest, (data[at] ?? 0) ** 2);
        sum += power;
        product *= power;
      }
      logarithms += Math.log(product);
    }
    out[t] = Math.exp(logarithms / cols) / (sum / cols);
  }
  return out;
}
