// Where the beats are, in seconds.

import { HOP_LENGTH, SAMPLE_RATE } from '../dsp/framing.ts';
import { trackBeats } from '../dsp/rhythm/beats.ts';
import type { Hearing } from './hearing.ts';

/** Seconds from the start of what was heard, ascending; none where nothing begins. */
export function beatSeconds(heard: Hearing): number[] {
  return trackBeats(heard.onsets, heard.tempo).map((frame) => (frame * HOP_LENGTH) / SAMPLE_RATE);
}
