// What people want to know about a piece of music: tempo, beats, key, loudness.

import { SAMPLE_RATE } from '../dsp/framing.ts';
import { dynamicRange } from '../dsp/level/dynamicRange.ts';
import { integratedLoudness } from '../dsp/level/loudness.ts';
import { estimateKey, type Key } from '../dsp/pitch/key.ts';
import { trackBeats } from '../dsp/rhythm/beats.ts';
import { columnMoments } from '../dsp/statistics.ts';
import type { Hearing } from './hearing.ts';

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
  /** Frames (HOP_LENGTH samples) of the beats from the start of the samples, ascending. */
  readonly beatFrames: readonly number[];
}

/**
 * The facts of what was heard. Loudness takes the samples as one channel: right for mono, and for a stereo mix at equal power
 * (sum / sqrt 2) as far as both channels agree.
 */
export function musicalFacts(heard: Hearing): MusicalFacts {
  const key = estimateKey(columnMoments(heard.chroma).map(({ mean }) => mean));
  return {
    tempoBpm: heard.tempo > 0 ? heard.tempo : null,
    key: key?.tonic ?? null,
    mode: key?.mode ?? null,
    keyStrength: key?.strength ?? 0,
    integratedLufs: integratedLoudness([heard.samples], SAMPLE_RATE),
    dynamicRangeDb: dynamicRange(heard.samples, SAMPLE_RATE),
    beatFrames: trackBeats(heard.onsets, heard.tempo),
  };
}
