// Global tempo from the mean tempogram under a log-normal prior around 120 beats a minute, as librosa's `feature.tempo`.
import { framesPerMinute, HOP_LENGTH, SAMPLE_RATE } from '../framing.ts';
import type { Kernels } from '../kernels/kernels.ts';

/** Lags that tempo is estimated from: eight seconds of frames. */
const tempoLags = Math.floor((8 * SAMPLE_RATE) / HOP_LENGTH);

const expectedBpm = 120;
const fastestBpm = 320;

/** Beats a minute of an onset envelope; 0 where it has no onsets at all. */
export function estimateTempo(envelope: Float32Array, kernels: Pick<Kernels, 'meanTempogram'>): number {
  if (envelope.every((value) => value === 0)) return 0;
  return likeliestTempo(kernels.meanTempogram(envelope, tempoLags));
}

/** Of a mean tempogram, one value a lag in frames. */
function likeliestTempo(rhythm: Float64Array): number {
  let best = 0;
  let bestScore = -Infinity;
  for (let lag = 1; lag < rhythm.length; lag++) {
    const bpm = framesPerMinute / lag;
    if (bpm >= fastestBpm) continue;
    const score = Math.log1p(1e6 * rhythm[lag]!) - 0.5 * Math.log2(bpm / expectedBpm) ** 2;
    if (score > bestScore) {
      bestScore = score;
      best = bpm;
    }
  }
  return best;
}
