// Opens the WebAssembly decoders by name and contains them: no console output, no endless loops, one kind of failure.
import audioDecode from '@audio/decode';
import { provide } from '@audio/decode-aac';
import { AppError } from '../../core/domain/errors.ts';
import type { DecoderName } from '../../core/domain/formats.ts';
import type { ByteSource } from '../files/byteSource.ts';
import { openFrameDecoder } from './aac/decoder.ts';
import { playedPart } from './aac/playedPart.ts';
import { joinPcm, type Pcm } from './formats/pcm.ts';
import { openMpg123 } from './mp3/mpg123.ts';

// The packages that read MPEG-4, Matroska and AVI take AAC and ALAC from here.
provide({ decoder: openFrameDecoder, gapless: playedPart });

export interface Decoder {
  /** Decodes the next bytes; null while nothing is complete yet. */
  feed(bytes: Uint8Array): Promise<Pcm | null>;
  /** Ends the stream and returns the rest. Frees the decoder. */
  finish(): Promise<Pcm | null>;
  /** Frees the decoder; may be called at any time, and repeatedly. */
  free(): void;
}

/** Opens a decoder that takes the file's bytes from its beginning. Throws AppError `undecodable`. */
export async function openDecoder(name: DecoderName): Promise<Decoder> {
  if (name === 'mp3') return mpegDecoder();
  const factory: unknown = Reflect.get(audioDecode, name);
  if (!isDecoderFactory(factory)) throw undecodable(`There is no decoder for ${name}.`);
  let decoder: StreamDecoder;
  try {
    decoder = await factory();
  } catch (error) {
    throw undecodable(`The decoder for ${name} is not installed.`, error);
  }
  return {
    feed: async (bytes) => toPcm(await tamed(() => decoder(bytes))),
    finish: async () => toPcm(await tamed(() => decoder())),
    free: () => decoder.free(),
  };
}

function mpegDecoder(): Decoder {
  const { feed, free } = openMpg123({ gapless: true });
  return {
    feed: async (bytes) => {
      const pieces = Array.from(feed(bytes), ({ channels, sampleRate }) => ({
        channels: channels.map((channel) => channel.slice()),
        sampleRate,
      }));
      const last = pieces.at(-1);
      return last === undefined ? null : { ...joinPcm(pieces), sampleRate: last.sampleRate };
    },
    finish: async () => {
      free();
      return null;
    },
    free,
  };
}

const chunkBytes = 64 * 1024;
/** A film's picture, or the pictures among the tags, may be between two pieces of sound; more than this never is. */
const mostBeforeSound = 10 * 1024 * 1024;
const mostWithoutSound = 4 * 1024 * 1024;

/**
 * Decodes `opening` (whose output is dropped), then the source from byte `start` to its end, and frees the decoder. Where
 * nothing comes out any more the sound has ended: what follows is padding, a hole, or of somebody who means harm.
 */
export async function* decodeToEnd(
  decoder: Decoder,
  source: ByteSource,
  start: number,
  {
    opening = null,
    step = chunkBytes,
    zerosAreSound = true,
  }: {
    readonly opening?: Uint8Array | null;
    readonly step?: number;
    /** False where the sound is compressed: then zeros are none, whatever the decoder makes of them. */
    readonly zerosAreSound?: boolean;
  } = {},
): AsyncGenerator<Pcm> {
  try {
    if (opening !== null) await decoder.feed(opening);
    let inVain = 0;
    let most = Math.max(mostBeforeSound, 2 * step);
    let held: Pcm[] = [];
    for (let at = start; at < source.size && inVain <= most; at += step) {
      const bytes = await source.read(at, step);
      if (bytes.length === 0) break;
      const pcm = await decoder.feed(bytes);
      inVain += bytes.length;
      if (pcm === null) continue;
      most = Math.max(mostWithoutSound, step);
      held.push(pcm);
      if (!zerosAreSound && bytes.every((byte) => byte === 0)) continue;
      inVain = 0;
      yield* held;
      held = [];
    }
    const rest = await decoder.finish();
    if (rest !== null) yield rest;
  } finally {
    decoder.free();
  }
}

interface StreamDecoder {
  (chunk?: Uint8Array): Promise<Decoded>;
  free(): void;
}

interface Decoded {
  readonly channelData: readonly Float32Array[];
  readonly sampleRate: number;
}

/** The package registers more decoders than its types name. */
function isDecoderFactory(value: unknown): value is () => Promise<StreamDecoder> {
  return typeof value === 'function';
}

/** A decoder that complains more often than this about one piece of the file is looping (mpg123 can). */
const mostComplaints = 2000;

/**
 * Runs one synchronous step of a decoder. Its console output is suppressed meanwhile and counted;
 * whatever it throws becomes AppError `undecodable`.
 */
export async function tamed<T>(step: () => Promise<T> | T): Promise<T> {
  const { error, warn } = console;
  let complaints = 0;
  const count = () => {
    complaints += 1;
    if (complaints > mostComplaints) throw new Error('the decoder does not come to an end');
  };
  try {
    console.error = count;
    console.warn = count;
    let running: Promise<T> | T;
    try {
      running = step();
    } finally {
      // Decoding is finished here, so that output of others, while the promise settles, is not suppressed.
      console.error = error;
      console.warn = warn;
    }
    return await running;
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw undecodable(`The decoder gave up: ${why}.`, cause);
  }
}

export function undecodable(message: string, cause?: unknown): AppError {
  return new AppError('undecodable', message, { cause });
}

function toPcm({ channelData, sampleRate }: Decoded): Pcm | null {
  const length = channelData[0]?.length ?? 0;
  if (length === 0) return null;
  if (channelData.some((channel) => channel.length !== length)) {
    throw undecodable('The decoder gave channels of different lengths.');
  }
  if (!Number.isFinite(sampleRate) || sampleRate < 1000 || sampleRate > 1_000_000) {
    throw undecodable(`The sampling rate of ${sampleRate} Hz makes no sense.`);
  }
  return { channels: channelData, sampleRate };
}
