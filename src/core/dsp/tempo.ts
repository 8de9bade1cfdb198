// Global tempo from the mean tempogram under a log-normal prior around 120 beats a minute, as librosa's `feature.tempo`.
import { framesPerMinute, HOP_LENGTH, SAMPLE_RATE } from './framing.ts';
import type { Kernels } from './kernels.ts';
import { meanTempogram } from './tempogram.ts';

/** Lags that tempo is estimated from: eight seconds of frames. */
export const TEMPO_LAGS = Math.floor((8 * SAMPLE_RATE) / HOP_LENGTH);

const expectedBpm = 120;
const fastestBpm = 320;

/** Beats a minute; 0 where the envelope has no onsets at all. */
export function estimateTempo(
  envelope: Float32Array,
  kernels: Pick<Kernels, 'meanTempogram'> = { meanTempogram },
): number {
  if (envelope.every((value) => value === 0)) return 0;
  return tempoOf(kernels.meanTempogram(envelope, TEMPO_LAGS));
}

/** The likeliest tempo of a mean tempogram (one value a lag, in frames). */
function tempoOf(mean: Float64Array): number {
  let best = 0;
  let bestScore = -Infinity;
  for (let lag = 1; lag < mean.length; lag++) {
    const bpm = framesPerMinute / lag;
    if (bpm >= fastestBpm) continue;
    const score = Math.log1p(1e6 * mean[lag]!) - 0.5 * Math.log2(bpm / expectedBpm) ** 2;
    if (score > bestScore) {
      bestScore = score;
      best = bpm;
    }
  }
  return best;
}
