// Rejected candidates: the share of the harmonic and the percussive part, and the spread of levels.

import { SAMPLE_RATE } from '../../src/core/dsp/framing.ts';
import { plainKernels } from '../../src/core/dsp/kernels/plainKernels.ts';
import { levelMeter } from '../../src/core/dsp/level/levelMeter.ts';
import { rms } from '../../src/core/dsp/level/waveform.ts';
import { moments } from '../../src/core/dsp/statistics.ts';
import type { Pictures } from '../../src/core/features/pictures.ts';

/** Silence: -100 dB of full scale. */
const silence = 1e-5;

/** Mean and variance of the RMS of the harmonic and of the percussive part, and the level of the one over the other in dB. */
export function partLevels({ harmonic, percussive }: Pictures): number[] {
  const h = moments(rms(harmonic));
  const p = moments(rms(percussive));
  return [h.mean, h.variance, p.mean, p.variance, decibels(h.mean) - decibels(p.mean)];
}

/** Dynamic range as `dynamicRange` has it; between the 95th and the 5th percentile of RMS; share of frames below the mean RMS. */
export function dynamics({ samples, rms: levels }: Pictures): number[] {
  const sorted = levels.toSorted();
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  const { mean } = moments(levels);
  const quiet = levels.reduce((count, level) => count + (level < mean ? 1 : 0), 0);
  const meter = levelMeter({
    sampleRate: SAMPLE_RATE,
    speakers: ['FC'],
    truePeak: false,
    kernels: plainKernels,
  });
  meter.add([samples]);
  return [meter.levels().dynamicRangeDb, decibels(at(0.95)) - decibels(at(0.05)), quiet / levels.length];
}

function decibels(amplitude: number): number {
  return 20 * Math.log10(Math.max(silence, amplitude));
}
