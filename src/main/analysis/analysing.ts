// In an analysis worker: features, facts and beats of a file's windows.
import type { Kernels } from '../../core/dsp/kernels/kernels.ts';
import { beatRows } from '../../core/features/beatRows.ts';
import { beatSeconds } from '../../core/features/beats.ts';
import { describe } from '../../core/features/extract.ts';
import { musicalFacts } from '../../core/features/facts.ts';
import { type Hearing, hear } from '../../core/features/hearing.ts';
import { readStretches, readWindows } from '../audio/windows.ts';
import type { AnalysedWindow, MusicalFacts } from '../store/learning/features.ts';
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
      // One after the other: what `hear` returns lasts until the same kernels take the next signal.
      for (const [i, { samples, startSeconds, seconds: lengthSeconds }] of windows.entries()) {
        const hearing = hear(samples, kernels);
        described.push({ startSeconds, lengthSeconds, features: describe(hearing) });
        if (i === Math.floor(windows.length / 2)) facts = factsOf(hearing);
      }
      if (facts === null) throw new Error('no window and no failure');
      return { durationSeconds, windows: described, facts };
    },

    async beats({ path, windows }) {
      const stretches = await readStretches(path, windows, { resample });
      return stretches.flatMap(({ startSeconds, samples }) =>
        beatSeconds(hear(samples, kernels)).map((seconds) => startSeconds + seconds),
      );
    },

    async describe({ path, depth, level }) {
      const { windows } = await readWindows(path, { depth, resample });
      return windows.flatMap(({ startSeconds, seconds, samples }) => {
        const hearing = hear(samples, kernels);
        if (level === 'window')
          return [{ startSeconds, durationSeconds: seconds, values: describe(hearing) }];
        return beatRows(hearing).map((row) => ({ ...row, startSeconds: startSeconds + row.startSeconds }));
      });
    },
  };
}

function factsOf(hearing: Hearing): MusicalFacts {
  const { tempoBpm, key, mode, integratedLufs, dynamicRangeDb } = musicalFacts(hearing);
  return {
    tempoBpm,
    musicalKey: key === null ? null : `${key} ${mode}`,
    loudnessLufs: integratedLufs,
    dynamicRangeDb,
  };
}
