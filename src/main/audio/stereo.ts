// Mixes any number of channels to the one or two that every player accepts, as interleaved 16-bit PCM.
import { type Speaker, speakersOf } from '../../core/domain/speakers.ts';
import { foldDown, mixed } from './foldDown.ts';

/** Mono stays mono; three and more channels become two. */
export function playableChannels(channels: number): 1 | 2 {
  return channels <= 1 ? 1 : 2;
}

/** Interleaved little-endian 16-bit samples, two channels at most: more are folded down, the whole scaled so that it cannot clip. */
export function toPcm16(
  channels: readonly Float32Array[],
  speakers: readonly Speaker[],
  width: 1 | 2,
): Uint8Array {
  const [left = new Float32Array(0), right = left] =
    channels.length > 2 ? folded(channels, speakers) : channels;
  const bytes = new Uint8Array(left.length * width * 2);
  const view = new DataView(bytes.buffer);
  for (let n = 0; n < left.length; n++) {
    view.setInt16(n * width * 2, quantise(left[n]), true);
    if (width === 2) view.setInt16(n * 4 + 2, quantise(right[n]), true);
  }
  return bytes;
}

function quantise(sample = 0): number {
  return Math.round(Math.max(-32_768, Math.min(32_767, sample * 32_768))) || 0;
}

function folded(channels: readonly Float32Array[], speakers: readonly Speaker[]): readonly Float32Array[] {
  const { left, right, scale } = foldDown(speakersOf(speakers, channels.length));
  return [left, right].map((gains) =>
    mixed(
      channels,
      gains.map((gain) => gain * scale),
    ),
  );
}
