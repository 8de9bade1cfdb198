// Analyses as an analysis worker gives them, from whole vectors.
import type { VersionedFacts } from '../../src/core/domain/track.ts';
import { FACTS_VERSION } from '../../src/core/features/facts.ts';
import { shippedGroups } from '../../src/core/features/layout.ts';
import type { DeclaredGroup } from '../../src/main/store/learning/featureGroups.ts';
import type { AnalysedGroup, Analysis } from '../../src/main/store/learning/features.ts';

/** Of silence. */
export const noFacts: VersionedFacts = {
  version: FACTS_VERSION,
  tempoBpm: null,
  tempoLevels: [],
  estimatedKey: null,
  loudnessLufs: null,
  loudnessSeconds: null,
  loudnessRangeLu: null,
  truePeakDbtp: null,
  dynamicRangeDb: null,
};

/** Whole vectors, one a window, cut into the columns of these groups. */
export function cutVectors(
  vectors: readonly Float32Array[],
  groups: readonly DeclaredGroup[] = shippedGroups,
): AnalysedGroup[] {
  let start = 0;
  return groups.map(({ name, version, columns }) => {
    const end = start + columns.length;
    const own = vectors.map((vector) => vector.slice(start, end));
    start = end;
    return { name, version, vectors: own };
  });
}

/** Of windows of 30 s, one after the other. */
export function analysisOf(
  vectors: readonly Float32Array[],
  groups: readonly DeclaredGroup[] = shippedGroups,
): Analysis {
  return {
    durationSeconds: 30 * Math.max(1, vectors.length),
    windows: vectors.map((_, i) => ({ startSeconds: 30 * i, lengthSeconds: 30, beats: [] })),
    groups: cutVectors(vectors, groups),
    facts: noFacts,
    remarks: [],
  };
}
