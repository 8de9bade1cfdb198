// Onset strength: how much the mel bands gain from one frame to the next, as librosa's `onset_strength` (Boeck and Widmer 2013).
import type { Matrix } from '../model/matrix.ts';
import { HOP_LENGTH, N_FFT } from './framing.ts';
import { medianInPlace } from './statistics.ts';

/** Frames by which a gain is late: one for the difference, and half a frame because frames are centred. */
const lag = 1 + N_FFT / (2 * HOP_LENGTH);

/** How the bands' gains become one number: the mean for describing, the median for tempo and beats. */
type Aggregate = 'mean' | 'median';

/** One value a frame in dB: the gains (losses count as 0) of all bands of `melDb` (frames x bands), aggregated. */
export function onsetStrength(melDb: Matrix, aggregate: Aggregate): Float32Array {
  const { rows, cols, data } = melDb;
  const envelope = new Float32Array(rows);
  const gains = new Float32Array(cols);
  for (let t = 1; t - 1 + lag < rows; t++) {
    let sum = 0;
    for (let b = 0; b < cols; b++) {
      const gain = Math.max(0, data[t * cols + b]! - data[(t - 1) * cols + b]!);
      gains[b] = gain;
      sum += gain;
    }
    envelope[t - 1 + lag] = aggregate === 'mean' ? sum / cols : medianInPlace(gains);
  }
  return envelope;
}
