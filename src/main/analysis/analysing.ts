// In an analysis worker: features, facts and beats of a file's windows.
import type { MusicalFacts } from '../../core/domain/track.ts';
import type { Kernels } from '../../core/dsp/kernels/kernels.ts';
import { beatRows } from '../../core/features/beatRows.ts';
import { describe } from '../../core/features/describe.ts';
import { beatSeconds, musicalFacts } from '../../core/features/facts.ts';
import { picturesOf } from '../../core/features/pictures.ts';
import { readStretches, readWindows } from '../audio/windows.ts';
import type { AnalysedWindow } from '../store/learning/features.ts';
import type { Handlers } from '../workers/serve.ts';
import type { AnalysisQuestions } from './protocol.ts';

export function analysing(
  kernels: Kernels,
): Pick<Handlers<AnalysisQuestions>, 'analyse' | 'beats' | 'describe'> {
  const { resample } = kernels;
  return {
    async analyse({ path, depth }) {
      const { durationSeconds, windows } = await readWindows(path, { depth, resample });
      const described: AnalysedWindow[] = [];
      let facts: MusicalFacts | null = null;
      // One after the other: pictures last until the same kernels take the next signal.
      for (const [i, { samples, startSeconds, seconds: lengthSeconds }] of windows.entries()) {
        const pictures = picturesOf(samples, kernels);
        described.push({ startSeconds, lengthSeconds, features: describe(pictures) });
        if (i === Math.floor(windows.length / 2)) facts = musicalFacts(pictures);
      }
      if (facts === null) throw new Error('no window and no failure');
      return { durationSeconds, windows: described, facts };
    },

    async beats({ path, windows }) {
      const stretches = await readStretches(path, windows, { resample });
      return stretches.flatMap(({ startSeconds, samples }) =>
        beatSeconds(picturesOf(samples, kernels)).map((seconds) => startSeconds + seconds),
      );
    },

    async describe({ path, depth, level }) {
      const { windows } = await readWindows(path, { depth, resample });
      return windows.flatMap(({ startSeconds, seconds, samples }) => {
        const pictures = picturesOf(samples, kernels);
        if (level === 'window')
          return [{ startSeconds, durationSeconds: seconds, values: describe(pictures) }];
        return beatRows(pictures).map((row) => ({ ...row, startSeconds: startSeconds + row.startSeconds }));
      });
    },
  };
}
