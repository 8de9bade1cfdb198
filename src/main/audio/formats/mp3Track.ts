// Reads an MP3 or MP2 file from any frame on, with the same samples as a decoder that starts at the beginning.

import { usualSpeakers } from '../../../core/domain/speakers.ts';
import type { ByteSource } from '../../files/byteSource.ts';
import { type MpegHeader, mpegHeaderAt, mpegHeaderBytes, sideInfoBytes } from '../../files/mpegFrames.ts';
import { readAhead } from '../../files/readAhead.ts';
import { openMpg123 } from '../mp3/mpg123.ts';
import { gatherer } from './gather.ts';
import { cutPcm, type Pcm, pcmLength } from './pcm.ts';
import type { Track } from './track.ts';

/** Frames decoded before the wanted one: the synthesis depends on one frame before, the bit reservoir on 511 bytes of main data. */
const preRollFrames = 10;
const preRollBytes = 4096;
/** The decoder's own delay, which it removes when there is a Xing header (mpg123's GAPLESS_DELAY). */
const decoderDelay = 529;
const scanBytes = 1024 * 1024;
/** Encoded bytes passed to the decoder at a time. */
const feedBytes = 64 * 1024;

interface FrameIndex {
  readonly header: MpegHeader;
  /** Byte offsets of the audio frames, and the end of the last one. */
  readonly offsets: readonly number[];
  /** Samples that the whole-file decoder drops at the beginning. */
  readonly skipped: number;
  /** Samples that it returns. */
  readonly length: number;
}

/**
 * Null when the file is not one plain run of frames (junk between them, free format, a change of rate): then only
 * the decoder itself knows the result.
 */
export async function openMp3Track(source: ByteSource, start: number): Promise<Track | null> {
  const index = await indexFrames(source, start);
  if (index === null || index.length <= 0) return null;
  const { header, length } = index;
  return {
    sampleRate: header.sampleRate,
    channels: header.channels,
    speakers: usualSpeakers(header.channels),
    direct: true,
    length,
    read: (from, count) => readFrom(source, index, from, Math.max(0, Math.min(count, length - from))),
  };
}

function preRollStart(offsets: readonly number[], frame: number): number {
  const target = (offsets[frame] ?? 0) - preRollBytes;
  let first = Math.max(0, frame - preRollFrames);
  while (first > 0 && (offsets[first] ?? 0) > target) first -= 1;
  return first;
}

/**
 * The samples [from, from + count). Without the Xing frame a decoder drops nothing. What it gives is copied before anybody else asks it
 * for more.
 */
async function* readFrom(
  source: ByteSource,
  { header, offsets, skipped }: FrameIndex,
  from: number,
  count: number,
): AsyncGenerator<Pcm> {
  const firstFrame = preRollStart(offsets, Math.floor((from + skipped) / header.samples));
  const end = offsets.at(-1) ?? 0;
  const { add, rest } = gatherer(count);
  const decoder = openMpg123({ gapless: false });
  let sample = firstFrame * header.samples - skipped;
  try {
    for (let at = offsets[firstFrame] ?? end; at < end && sample < from + count; at += feedBytes) {
      const complete: Pcm[] = [];
      for (const pcm of decoder.feed(await source.read(at, Math.min(feedBytes, end - at)))) {
        complete.push(...add(cutPcm(pcm, from - sample, from + count - sample)));
        sample += pcmLength(pcm);
      }
      yield* complete;
    }
    yield* rest();
  } finally {
    decoder.free();
  }
}

async function indexFrames(source: ByteSource, start: number): Promise<FrameIndex | null> {
  const bytes = readAhead(source, scanBytes);
  const first = await firstFrameAt(bytes, start);
  if (first === null) return null;
  const { at: firstAt, header } = first;
  const xing = await xingHeader(bytes, firstAt, header);
  if (xing === 'other') return null;
  const offsets: number[] = [];
  let at = firstAt + (xing === null ? 0 : header.frameBytes);
  for (;;) {
    // Of one block, without waiting for each header.
    const block = await source.read(at, scanBytes);
    const inBlock = framesIn(block, source.size - at, header.kind);
    for (const start of inBlock.starts) offsets.push(at + start);
    at += inBlock.end;
    if (inBlock.end === 0 || at + mpegHeaderBytes > source.size) break;
  }
  const frames = offsets.length;
  offsets.push(at);
  if (frames === 0 || !(await endsCleanly(bytes, source.size, at, header))) return null;
  const all = frames * header.samples;
  if (xing === null) return { header, offsets, skipped: 0, length: all };
  // Fewer frames than the header promises: the end is missing, and the padding with it. More frames are not supported.
  if (xing.frames !== null && xing.frames < frames) return null;
  const skipped = xing.delay + decoderDelay;
  const padded = xing.frames === frames ? Math.max(0, xing.padding - decoderDelay) : 0;
  return { header, offsets, skipped, length: all - skipped - padded };
}

interface Frames {
  /** Where frames start in the block. */
  readonly starts: readonly number[];
  /** Where the one behind them would start. */
  readonly end: number;
}

/** The frames of this kind that follow one another from the block's start on; the last of them end within `left` bytes. */
function framesIn(block: Uint8Array, left: number, kind: number): Frames {
  const starts: number[] = [];
  let [b1, b2] = [-1, -1];
  let frameBytes = 0;
  let at = 0;
  for (; at + mpegHeaderBytes <= block.length; at += frameBytes) {
    // Most headers are like the one before, or the one before that, but for what does not matter here.
    if (block[at] !== 0xff || block[at + 1] !== b1 || block[at + 2] !== b2) {
      const next = mpegHeaderAt(block, at);
      if (next === null || next.kind !== kind) return { starts, end: at };
      ({ frameBytes } = next);
      [b1, b2] = [block[at + 1] ?? -1, block[at + 2] ?? -1];
    }
    if (at + frameBytes > left) break;
    starts.push(at);
  }
  return { starts, end: at };
}

/** The first frame must follow the tags; zeros between the two are padding. */
async function firstFrameAt(
  bytes: ByteSource,
  start: number,
): Promise<{ at: number; header: MpegHeader } | null> {
  const head = await bytes.read(start, 64 * 1024);
  const skipped = head.findIndex((byte) => byte !== 0);
  if (skipped < 0) return null;
  const header = mpegHeaderAt(head, skipped);
  if (header === null) return null;
  const second = mpegHeaderAt(await bytes.read(start + skipped + header.frameBytes, mpegHeaderBytes), 0);
  return second?.kind === header.kind ? { at: start + skipped, header } : null;
}

interface XingHeader {
  /** Audio frames, when stated. */
  readonly frames: number | null;
  /** Samples that the encoder added before and behind the music. */
  readonly delay: number;
  readonly padding: number;
}

/** The Xing or Info frame (with LAME's part) in place of a first frame; 'other' for Fraunhofer's VBRI. */
async function xingHeader(
  bytes: ByteSource,
  at: number,
  header: MpegHeader,
): Promise<XingHeader | null | 'other'> {
  if (header.layer !== 3) return null;
  const frame = Buffer.from(await bytes.read(at, header.frameBytes));
  if (frame.toString('latin1', 36, 40) === 'VBRI') return 'other';
  const tagAt = mpegHeaderBytes + sideInfoBytes(header);
  const tag = frame.toString('latin1', tagAt, tagAt + 4);
  if ((tag !== 'Xing' && tag !== 'Info') || tagAt + 8 > frame.length) return null;
  const flags = frame.readUInt32BE(tagAt + 4);
  const frames = (flags & 1) !== 0 && tagAt + 12 <= frame.length ? frame.readUInt32BE(tagAt + 8) : null;
  const lameAt =
    tagAt + 8 + (flags & 1 ? 4 : 0) + (flags & 2 ? 4 : 0) + (flags & 4 ? 100 : 0) + (flags & 8 ? 4 : 0);
  if (lameAt + 24 > frame.length || frame[lameAt] === 0) return { frames, delay: 0, padding: 0 };
  const gaps = frame.readUIntBE(lameAt + 21, 3);
  return { frames, delay: gaps >> 12, padding: gaps & 0xfff };
}

/** Whether the data behind the last frame cannot be mistaken for audio: tags, zeros, or a truncated frame. */
async function endsCleanly(
  bytes: ByteSource,
  size: number,
  at: number,
  header: MpegHeader,
): Promise<boolean> {
  const rest = Buffer.from(await bytes.read(at, 128 * 1024));
  if (rest.length === 0) return true;
  const next = mpegHeaderAt(rest, 0);
  if (next?.kind === header.kind) return at + next.frameBytes > size;
  const magic = rest.toString('latin1', 0, 11);
  if (/^(TAG|APETAGEX|LYRICSBEGIN|ID3)/.test(magic)) return true;
  return at + rest.length === size && rest.every((byte) => byte === 0);
}
