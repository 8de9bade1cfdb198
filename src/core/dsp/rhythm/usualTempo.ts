// What tempi are usual in a genre: the middle of those of its tracks, and how far they lie around it.
import { medianInPlace } from '../statistics.ts';

/** In octaves: binary logarithms of beats a minute. */
export interface UsualTempo {
  readonly octave: number;
  readonly spread: number;
}

/** Fewer tracks tell nothing of a genre. */
const leastTracks = 20;
/** No genre is narrower, so that a half or double is less usual, but a tempo a little off is not. */
const leastSpread = 0.2;
/** A median deviation in standard deviations of a normal distribution. */
const perMedianDeviation = 1.4826;

/** Of the tempi, in octaves, of tracks of a genre whose octave is sure; null of too few. */
export function usualTempo(octaves: readonly number[]): UsualTempo | null {
  if (octaves.length < leastTracks) return null;
  const octave = medianInPlace(Float64Array.from(octaves));
  const deviation = medianInPlace(Float64Array.from(octaves, (one) => Math.abs(one - octave)));
  return { octave, spread: Math.max(leastSpread, perMedianDeviation * deviation) };
}
