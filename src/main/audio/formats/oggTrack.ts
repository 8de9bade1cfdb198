// Reads Ogg Vorbis and Opus from any sample on: bisection finds the page, after the stream's headers have been decoded.

import { usualSpeakers } from '../../../core/domain/speakers.ts';
import type { ByteSource } from '../../files/byteSource.ts';
import { isOneStream, lastPage, nextPage, type OggPage, pageAt } from '../../files/oggPages.ts';
import { type Decoder, decodeToEnd, openDecoder } from '../decoders.ts';
import { cutStream, type Pcm, pcmLength } from './pcm.ts';
import type { Track } from './track.ts';

/** Bisection stops when the page is known to lie within so many bytes; decoding them is cheaper than further steps. */
const closeEnough = 64 * 1024;

interface OggStream {
  readonly decoderName: 'oga' | 'opus';
  readonly sampleRate: number;
  readonly channels: number;
  readonly serial: number;
  /** The pages before the first one with audio. */
  readonly headers: Uint8Array;
  readonly firstAudioPage: OggPage;
  readonly end: number;
  /** Samples that must be decoded before the first wanted one. */
  readonly preRoll: number;
}

/** Null for other codecs, several streams in one file (`oggLinks`), and files too short to need it. */
export async function openOggTrack(source: ByteSource, start: number): Promise<Track | null> {
  const stream = await readHeaders(source, start);
  const last = await lastPage(source);
  if (stream === null || last?.granule == null || !(await isOneStream(source, stream.firstAudioPage, last)))
    return null;
  const origin = await findOrigin(source, stream);
  if (origin === null || last.at <= stream.firstAudioPage.at + stream.firstAudioPage.length) return null;
  const length = last.granule - origin;
  return {
    sampleRate: stream.sampleRate,
    channels: stream.channels,
    // The decoders turn the order of Vorbis, which is Opus' too, into the usual one.
    speakers: usualSpeakers(stream.channels),
    direct: true,
    length,
    read: (from, count) => readFrom(source, stream, origin, last, from, Math.min(count, length - from)),
  };
}

async function readHeaders(source: ByteSource, start: number): Promise<OggStream | null> {
  const head = await source.read(start + 28, 32);
  const isOpus = String.fromCharCode(...head.subarray(0, 8)) === 'OpusHead';
  const isVorbis = String.fromCharCode(...head.subarray(0, 7)) === '\x01vorbis';
  const first = await pageAt(source, start);
  if (first === null || head.length < 32 || !(isOpus || isVorbis)) return null;
  const headerPackets = isOpus ? 2 : 3;
  let packets = 0;
  let page: OggPage | null = first;
  for (; page !== null && packets < headerPackets; page = await pageAt(source, page.at + page.length)) {
    if (page.serial !== first.serial || (page.first && page.at !== first.at)) return null;
    packets += page.packets;
  }
  // The headers must end with their page, otherwise the first audio packet is on it.
  if (page === null || packets !== headerPackets || page.serial !== first.serial) return null;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  return {
    decoderName: isOpus ? 'opus' : 'oga',
    sampleRate: isOpus ? 48_000 : view.getUint32(12, true),
    channels: view.getUint8(isOpus ? 9 : 11),
    serial: first.serial,
    headers: await source.read(start, page.at - start),
    firstAudioPage: page,
    end: source.size,
    // Vorbis is exact from its second packet on; Opus converges, and 80 ms (RFC 7845) do not reach 1e-6.
    preRoll: isOpus ? 48_000 * 4 : 0,
  };
}

/** The granule position of a decoder's first sample: the pre-skip of Opus, plus anything cut off. */
async function findOrigin(source: ByteSource, stream: OggStream): Promise<number | null> {
  const aligned = await openAt(source, stream, stream.firstAudioPage);
  if (aligned === null) return null;
  aligned.decoder.free();
  return (stream.firstAudioPage.granule ?? 0) - pcmLength(aligned.pcm);
}

async function* readFrom(
  source: ByteSource,
  stream: OggStream,
  origin: number,
  last: OggPage,
  from: number,
  count: number,
): AsyncGenerator<Pcm> {
  if (count <= 0) return;
  const target = from + origin - stream.preRoll;
  const page = await pageBefore(source, stream, last, target);
  const aligned = page === null ? null : await openAt(source, stream, page);
  if (page === null || aligned === null) {
    yield* cutStream(decodeAll(source, stream), 0, from, count);
    return;
  }
  const at = (page.granule ?? 0) - origin - pcmLength(aligned.pcm);
  yield* cutStream(continueFrom(source, aligned), at, from, count);
}

interface Aligned {
  readonly decoder: Decoder;
  /** The decoded page; its last sample is the one at the page's granule position. */
  readonly pcm: Pcm;
  /** Where to continue. */
  readonly next: number;
}

/** Starts a decoder at a page. The decoders hold back each page until they have the next, so two are passed. */
async function openAt(source: ByteSource, stream: OggStream, page: OggPage): Promise<Aligned | null> {
  const following = await pageAt(source, page.at + page.length);
  if (following === null || following.serial !== stream.serial) return null;
  const next = following.at + following.length;
  const decoder = await openDecoder(stream.decoderName);
  try {
    await decoder.feed(stream.headers);
    const pcm = await decoder.feed(await source.read(page.at, next - page.at));
    if (pcm !== null) return { decoder, pcm, next };
  } catch (error) {
    decoder.free();
    throw error;
  }
  decoder.free();
  return null;
}

async function* continueFrom(source: ByteSource, { decoder, pcm, next }: Aligned): AsyncGenerator<Pcm> {
  try {
    yield pcm;
    yield* decodeToEnd(decoder, source, next);
  } finally {
    decoder.free();
  }
}

async function* decodeAll(source: ByteSource, stream: OggStream): AsyncGenerator<Pcm> {
  const decoder = await openDecoder(stream.decoderName);
  yield* decodeToEnd(decoder, source, stream.firstAudioPage.at, { opening: stream.headers });
}

/** A page that ends at or shortly before the granule position; null when that is the start of the audio. */
async function pageBefore(
  source: ByteSource,
  stream: OggStream,
  last: OggPage,
  granule: number,
): Promise<OggPage | null> {
  const wanted = (page: OggPage) =>
    page.serial === stream.serial && page.granule !== null && !page.continued && page.packets > 0;
  const { firstAudioPage } = stream;
  if (granule <= (firstAudioPage.granule ?? 0)) return null;
  let low: OggPage | null = null;
  let lowEnd = firstAudioPage.at + firstAudioPage.length;
  let lowGranule = firstAudioPage.granule ?? 0;
  let high = { at: last.at, granule: last.granule ?? 0 };
  for (let step = 0; high.at - lowEnd > closeEnough; step++) {
    // By interpolation, which mostly hits at once; every other step halves the range, so that no file takes many.
    const share = step % 2 === 1 ? 0.5 : (granule - lowGranule) / Math.max(1, high.granule - lowGranule);
    const guess = lowEnd + Math.floor(share * (high.at - lowEnd)) - closeEnough / 2;
    const at = Math.min(Math.max(guess, lowEnd), high.at - closeEnough / 2);
    const page = await nextPage(source, at, high.at, wanted);
    if (page === null || (page.granule ?? 0) > granule) {
      high = { at, granule: page?.granule ?? high.granule };
    } else {
      low = page;
      lowEnd = page.at + page.length;
      lowGranule = page.granule ?? 0;
      if (granule - lowGranule < stream.sampleRate * 2) break;
    }
  }
  return low;
}
