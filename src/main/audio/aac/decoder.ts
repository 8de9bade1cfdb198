// Decodes AAC and ALAC: frames that a container's reader hands in, or a stream of ADTS.
import type { AudioData, Options, PlayedPart } from '@audio/decode-aac';
import { joinPcm, type Pcm, pcmLength } from '../formats/pcm.ts';
import { adtsChannels, adtsFrames } from './adts.ts';
import { openAlac } from './alac.ts';
import { configuredChannels, coreRate } from './audioSpecificConfig.ts';
import { inOrder, usualOrders } from './centreFirst.ts';
import { type Faad, openFaad } from './faad.ts';

/** The delay of the filter bank of spectral band replication. */
export const sbrDelay = 962;
const coreFrame = 1024;

export interface FrameDecoder {
  /** The next bytes of a stream; or one frame, or several. What is damaged is left out. */
  decode(data: Uint8Array | readonly Uint8Array[]): AudioData;
  flush(): AudioData;
  free(): void;
}

const nothing: AudioData = { channelData: [], sampleRate: 0 };

/** Throws AppError `undecodable`. */
export function openFrameDecoder({ asc, alac, gapless }: Options = {}): FrameDecoder {
  const { delay, decode, free } =
    asc !== undefined ? aacFrames(asc) : alac !== undefined ? alacFrames(alac) : adtsStream();
  const cut = gapless ? playedOnly(gapless, delay) : (pcm: Pcm) => pcm;
  return {
    decode(data) {
      const parts = (data instanceof Uint8Array ? [data] : data).filter((part) => part.length > 0);
      const { channels, sampleRate } = cut(joinPcm(parts.flatMap(decode)));
      return (channels[0]?.length ?? 0) === 0 ? nothing : { channelData: channels, sampleRate };
    },
    flush: () => nothing,
    free,
  };
}

interface Source {
  /** Samples by which the output begins behind the media's begin. */
  readonly delay: number;
  readonly decode: (bytes: Uint8Array) => readonly Pcm[];
  readonly free: () => void;
}

function alacFrames(cookie: Uint8Array): Source {
  const decode = openAlac(cookie);
  return { delay: 0, decode: (frame) => [decode(frame)], free: () => undefined };
}

function aacFrames(asc: Uint8Array): Source {
  const faad = openFaad('config', asc);
  const isDoubled = faad.sampleRate > 1.5 * coreRate(asc);
  const decode = usuallyOrdered(faad, configuredChannels(asc));
  // FAAD2 keeps its first frame to itself.
  return { delay: isDoubled ? 2 * coreFrame - sbrDelay : coreFrame, decode, free: () => faad.free() };
}

function adtsStream(): Source {
  const { feed } = adtsFrames();
  let faad: Faad | null = null;
  let decode: (frame: Uint8Array) => readonly Pcm[] = () => [];
  return {
    delay: 0,
    decode: (bytes) =>
      feed(bytes).flatMap((frame) => {
        if (faad === null) {
          faad = openFaad('stream', frame);
          decode = usuallyOrdered(faad, adtsChannels(frame));
        }
        return decode(frame);
      }),
    free: () => faad?.free(),
  };
}

/** By channel configuration, of which the seventh has eight channels. */
const channelOrders: ReadonlyMap<number, readonly number[]> = new Map([
  ...usualOrders,
  // By the table the second and third are those between centre and sides; all encoders put the sides there, and FFmpeg reads them so.
  [7, [1, 2, 0, 7, 5, 6, 3, 4]],
]);

function usuallyOrdered(faad: Faad, configuration: number): (frame: Uint8Array) => readonly Pcm[] {
  const order = channelOrders.get(configuration);
  return (frame) => {
    const pcm = faad.decode(frame);
    if (pcm === null) return [];
    const { channels } = pcm;
    if (order?.length !== channels.length) return [pcm];
    return [{ ...pcm, channels: inOrder(channels, order) }];
  };
}

/** Passes what is played, of pieces that follow each other. */
function playedOnly({ start, duration }: PlayedPart, delay: number): (pcm: Pcm) => Pcm {
  let skip: number | null = null;
  let left = 0;
  return (pcm) => {
    const length = pcmLength(pcm);
    if (length === 0) return pcm;
    if (skip === null) {
      skip = Math.max(0, Math.round(start * pcm.sampleRate) - delay);
      left = duration === undefined ? Number.POSITIVE_INFINITY : Math.round(duration * pcm.sampleRate);
    }
    const from = Math.min(length, skip);
    const to = Math.min(length, from + left);
    skip -= from;
    left -= to - from;
    return { ...pcm, channels: pcm.channels.map((channel) => channel.subarray(from, to)) };
  };
}
