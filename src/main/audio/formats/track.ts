// A decoded track with random access: the basis of windows, peaks and the WAV route.
import type { Speaker } from '../../../core/domain/speakers.ts';
import type { Pcm } from './pcm.ts';

export interface Track {
  /** Whole hertz. */
  readonly sampleRate: number;
  /** As the container states it. A decoder may return two equal channels for one, or one for two equal ones. */
  readonly channels: number;
  /** Which loudspeaker each of `channels` is for, in the order in which they come out; `speakersOf` where others come out. */
  readonly speakers: readonly Speaker[];
  /** Whether `read` from the middle is cheap; otherwise everything before is decoded too. */
  readonly direct: boolean;
  /** Samples of each channel: exactly as many as a decoder that starts at the beginning returns. */
  readonly length: number;
  /**
   * The samples from `start` on, `length` of them or up to the track's end, in pieces of a few seconds at most.
   * They equal those of a decoder that starts at the beginning, within 1e-6. Throws AppError `undecodable`.
   */
  read(start: number, length: number): AsyncGenerator<Pcm>;
}
