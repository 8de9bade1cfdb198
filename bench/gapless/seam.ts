// Where a recording goes over from one track to the next: how many samples are missing or too many there, and whether it falls silent.
import { musicAt } from './music.ts';

export interface Seam {
  /** Milliseconds that were put in between (above 0), or are missing (below). */
  readonly gapMs: number;
  /** The quietest 2 ms within 30 ms of the seam beside what they should be, in dB. */
  readonly dipDb: number;
  /** The same recording with the same looks in the middle of the first track: what codec and resampler do anywhere. */
  readonly usualDipDb: number;
}

const windowSeconds = 0.12;
/** From the seam: where an encoder's first and last frames are over. */
const besideSeconds = 0.1;

/** `recorded`: one channel at `rate`, from before the first track; its length in seconds is `seconds`. Throws where the music is not in it. */
export function seamIn(recorded: Float32Array, rate: number, seconds: number): Seam {
  const first = recorded.findIndex((value) => Math.abs(value) > 1e-3);
  if (first < 0) throw new Error('nothing was recorded');
  const searched = Math.round(0.06 * rate);
  const start = offsetOf(recorded, rate, seconds / 2, first, searched);
  const before = offsetOf(recorded, rate, seconds - besideSeconds - windowSeconds, start, 200);
  const after = offsetOf(recorded, rate, seconds + besideSeconds, before, Math.round(0.25 * rate));
  return {
    gapMs: (1000 * (after - before)) / rate,
    dipDb: dipAt(recorded, rate, before, seconds),
    usualDipDb: dipAt(recorded, rate, before, seconds * 0.6),
  };
}

/** At which frame the music would have begun, told by how it sounds from this second on; within `searched` frames of `near`. */
function offsetOf(
  recorded: Float32Array,
  rate: number,
  atSeconds: number,
  near: number,
  searched: number,
): number {
  const wanted = musicAt(rate, atSeconds, Math.round(windowSeconds * rate));
  const at = Math.round(near + atSeconds * rate);
  // Roughly by a short stretch, which is enough to know the place, then by all of it.
  const rough = bestShift(recorded, wanted.subarray(0, 2500), at, -searched, searched);
  const fine = bestShift(recorded, wanted, at, rough.shift - 8, rough.shift + 8);
  const power = wanted.reduce((sum, value) => sum + value ** 2, 0);
  if (fine.product < 0.25 * power) throw new Error(`the music is not there, ${atSeconds.toFixed(2)} s on`);
  return at + fine.shift - atSeconds * rate;
}

function bestShift(
  recorded: Float32Array,
  wanted: Float32Array,
  at: number,
  from: number,
  to: number,
): { product: number; shift: number } {
  let best = { product: Number.NEGATIVE_INFINITY, shift: 0 };
  for (let shift = from; shift <= to; shift++) {
    let product = 0;
    for (let i = 0; i < wanted.length; i++) product += (recorded[at + shift + i] ?? 0) * (wanted[i] ?? 0);
    if (product > best.product) best = { product, shift };
  }
  return best;
}

/** The quietest of short stretches around a second, beside the music itself. */
function dipAt(recorded: Float32Array, rate: number, offset: number, atSeconds: number): number {
  const length = Math.round(0.002 * rate);
  let least = Number.POSITIVE_INFINITY;
  for (let seconds = atSeconds - 0.03; seconds < atSeconds + 0.03; seconds += 0.001) {
    const wanted = musicAt(rate, seconds, length);
    const at = Math.round(offset + seconds * rate);
    let [own, should] = [0, 0];
    for (let i = 0; i < length; i++) {
      own += (recorded[at + i] ?? 0) ** 2;
      should += (wanted[i] ?? 0) ** 2;
    }
    least = Math.min(least, (own + 1e-12) / (should + 1e-12));
  }
  return 10 * Math.log10(least);
}
