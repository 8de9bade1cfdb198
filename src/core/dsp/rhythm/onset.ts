// Onset strength: how much the mel bands gain from one frame to the next, as librosa's `onset_strength` (Boeck and Widmer 2013).
import type { Matrix } from '../../domain/matrix.ts';
import { HOP_LENGTH, N_FFT } from '../framing.ts';
import { medianInPlace } from '../statistics.ts';

/** Delay of a gain in frames: one for the difference, and half a window because frames are centred. */
const lag = 1 + N_FFT / (2 * HOP_LENGTH);

/** How the bands' gains are aggregated: the mean for features, the median for tempo and beats. */
type Aggregate = 'mean' | 'median';

/** One value a frame in dB: the gains (losses count as 0) of all bands of `melDb` (frames x bands), aggregated. */
export function onsetStrength(melDb: Matrix, aggregate: Aggregate): Float32Array {
  const { rows, cols, data } = melDb;
  const envelope = new Float32Array(rows);
  const gains = new Float32Array(cols);
  for (let t = 1; t - 1 + lag < rows; t++) {
    let sum = 0;
    let count = 0;
    for (let b = t * cols; b < (t + 1) * cols; b++) {
      const gain = data[b]! - data[b - cols]!;
      if (gain <= 0) continue;
      gains[count++] = gain;
      sum += gain;
    }
    envelope[t - 1 + lag] = aggregate === 'mean' ? sum / cols : medianWithZeros(gains, count);
  }
  return envelope;
}

/** Median of the first `count` values, all positive, and of as many zeros as the rest. */
function medianWithZeros(positive: Float32Array, count: number): number {
  // When fewer than half are positive, the median is zero.
  if (2 * count < positive.length) return 0;
  positive.fill(0, count);
  return medianInPlace(positive);
}
