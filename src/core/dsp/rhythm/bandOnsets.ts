// Onset strength of five bands: where kicks, basses, voices, snares and cymbals begin, apart from each other.
import type { Matrix } from '../../domain/matrix.ts';
import { binFrequency } from '../framing.ts';

/** Upper edges in Hz. */
const edgesHz = [100, 400, 1600, 3200, Number.POSITIVE_INFINITY] as const;
/** A band whose mean level is below this has no sound. */
const silence = 1e-6;

/** One envelope a band, one value a frame of `magnitude` (frames x bins): by how many times its mean the level of the band rises. */
export function bandOnsets(magnitude: Matrix): Float64Array[] {
  return binsOfBands(magnitude.cols).map((band) => gains(levelsOf(magnitude, band)));
}

/** Sums of a band's bins, one a frame. */
function levelsOf({ data, rows, cols }: Matrix, { from, to }: Band): Float64Array {
  const levels = new Float64Array(rows);
  for (let t = 0; t < rows; t++) {
    // Two sums, because additions that depend on each other are slow.
    let even = 0;
    let odd = 0;
    let k = t * cols + from;
    const end = t * cols + to;
    for (; k + 1 < end; k += 2) {
      even += data[k]!;
      odd += data[k + 1]!;
    }
    if (k < end) even += data[k]!;
    levels[t] = even + odd;
  }
  return levels;
}

/** Onset strength of all bands, one value a frame. */
export function together(bands: readonly Float64Array[]): Float64Array {
  return Float64Array.from({ length: bands[0]?.length ?? 0 }, (_, t) =>
    bands.reduce((sum, band) => sum + band[t]!, 0),
  );
}

/** Bins `from` up to `to`. */
interface Band {
  readonly from: number;
  readonly to: number;
}

/** The mean of the signal (bin 0) is not heard. */
function binsOfBands(bins: number): Band[] {
  let next = 1;
  return edgesHz.map((edge) => {
    const from = next;
    while (next < bins && binFrequency(next) < edge) next++;
    return { from, to: next };
  });
}

function gains(level: Float64Array): Float64Array {
  const out = new Float64Array(level.length);
  let sum = 0;
  for (let t = 0; t < level.length; t++) sum += level[t]!;
  const mean = sum / level.length;
  if (mean < silence) return out;
  for (let t = 1; t < level.length; t++) out[t] = Math.max(0, level[t]! - level[t - 1]!) / mean;
  return out;
}
