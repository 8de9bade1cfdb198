// Beats of a known tempo between frames, and the tempo that these beats really have.
import { framesPerMinute } from '../framing.ts';
import { medianInPlace } from '../statistics.ts';
import { trackBeats } from './beats.ts';

/** A straight line through the beats this far on both sides evens out single onsets, and follows players. */
const reach = 4;

/** Frames, with fractions, of the beats of an onset envelope near `bpm`, ascending. */
export function beatsNear(envelope: Float64Array, bpm: number): number[] {
  return trackBeats(Float32Array.from(envelope), bpm).map((frame) => peakNear(envelope, frame));
}

/** The same beats without what single onsets and frames add to them. */
export function evened(beats: readonly number[]): number[] {
  return beats.map((_, i) => {
    const from = Math.max(0, Math.min(i - reach, beats.length - 2 * reach - 1));
    const { start, step } = lineThrough(beats.slice(from, from + 2 * reach + 1));
    return start + (i - from) * step;
  });
}

/** Beats a minute; null of less than eight beats, or where it is not near `bpm`. */
export function tempoOf(beats: readonly number[], bpm: number): number | null {
  if (beats.length < 8) return null;
  const found = framesPerMinute / lineThrough(beats).step;
  return Math.abs(found / bpm - 1) < 0.01 ? found : null;
}

/** The top of the parabola through a local maximum and its neighbours; elsewhere the frame itself. */
function peakNear(envelope: Float64Array, frame: number): number {
  const [before = 0, here = 0, after = 0] = envelope.subarray(frame - 1, frame + 2);
  const bend = before - 2 * here + after;
  return here >= before && here >= after && bend < 0 ? frame + (0.5 * (before - after)) / bend : frame;
}

/** Over the index: the middle slope of all pairs of values (Theil 1950, Sen 1968), which a few misplaced ones do not bend. */
function lineThrough(values: readonly number[]): { readonly start: number; readonly step: number } {
  if (values.length < 2) return { start: values[0] ?? 0, step: 0 };
  const slopes = values.flatMap((end, j) => values.slice(0, j).map((start, i) => (end - start) / (j - i)));
  const step = medianInPlace(Float64Array.from(slopes));
  return { start: medianInPlace(Float64Array.from(values, (value, i) => value - i * step)), step };
}
