// A decoded track that can be read from any place: what windows, peaks and the WAV route stand on.
import type { Pcm } from './pcm.ts';

export interface Track {
  /** Whole hertz. */
  readonly sampleRate: number;
  /** As the container says. A decoder may give two equal ones for one, or one for two equal ones. */
  readonly channels: number;
  /** Whether `read` from the middle costs no more than what it gives; otherwise all before is decoded too. */
  readonly direct: boolean;
  /** Samples of each channel: exactly as many as a decoder that starts at the beginning gives. */
  readonly length: number;
  /**
   * The samples from `start` on, `length` of them or up to the track's end, in pieces of a few seconds at most.
   * They are those that a decoder gives which starts at the beginning, within 1e-6. Throws AppError `undecodable`.
   */
  read(start: number, length: number): AsyncGenerator<Pcm>;
}
