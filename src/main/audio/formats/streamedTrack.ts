// The fallback for every format: decodes from the beginning, in small pieces, and drops what is not wanted.

import type { DecoderName } from '../../../core/domain/formats.ts';
import { ByteSource } from '../../files/byteSource.ts';
import { asBuffer } from '../../files/ioErrors.ts';
import { hasText } from '../../files/magic.ts';
import { sniff } from '../../files/sniff.ts';
import { stretchOf } from '../../files/splice.ts';
import { decodeToEnd, openDecoder, undecodable } from '../decoders.ts';
import { tablesComeFirst } from './mp4Boxes.ts';
import { oggLinks } from './oggLinks.ts';
import { cutStream, type Pcm, pcmLength, widened } from './pcm.ts';
import { streamedSpeakers } from './speakers.ts';
import { steadyRate } from './steadyRate.ts';
import type { Track } from './track.ts';

const chunkBytes = 64 * 1024;
/** MPEG-4 may have its tables at the end, and until they arrive the decoder copies everything with every piece. */
const wholeMp4Bytes = 128 * 1024 * 1024;
/** The decoder of AIFF takes chunks behind the audio for audio unless it sees the whole file. Long ones are plain, and read directly. */
const wholeAiffBytes = 16 * 1024 * 1024;
/** Containers whose sound is plain, so that silence in them is zeros. */
const plain: ReadonlySet<DecoderName> = new Set([
  'wav',
  'aiff',
  'caf',
  'm4a',
  'mkv',
  'mod',
  'xm',
  's3m',
  'it',
]);
/** A file that lasts longer than two days is damaged, or a bomb. */
const longestSeconds = 48 * 3600;
/** Samples cached by the counting pass, so that a track of usual length (6 minutes in stereo) is decoded once. */
const mostKept = 2 ** 25;

/** Decodes `source` from byte `start` on. All pieces have the sampling rate of the first. */
export function streamPcm(source: ByteSource, name: DecoderName, start: number): AsyncGenerator<Pcm> {
  return steadyRate(limited(decodeLinks(source, name, start)));
}

/** The links of a chained Ogg file one after the other, each by its own decoder; every other file by this one. */
async function* decodeLinks(source: ByteSource, name: DecoderName, start: number): AsyncGenerator<Pcm> {
  if (!hasText(await source.read(start, 4), 0, 'OggS')) return yield* decodeAs(name, source, start);
  for await (const link of oggLinks(source, start)) {
    const stream = stretchOf(source, link.start, link.end);
    yield* decodeAs((await sniff(stream)).decoder ?? name, stream, 0);
  }
}

async function* decodeAs(name: DecoderName, file: ByteSource, start: number): AsyncGenerator<Pcm> {
  const source = name === 'aiff' ? await insideForm(file, start) : file;
  const step = await stepOf(source, name, start);
  yield* decodeToEnd(await openDecoder(name), source, start, { step, zerosAreSound: plain.has(name) });
}

async function* limited(pieces: AsyncIterable<Pcm>): AsyncGenerator<Pcm> {
  let seconds = 0;
  for await (const pcm of pieces) {
    seconds += pcmLength(pcm) / pcm.sampleRate;
    if (seconds > longestSeconds) throw undecodable('It does not come to an end within two days.');
    yield pcm;
  }
}

/** An AIFF is one chunk, 'FORM'; what stands behind it is none of its sound. */
async function insideForm(source: ByteSource, start: number): Promise<ByteSource> {
  const head = await source.read(start, 8);
  const size = hasText(head, 0, 'FORM') && head.length === 8 ? asBuffer(head).readUInt32BE(4) : 0;
  const end = start + 8 + size;
  // Without a size whoever wrote it was cut off.
  if (size === 0 || end >= source.size) return source;
  return new ByteSource(end, (position, length) => source.read(position, length));
}

async function stepOf(source: ByteSource, name: DecoderName, start: number): Promise<number> {
  if (name === 'aiff') return wholeAiffBytes;
  return name === 'm4a' && !(await tablesComeFirst(source, start)) ? wholeMp4Bytes : chunkBytes;
}

/** Decodes once to learn the length. Throws AppError `undecodable`, also when there is no sample. */
export async function openStreamedTrack(
  source: ByteSource,
  name: DecoderName,
  start: number,
): Promise<Track> {
  let kept: Pcm[] | null = [];
  let length = 0;
  let sampleRate = 0;
  let channels = 0;
  for await (const pcm of streamPcm(source, name, start)) {
    ({ sampleRate } = pcm);
    channels = Math.max(channels, pcm.channels.length);
    length += pcmLength(pcm);
    kept?.push(pcm);
    if (length * pcm.channels.length > mostKept) kept = null;
  }
  if (length === 0) throw undecodable('There is no audio in it.');
  const pieces = kept;
  return {
    sampleRate,
    channels,
    speakers: await streamedSpeakers(source, name, start, channels),
    direct: pieces !== null,
    length,
    read: (from, count) =>
      cutStream(asWide(pieces === null ? streamPcm(source, name, start) : pieces, channels), 0, from, count),
  };
}

/** Some streams change their number of channels. */
async function* asWide(pieces: AsyncIterable<Pcm> | Iterable<Pcm>, width: number): AsyncGenerator<Pcm> {
  for await (const piece of pieces) yield widened(piece, width);
}
