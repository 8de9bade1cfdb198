// Monkey's Audio as a track: the seek table gives the position of each frame, and frames are independent.
import { usualSpeakers } from '../../../../core/domain/speakers.ts';
import type { ByteSource } from '../../../files/byteSource.ts';
import { cutStream, type Pcm } from '../pcm.ts';
import type { Track } from '../track.ts';
import { decodeFrame } from './frame.ts';
import { type ApeLayout, readApeLayout } from './layout.ts';

/** Samples of a piece; a frame of the highest level lasts 27 s at 44.1 kHz. */
const pieceLength = 65_536;

/**
 * Samples of a frame with a wrong checksum are never returned. The last frame is cached, so that
 * reading on does not decode it again. Throws AppError `undecodable`.
 */
export async function openApeTrack(source: ByteSource, start: number): Promise<Track> {
  const layout = await readApeLayout(source, start);
  const { frameLength, length, sampleRate, channels } = layout;
  let latest: { readonly index: number; readonly channels: readonly Float32Array[] } | null = null;

  async function* decodeFrom(firstFrame: number): AsyncGenerator<Pcm> {
    for (let index = firstFrame; index * frameLength < length; index++) {
      const frame =
        latest?.index === index ? latest : { index, channels: await readFrame(source, layout, index) };
      latest = frame;
      const end = Math.min(frameLength, length - index * frameLength);
      for (let at = 0; at < end; at += pieceLength) {
        yield {
          channels: frame.channels.map((channel) => channel.subarray(at, at + pieceLength)),
          sampleRate,
        };
      }
    }
  }

  return {
    sampleRate,
    channels,
    speakers: usualSpeakers(channels),
    direct: true,
    length,
    read: (from, count) => {
      const firstFrame = Math.floor(from / frameLength);
      const wanted = Math.min(count, length - from);
      return cutStream(decodeFrom(firstFrame), firstFrame * frameLength, from, wanted);
    },
  };
}

async function readFrame(source: ByteSource, layout: ApeLayout, index: number): Promise<Float32Array[]> {
  const { frameStarts, frameLength, length, channels, bitsPerSample } = layout;
  const [origin = 0] = frameStarts;
  const start = frameStarts[index] ?? origin;
  const end = frameStarts[index + 1] ?? start;
  const samples = Math.min(frameLength, length - index * frameLength);
  // Noise takes little more than plain samples; a damaged table, or a tag behind the last frame, claims more.
  const mostBytes = 1024 + 2 * samples * channels * (bitsPerSample / 8);
  // Words of 32 bits, counted from the first frame, have their bytes reversed; frames start inside words.
  const inside = (start - origin) % 4;
  const wordBytes = 4 * Math.ceil((inside + Math.min(end - start, mostBytes)) / 4);
  const words = Buffer.alloc(wordBytes);
  words.set(await source.read(start - inside, wordBytes));
  return decodeFrame(words.swap32().subarray(inside), samples, layout);
}
