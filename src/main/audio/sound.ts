// Where there is sound: silence is what hardly moves, at whatever level it rests.
import { type Speaker, speakersOf } from '../../core/domain/speakers.ts';

export const blockSeconds = 0.1;
/** Within 80 dB below full scale, to either side of where it rests, there is no music, only dither and rounding. */
const leastSpread = 2e-4;
/** Pauses in music are shorter. */
const longSilenceSeconds = 5;
/** Where a resting level changes there is a click, in one block; there may be two, where it begins and ends. */
const leastSoundSeconds = 0.25;

/** Numbers of samples, or of blocks. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * Notes in `sounding`, block by block, whether any channel moves, in samples of which the first is number `at`. Low frequencies
 * by themselves are nothing to be heard.
 */
export function noteSound(
  sounding: boolean[],
  blockLength: number,
  channels: readonly Float32Array[],
  speakers: readonly Speaker[],
  at: number,
): void {
  const places = speakersOf(speakers, channels.length);
  const heard = channels.filter((_, c) => places[c] !== 'LFE');
  const length = channels[0]?.length ?? 0;
  for (let from = 0; from < length; ) {
    const block = Math.floor((at + from) / blockLength);
    const to = Math.min(length, (block + 1) * blockLength - at);
    // With the sample before, so that nothing happens between two blocks.
    sounding[block] ||= heard.some((channel) => moves(channel, Math.max(0, from - 1), to));
    from = to;
  }
}

function moves(samples: Float32Array, from: number, to: number): boolean {
  let [lowest, highest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = from; i < to; i++) {
    const value = samples[i] ?? 0;
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
    // In music after a few samples.
    if (highest - lowest >= leastSpread) return true;
  }
  return false;
}

/** The blocks between silences of five seconds or more; none where there is nothing but silence, and a click or two. */
export function betweenSilences(sounding: readonly boolean[], secondsOfBlock: number): Stretch[] {
  if (sounding.filter(Boolean).length * secondsOfBlock < leastSoundSeconds) return [];
  const long = Math.max(1, Math.round(longSilenceSeconds / secondsOfBlock));
  const stretches: Stretch[] = [];
  let from = 0;
  let silentFrom = 0;
  const end = (to: number): void => {
    if (to > from) stretches.push({ from, to });
  };
  for (const [block, sounds] of sounding.entries()) {
    if (!sounds) continue;
    if (block - silentFrom >= long) {
      end(silentFrom);
      from = block;
    }
    silentFrom = block + 1;
  }
  end(sounding.length - silentFrom >= long ? silentFrom : sounding.length);
  return stretches;
}
