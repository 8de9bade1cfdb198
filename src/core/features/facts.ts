// What people want to know about a piece of music: tempo, beats, key, loudness.

import type { VersionedFacts } from '../domain/track.ts';
import type { Levels } from '../dsp/level/levelMeter.ts';
import { estimateKey } from '../dsp/pitch/key.ts';
import { beatsAt, type Rhythm } from '../dsp/rhythm/rhythm.ts';
import { columnMoments } from '../dsp/statistics.ts';
import type { Pictures } from './pictures.ts';

/**
 * Raised whenever a fact or the beats are found differently: what libraries hold of an earlier version is then found anew in the
 * background (ADR 35).
 */
export const FACTS_VERSION = 4;

/** Tempo and key of a window, loudness and dynamic range of what was measured. */
export function musicalFacts(
  pictures: Pictures,
  rhythm: Rhythm,
  { seconds, ...levels }: Levels,
): VersionedFacts {
  const key = estimateKey(columnMoments(pictures.chroma).map(({ mean }) => mean));
  return {
    version: FACTS_VERSION,
    tempoBpm: rhythm.levels[0]?.bpm ?? null,
    tempoLevels: rhythm.levels,
    estimatedKey: key === null ? null : `${key.tonic} ${key.mode}`,
    ...levels,
    loudnessSeconds: seconds,
  };
}

/** Seconds of the beats of a window from its start, counted at the tempo of the track; none where no beat is steady. */
export function beatSeconds({ levels, onsets }: Rhythm, tempoBpm: number | null): number[] {
  return tempoBpm === null || levels.length === 0 ? [] : beatsAt(onsets, tempoBpm);
}
