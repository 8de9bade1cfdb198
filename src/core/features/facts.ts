// What people want to know about a piece of music: tempo, beats, key, loudness.

import { HOP_LENGTH, SAMPLE_RATE } from '../dsp/framing.ts';
import { dynamicRange } from '../dsp/level/dynamicRange.ts';
import { integratedLoudness } from '../dsp/level/loudness.ts';
import { estimateKey, type Key } from '../dsp/pitch/key.ts';
import { trackBeats } from '../dsp/rhythm/beats.ts';
import { columnMoments } from '../dsp/statistics.ts';
import type { Pictures } from './pictures.ts';

export interface MusicalFacts {
  /** Null where nothing begins. */
  readonly tempoBpm: number | null;
  /** Null for silence. */
  readonly key: Key['tonic'] | null;
  readonly mode: Key['mode'] | null;
  /** Correlation with the key's profile, at most 1; 0 without a key. */
  readonly keyStrength: number;
  /** ITU-R BS.1770 integrated loudness; null for silence. */
  readonly integratedLufs: number | null;
  readonly dynamicRangeDb: number;
}

/**
 * The facts of a window. Loudness takes the samples as one channel: right for mono, and for a stereo mix at equal power
 * (sum / sqrt 2) as far as both channels agree.
 */
export function musicalFacts(pictures: Pictures): MusicalFacts {
  const key = estimateKey(columnMoments(pictures.chroma).map(({ mean }) => mean));
  return {
    tempoBpm: pictures.tempo > 0 ? pictures.tempo : null,
    key: key?.tonic ?? null,
    mode: key?.mode ?? null,
    keyStrength: key?.strength ?? 0,
    integratedLufs: integratedLoudness([pictures.samples], SAMPLE_RATE),
    dynamicRangeDb: dynamicRange(pictures.samples, SAMPLE_RATE),
  };
}

/** Seconds of the beats from the start of the samples, ascending; none where nothing begins. */
export function beatSeconds(pictures: Pictures): number[] {
  return trackBeats(pictures.onsets, pictures.tempo).map((frame) => (frame * HOP_LENGTH) / SAMPLE_RATE);
}
