// Reads a FLAC file from any sample on: bisection over the file's bytes finds the frame that holds it.

import { type Speaker, usualSpeakers } from '../../../core/domain/speakers.ts';
import type { ByteSource } from '../../files/byteSource.ts';
import { openLibFlac } from '../flac/libflac.ts';
import {
  type FlacFrame,
  flacFrameAt,
  longestHeader,
  parseStreamInfo,
  type StreamInfo,
  streamInfoBytes,
} from './flacFrames.ts';
import { gatherer } from './gather.ts';
import { cutPcm, type Pcm, pcmLength } from './pcm.ts';
import { maskSpeakers } from './speakers.ts';
import type { Track } from './track.ts';

/** Bisection stops when the frame is known to start within so many bytes; decoding them is cheaper than further steps. */
const closeEnough = 128 * 1024;
/** Encoded bytes passed to the decoder at a time. */
const feedBytes = 64 * 1024;
/** Nothing comes out of so many: what is there is no sound, or damaged. */
const mostInVain = 10 * 1024 * 1024;
const commentBlock = 4;
const mostCommentBytes = 1024 * 1024;

/** Null for FLAC in Ogg, for truncated files, and when the length is unknown. */
export async function openFlacTrack(source: ByteSource, start: number): Promise<Track | null> {
  const stream = await readMetadata(source, start);
  if (stream === null) return null;
  const length = await lengthInFrames(source, stream);
  if (length === null) return null;
  return {
    sampleRate: stream.info.sampleRate,
    channels: stream.info.channels,
    speakers: stream.speakers,
    direct: true,
    length,
    read: (from, count) => readFrom(source, stream, length, from, Math.min(count, length - from)),
  };
}

interface FlacStream {
  readonly info: StreamInfo;
  readonly speakers: readonly Speaker[];
  readonly audioStart: number;
}

/** What the decoder gives is copied before anybody else asks it for more. */
async function* readFrom(
  source: ByteSource,
  stream: FlacStream,
  total: number,
  from: number,
  count: number,
): AsyncGenerator<Pcm> {
  if (count <= 0) return;
  const { at, firstSample } = await frameBefore(source, stream, total, from);
  const { add, rest } = gatherer(count);
  let complete: Pcm[] = [];
  let sample = firstSample;
  const take = (pcm: Pcm): void => {
    complete.push(...add(cutPcm(pcm, from - sample, from + count - sample)));
    sample += pcmLength(pcm);
  };
  for await (const _ of decodeFrom(source, at, take)) {
    yield* complete;
    complete = [];
    if (sample >= from + count) break;
  }
  yield* rest();
}

/** Hands each piece, from the frame at `start` on, to `take`, which copies what it wants of it; yields whenever there were some. */
async function* decodeFrom(
  source: ByteSource,
  start: number,
  take: (pcm: Pcm) => void,
): AsyncGenerator<void> {
  const decoder = openLibFlac();
  let inVain = 0;
  const takeAll = (pieces: Iterable<Pcm>): void => {
    for (const pcm of pieces) {
      inVain = 0;
      take(pcm);
    }
  };
  try {
    for (let at = start; at < source.size && inVain <= mostInVain; at += feedBytes) {
      const bytes = await source.read(at, feedBytes);
      if (bytes.length === 0) break;
      inVain += bytes.length;
      takeAll(decoder.feed(bytes));
      yield;
    }
    takeAll(decoder.finish());
    yield;
  } finally {
    decoder.free();
  }
}

async function readMetadata(source: ByteSource, start: number): Promise<FlacStream | null> {
  const head = await source.read(start, 8 + streamInfoBytes);
  if (String.fromCharCode(...head.subarray(0, 4)) !== 'fLaC' || (head[4] ?? 0) % 128 !== 0) return null;
  const info = parseStreamInfo(head.subarray(8));
  if (info === null) return null;
  let speakers = usualSpeakers(info.channels);
  let at = start + 4;
  for (let blocks = 0; blocks < 256; blocks++) {
    const [flags = 0x80, b1 = 0, b2 = 0, b3 = 0] = await source.read(at, 4);
    const length = b1 * 65_536 + b2 * 256 + b3;
    if (flags % 128 === commentBlock && info.channels > 2) {
      const comments = await source.read(at + 4, Math.min(length, mostCommentBytes));
      speakers = maskSpeakers(comments, info.channels) ?? speakers;
    }
    at += 4 + length;
    if ((flags & 0x80) !== 0) return at < source.size ? { info, speakers, audioStart: at } : null;
  }
  return null;
}

/** The length, if the last frames in the file end at the length in the stream information. */
async function lengthInFrames(source: ByteSource, stream: FlacStream): Promise<number | null> {
  const { info, audioStart } = stream;
  const tailBytes = Math.max(256 * 1024, 2 * info.maxFrameBytes);
  const tailStart = Math.max(audioStart, source.size - tailBytes);
  const tail = await source.read(tailStart, tailBytes);
  let last: { at: number; firstSample: number } | null = null;
  for (let at = tail.indexOf(0xff); at >= 0; at = tail.indexOf(0xff, at + 1)) {
    const frame = flacFrameAt(tail, at, info);
    if (frame !== null) last = { at: tailStart + at, firstSample: frame.firstSample };
  }
  if (last === null || last.firstSample >= info.totalSamples) return null;
  let end = last.firstSample;
  const count = (pcm: Pcm): void => {
    end += pcmLength(pcm);
  };
  for await (const _ of decodeFrom(source, last.at, count));
  return end === info.totalSamples ? end : null;
}

/** A frame at or shortly before the one that holds `sample`. */
async function frameBefore(
  source: ByteSource,
  { info, audioStart }: FlacStream,
  total: number,
  sample: number,
): Promise<{ at: number; firstSample: number }> {
  let low = { at: audioStart, firstSample: 0 };
  let high = { at: source.size, firstSample: total };
  for (let step = 0; high.at - low.at > closeEnough && low.firstSample < sample; step++) {
    // Interpolates as if all frames had one size, a little early; every other step halves the range, so that no
    // file takes many steps.
    const share = step % 2 === 1 ? 0.5 : (sample - low.firstSample) / (high.firstSample - low.firstSample);
    const guess = low.at + Math.floor(share * (high.at - low.at)) - closeEnough / 2;
    const at = Math.min(Math.max(guess, low.at + 1), high.at - closeEnough / 2);
    const found = await nextFrame(source, info, at, high, low.firstSample);
    if (found === null) high = { at, firstSample: high.firstSample };
    else if (found.firstSample > sample) high = { at, firstSample: found.firstSample };
    else if (sample - found.firstSample < 2 * info.maxBlockSize) return found;
    else low = found;
  }
  return low;
}

/** The first frame that starts at or behind `from`, within the bounds. */
async function nextFrame(
  source: ByteSource,
  info: StreamInfo,
  from: number,
  high: { readonly at: number; readonly firstSample: number },
  lowestSample: number,
): Promise<{ at: number; firstSample: number } | null> {
  for (let start = from; start < high.at; start += closeEnough) {
    const bytes = await source.read(start, closeEnough + longestHeader);
    for (let at = bytes.indexOf(0xff); at >= 0 && at < closeEnough; at = bytes.indexOf(0xff, at + 1)) {
      const frame: FlacFrame | null = flacFrameAt(bytes, at, info);
      if (frame === null || start + at >= high.at) continue;
      if (frame.firstSample > lowestSample && frame.firstSample < high.firstSample) {
        return { at: start + at, firstSample: frame.firstSample };
      }
    }
  }
  return null;
}
