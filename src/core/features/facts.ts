// What people want to know about a piece of music: tempo, beats, key, loudness.
import { trackBeats } from '../dsp/beats.ts';
import { dynamicRange } from '../dsp/dynamic-range.ts';
import { SAMPLE_RATE } from '../dsp/framing.ts';
import { estimateKey, type Key } from '../dsp/key.ts';
import { integratedLoudness } from '../dsp/loudness.ts';
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

/** Sound as it was decoded: its own channels and sample rate. */
export interface OriginalSound {
  readonly channels: readonly Float32Array[];
  readonly sampleRate: number;
}

/**
 * The facts of what was heard. Loudness is that of `original` where it is at hand, else that of the mono samples coming from both of
 * two speakers.
 */
export function musicalFacts(heard: Hearing, original?: OriginalSound): MusicalFacts {
  const key = estimateKey(columnMoments(heard.chroma).map(({ mean }) => mean));
  const sound = original ?? { channels: [heard.samples, heard.samples], sampleRate: SAMPLE_RATE };
  return {
    tempoBpm: heard.tempo > 0 ? heard.tempo : null,
    key: key?.tonic ?? null,
    mode: key?.mode ?? null,
    keyStrength: key?.strength ?? 0,
    integratedLufs: integratedLoudness(sound.channels, sound.sampleRate),
    dynamicRangeDb: dynamicRange(heard.samples, SAMPLE_RATE),
    beatFrames: trackBeats(heard.onsets, heard.tempo),
  };
}
