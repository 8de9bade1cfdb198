// What people want to know about a piece of music: tempo, beats, key, loudness.

import type { VersionedFacts } from '../domain/track.ts';
import { HOP_LENGTH, SAMPLE_RATE } from '../dsp/framing.ts';
import type { Levels } from '../dsp/level/levelMeter.ts';
import { estimateKey } from '../dsp/pitch/key.ts';
import { trackBeats } from '../dsp/rhythm/beats.ts';
import { columnMoments } from '../dsp/statistics.ts';
import type { Pictures } from './pictures.ts';

/**
 * Raised whenever a fact or the beats are found differently: what libraries hold of an earlier version is then found anew in the
 * background (ADR 35).
 */
export const FACTS_VERSION = 2;

/** Tempo and key of a window, loudness and dynamic range of what was measured. */
export function musicalFacts(pictures: Pictures, { seconds, ...levels }: Levels): VersionedFacts {
  const key = estimateKey(columnMoments(pictures.chroma).map(({ mean }) => mean));
  return {
    version: FACTS_VERSION,
    tempoBpm: pictures.tempo > 0 ? pictures.tempo : null,
    estimatedKey: key === null ? null : `${key.tonic} ${key.mode}`,
    ...levels,
    loudnessSeconds: seconds,
  };
}

/** Seconds of the beats from the start of the samples, ascending; none where nothing begins. */
export function beatSeconds(pictures: Pictures): number[] {
  return trackBeats(pictures.onsets, pictures.tempo).map((frame) => (frame * HOP_LENGTH) / SAMPLE_RATE);
}
