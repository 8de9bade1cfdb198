// A rejected candidate: how far the loudness of bass, low middle, middle and treble ranges over the window.
import type { Pictures } from '../../src/core/features/pictures.ts';

/** Where ranges of the 128 mel bands begin and end. */
const edges = [0, 6, 20, 60, 128];
/** Frames of a short time: 0.4 s. */
const shortFrames = 17;

/** Of each range in dB: the 95th less the 5th percentile of frames, the same of short times, the mean step from one to the next. */
export function loudnessRanges({ melDb: { data, rows, cols } }: Pictures): number[] {
  return edges.slice(1).flatMap((end, band) => {
    const powers = Float64Array.from({ length: rows }, (_, t) => {
      let sum = 1e-9;
      for (let m = edges[band] ?? 0; m < end; m++) sum += 10 ** ((data[t * cols + m] ?? 0) / 10);
      return sum;
    });
    const short = Float64Array.from({ length: Math.max(1, Math.floor(rows / shortFrames)) }, (_, i) => {
      const part = powers.subarray(i * shortFrames, (i + 1) * shortFrames);
      return decibels(part.reduce((a, b) => a + b, 0) / part.length);
    });
    const steps = short.slice(1).reduce((sum, level, i) => sum + Math.abs(level - (short[i] ?? level)), 0);
    return [spreadOf(powers.map(decibels)), spreadOf(short), steps / Math.max(1, short.length - 1)];
  });
}

function decibels(power: number): number {
  return 10 * Math.log10(power);
}

function spreadOf(values: Float64Array): number {
  const sorted = values.toSorted();
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  return at(0.95) - at(0.05);
}
