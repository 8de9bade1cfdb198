// MPEG audio frame headers (ISO/IEC 11172-3, 13818-3): the position of each frame of an MP3 or MP2 file, without decoding.
import type { ByteSource } from './byteSource.ts';
import { readAhead } from './readAhead.ts';

export interface MpegHeader {
  /** Bytes, header included. */
  readonly frameBytes: number;
  /** Bytes by which the frame is longer than others of its bit rate. */
  readonly padding: number;
  /** Samples of each channel in the decoded frame. */
  readonly samples: number;
  readonly sampleRate: number;
  readonly channels: 1 | 2;
  /** 1, 2 or 3. */
  readonly layer: number;
  /** MPEG version 1, or 2 for MPEG 2 and 2.5. */
  readonly version: 1 | 2;
  /** Must not change from frame to frame: version, layer and sampling rate. */
  readonly kind: number;
}

export const mpegHeaderBytes = 4;

/** kbit/s by bitrate index, for [version 1: layers 1, 2, 3; version 2: layer 1, layers 2 and 3]. Index 0 is free format. */
const bitRates: Readonly<Record<'v1l1' | 'v1l2' | 'v1l3' | 'v2l1' | 'v2l23', readonly number[]>> = {
  v1l1: [0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
  v1l2: [0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
  v1l3: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  v2l1: [0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
  v2l23: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
};
const sampleRates: readonly (readonly number[])[] = [
  [11_025, 12_000, 8_000],
  [],
  [22_050, 24_000, 16_000],
  [44_100, 48_000, 32_000],
];

/** The header at `at`, or null when there is none, or one of free format, which does not state its length. */
export function mpegHeaderAt(bytes: Uint8Array, at: number): MpegHeader | null {
  const header = anyHeaderAt(bytes, at);
  return header === null || header.frameBytes === 0 ? null : header;
}

/** The same, but of free format too: then `frameBytes` is 0. */
export function anyHeaderAt(bytes: Uint8Array, at: number): MpegHeader | null {
  const [b0 = 0, b1 = 0, b2 = 0, b3 = 0] = bytes.subarray(at, at + mpegHeaderBytes);
  if (b0 !== 0xff || (b1 & 0xe0) !== 0xe0) return null;
  const versionBits = (b1 >> 3) & 3;
  const layer = 4 - ((b1 >> 1) & 3);
  const sampleRate = sampleRates[versionBits]?.[(b2 >> 2) & 3];
  if (layer === 4 || sampleRate === undefined || b2 >> 4 === 15) return null;
  const version = versionBits === 3 ? 1 : 2;
  const table = version === 1 ? (`v1l${layer}` as 'v1l1' | 'v1l2' | 'v1l3') : layer === 1 ? 'v2l1' : 'v2l23';
  const bitRate = (bitRates[table][b2 >> 4] ?? 0) * 1000;
  const padding = (b2 >> 1) & 1;
  const samples = layer === 1 ? 384 : layer === 3 && version === 2 ? 576 : 1152;
  const bytesOf = (rate: number): number =>
    layer === 1
      ? (Math.floor((12 * rate) / sampleRate) + padding) * 4
      : Math.floor(((samples / 8) * rate) / sampleRate) + padding;
  return {
    frameBytes: bitRate === 0 ? 0 : bytesOf(bitRate),
    padding: layer === 1 ? padding * 4 : padding,
    samples,
    sampleRate,
    channels: b3 >> 6 === 3 ? 1 : 2,
    layer,
    version,
    kind: b1 * 4 + ((b2 >> 2) & 3),
  };
}

/** Bytes of a frame's side information in layer 3, behind the header. */
export function sideInfoBytes({ version, channels }: Pick<MpegHeader, 'version' | 'channels'>): number {
  if (version === 1) return channels === 2 ? 32 : 17;
  return channels === 2 ? 17 : 9;
}

/** Sound is frame behind frame; a few bytes that look like a header are in any file. */
const framesInARow = 4;
/** Pictures among the tags may stand before the sound. */
const mostBeforeSound = 10 * 1024 * 1024;
const blockBytes = 64 * 1024;

/** Whether frames follow one another anywhere: four, or two up to the end of a short file. */
export async function hasMpegFrames(file: ByteSource, start: number): Promise<boolean> {
  const source = readAhead(file, blockBytes);
  const last = Math.min(source.size, start + mostBeforeSound);
  for (let from = start; from < last; from += blockBytes) {
    const block = await source.read(from, blockBytes + mpegHeaderBytes);
    for (let at = block.indexOf(0xff); at >= 0 && at < blockBytes; at = block.indexOf(0xff, at + 1))
      if (mpegHeaderAt(block, at) !== null && (await areFrames(file, from + at))) return true;
  }
  return false;
}

async function areFrames(source: ByteSource, from: number): Promise<boolean> {
  let at = from;
  let kind: number | null = null;
  for (let frames = 0; frames < framesInARow; frames++) {
    if (frames >= 2 && at >= source.size) return true;
    const header = mpegHeaderAt(await source.read(at, mpegHeaderBytes), 0);
    if (header === null || (kind !== null && header.kind !== kind)) return false;
    ({ kind } = header);
    at += header.frameBytes;
  }
  return true;
}
