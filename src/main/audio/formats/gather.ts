// Copies what a decoder hands out bit by bit from its own memory into few large pieces.
import { type Pcm, pcmLength } from './pcm.ts';

/** Up to so many samples are one piece: more than a window of 30 s at any usual rate. */
const mostInOne = 2 ** 21;
const usualPiece = 2 ** 17;

export interface Gatherer {
  /** Copies the samples at once; returns what is complete. */
  add(pcm: Pcm): Pcm[];
  /** What is left at the end. */
  rest(): Pcm[];
}

/** For `total` samples, or fewer. A piece ends where the number of channels or the rate changes. */
export function gatherer(total: number): Gatherer {
  const longest = total <= mostInOne ? total : usualPiece;
  let left = total;
  let piece: Pcm | null = null;
  let filled = 0;

  const rest = (): Pcm[] => {
    const ended = piece;
    const length = filled;
    piece = null;
    filled = 0;
    if (ended === null || length === 0) return [];
    return [{ ...ended, channels: ended.channels.map((channel) => channel.subarray(0, length)) }];
  };

  return {
    rest,
    add({ channels, sampleRate }) {
      const complete: Pcm[] = [];
      const length = pcmLength({ channels, sampleRate });
      for (let done = 0; done < length; ) {
        if (piece?.channels.length !== channels.length || piece.sampleRate !== sampleRate) {
          complete.push(...rest());
          const room = Math.max(1, Math.min(longest, left));
          piece = { channels: channels.map(() => new Float32Array(room)), sampleRate };
        }
        const [first] = piece.channels;
        const taken = Math.min(length - done, (first?.length ?? 0) - filled);
        for (const [c, channel] of piece.channels.entries())
          channel.set(channels[c]?.subarray(done, done + taken) ?? [], filled);
        filled += taken;
        done += taken;
        left -= taken;
        if (filled === first?.length) complete.push(...rest());
      }
      return complete;
    },
  };
}
