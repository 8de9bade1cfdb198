// Onset strength of five bands: where kicks, basses, voices, snares and cymbals begin, apart from each other.
import type { Matrix } from '../../domain/matrix.ts';
import { binFrequency } from '../framing.ts';

/** Upper edges in Hz. */
const edgesHz = [100, 400, 1600, 3200, Number.POSITIVE_INFINITY] as const;
/** A band whose mean level is below this has no sound. */
const silence = 1e-6;

/** One envelope a band, one value a frame of `magnitude` (frames x bins): by how many times its mean the level of the band rises. */
export function bandOnsets(magnitude: Matrix): Float64Array[] {
  const bands = binsOfBands(magnitude.cols);
  const levels = bands.map(() => new Float64Array(magnitude.rows));
  for (let t = 0; t < magnitude.rows; t++) {
    for (const [b, { from, to }] of bands.entries()) {
      let sum = 0;
      for (let k = t * magnitude.cols + from; k < t * magnitude.cols + to; k++) sum += magnitude.data[k]!;
      levels[b]![t] = sum;
    }
  }
  return levels.map(gains);
}

/** Onset strength of all bands, one value a frame. */
export function together(bands: readonly Float64Array[]): Float64Array {
  return Float64Array.from({ length: bands[0]?.length ?? 0 }, (_, t) =>
    bands.reduce((sum, band) => sum + band[t]!, 0),
  );
}

/** Bins `from` up to `to`; the mean of the signal (bin 0) is not heard. */
function binsOfBands(bins: number): { readonly from: number; readonly to: number }[] {
  let next = 1;
  return edgesHz.map((edge) => {
    const from = next;
    while (next < bins && binFrequency(next) < edge) next++;
    return { from, to: next };
  });
}

function gains(level: Float64Array): Float64Array {
  const mean = level.reduce((sum, x) => sum + x, 0) / level.length;
  if (mean < silence) return new Float64Array(level.length);
  return level.map((here, t) => Math.max(0, here - (level[t - 1] ?? here)) / mean);
}
