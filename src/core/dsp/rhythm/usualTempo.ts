// What tempi are usual in a genre: the middle of those of its tracks, and how far they lie around it.

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
  const octave = median(octaves);
  const deviation = median(octaves.map((one) => Math.abs(one - octave)));
  return { octave, spread: Math.max(leastSpread, perMedianDeviation * deviation) };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? 0)) / 2;
}
