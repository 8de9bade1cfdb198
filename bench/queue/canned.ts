// An analysis as long as that of a usual track: one window with all shipped groups, beats and facts.

import { FACTS_VERSION } from '../../src/core/features/facts.ts';
import type { PlainGroup } from '../../src/core/features/featureGroup.ts';
import type { Analysis } from '../../src/main/store/learning/features.ts';

export function cannedAnalysis(
  groups: readonly (Pick<PlainGroup, 'columns' | 'version'> & { readonly name: string })[],
  value: () => number,
): Analysis {
  const beats = Array.from({ length: 60 }, (_, n) => n / 2 + 0.013);
  return {
    durationSeconds: 240.5,
    windows: [{ startSeconds: 105.25, lengthSeconds: 30, beats }],
    groups: groups.map(({ name, version, columns }) => ({
      name,
      version,
      vectors: [Float32Array.from(columns, value)],
    })),
    facts: {
      version: FACTS_VERSION,
      tempoBpm: 120.1,
      tempoLevels: [
        { bpm: 60.05, evidence: -2.3 },
        { bpm: 120.1, evidence: -0.2 },
      ],
      estimatedKey: 'Am',
      loudnessLufs: -9.31,
      loudnessSeconds: 30,
      loudnessRangeLu: null,
      truePeakDbtp: null,
      dynamicRangeDb: 7.2,
    },
    remarks: [],
  };
}
