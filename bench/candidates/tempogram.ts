// A rejected candidate: the tempi at which the onsets repeat.
import { framesPerMinute } from '../../src/core/dsp/framing.ts';
import type { Pictures } from '../../src/core/features/pictures.ts';

const edgesBpm = [30, 45, 60, 80, 100, 120, 150, 190, 240, 320];

/** Strongest repetition in each of nine ranges of tempi, 1 being exact (mean tempogram, Grosche et al. 2010). */
export function tempogramSummary({ onsets, kernels }: Pictures): number[] {
  const rhythm = kernels.meanTempogram(onsets, 344);
  return edgesBpm.slice(1).map((fast, i) => {
    const from = Math.max(1, Math.ceil(framesPerMinute / fast));
    const to = Math.min(rhythm.length, Math.ceil(framesPerMinute / (edgesBpm[i] ?? fast)));
    return rhythm.slice(from, to).reduce((best, value) => Math.max(best, value), 0);
  });
}
