// Peaks and valleys of frequency bands: means of their largest and smallest magnitudes.
import { type Matrix, matrix } from '../../domain/matrix.ts';

/** A band of neighbouring bins, and how many of its values are averaged into a peak, and into a valley. */
export interface Band {
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

/** No magnitude may be negative or NaN. */
export function bandExtremes(bands: readonly Band[], magnitude: Matrix): BandExtremes {
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
