// What music-metadata says of MP3 by its first four frames; null unless they stand one behind another as they should.
import type { IFormat } from 'music-metadata';
import { hasText } from '../../files/magic.ts';
import { type MpegHeader, mpegHeaderAt, mpegHeaderBytes, sideInfoBytes } from '../../files/mpegFrames.ts';

type Written = { -readonly [Name in keyof IFormat]?: IFormat[Name] };

const framesRead = 4;
/** The parser wants so many bytes to be there where it looks for a frame. */
const mostPeeked = 1024;
const bitRates: Readonly<Record<1 | 2, readonly number[]>> = {
  1: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  2: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
};
const lameBytes = 9 + 27;

/** Bytes of the first frames and what follows, which is needed of any four frames. */
export const mpegHeadBytes = 8192;

/** `head`: from the first frame on. `soundBytes`: up to the end of the file, less an ID3v1 tag. */
export function quickMpeg(head: Buffer, soundBytes: number): Partial<IFormat> | null {
  const frames: { readonly at: number; readonly header: MpegHeader; readonly rate: number }[] = [];
  for (let at = 0; frames.length < framesRead; ) {
    const header = at + mostPeeked > head.length ? null : mpegHeaderAt(head, at);
    if (header === null || header.layer !== 3) return null;
    const [first] = frames;
    if (first !== undefined && header.kind !== first.header.kind) return null;
    const rate = (bitRates[header.version][(head[at + 2] ?? 0) >> 4] ?? 0) * 1000;
    frames.push({ at, header, rate });
    at += header.frameBytes;
  }
  const [first, ...others] = frames;
  const last = frames.at(-1);
  if (first === undefined || last === undefined) return null;
  for (const { at, header } of others) {
    const isChecked = ((head[at + 1] ?? 0) & 1) === 0;
    if (header.channels !== first.header.channels) return null;
    const behind = at + mpegHeaderBytes + (isChecked ? 2 : 0) + sideInfoBytes(header);
    if (isInfo(head, behind) || behind + 4 > at + header.frameBytes) return null;
  }
  const format: Written = {
    container: 'MPEG',
    codec: `MPEG ${versionOf(head)} Layer 3`,
    sampleRate: first.header.sampleRate,
    numberOfChannels: first.header.channels,
    bitrate: last.rate,
  };
  const read = readInfo(head, first.header, format);
  if (read === null) return null;
  if (read.end > first.header.frameBytes) return null;
  // It looks for the next frame right behind what it has read.
  if (firstSync(head, read.end) !== first.header.frameBytes) return null;
  const isConstant = frames.every(({ rate }) => rate === first.rate);
  if (isConstant) {
    const samples = Math.round(soundBytes / last.header.frameBytes) * last.header.samples;
    if (!format.duration) format.duration = samples / first.header.sampleRate;
  } else if (read.isVariable && format.duration) format.bitrate = (soundBytes * 8) / format.duration;
  return format;
}

function versionOf(head: Buffer): string {
  return { 3: '1', 2: '2', 0: '2.5' }[((head[1] ?? 0) >> 3) & 3] ?? '';
}

function isInfo(head: Buffer, at: number): boolean {
  return ['Info', 'Xing', 'Xtra', 'LAME'].some((name) => hasText(head, at, name));
}

/** Of Xing and LAME, with where the parser has read up to; what it would be left with in the frame it skips. */
function readInfo(
  head: Buffer,
  header: MpegHeader,
  format: Written,
): { readonly end: number; readonly isVariable: boolean } | null {
  const infoAt = mpegHeaderBytes + sideInfoBytes(header);
  const isXing = hasText(head, infoAt, 'Xing');
  if (!isXing && !hasText(head, infoAt, 'Info'))
    return isInfo(head, infoAt) ? null : { end: header.frameBytes, isVariable: false };
  let at = infoAt + 4;
  const next = (): number => {
    at += 4;
    return head.readUInt32BE(at - 4);
  };
  const flags = next();
  const frames = (flags & 1) === 0 ? null : next();
  const bytes = (flags & 2) === 0 ? null : next();
  if ((flags & 4) !== 0) at += 100;
  const scale = (flags & 8) === 0 ? null : next();
  if (hasText(head, at, 'LAME')) {
    const [major = 0, minor = 0] =
      /\d+.\d+/u
        .exec(head.toString('latin1', at + 4, at + 9))?.[0]
        .split('.')
        .map((part) => Number.parseInt(part, 10)) ?? [];
    if (major >= 3 && minor >= 90) {
      readLame(head.subarray(at + 9, at + lameBytes), format);
      at += lameBytes;
    } else at += 9;
  }
  const isVariable = isXing && scale !== null;
  if (bytes === null || bytes === 0 || frames === null) return { end: header.frameBytes, isVariable };
  format.duration = (frames * header.samples) / header.sampleRate;
  return { end: at, isVariable };
}

function readLame(lame: Buffer, format: Written): void {
  const peak = lame.readUInt32BE(2);
  if (peak !== 0) format.trackPeakLevel = peak / 2 ** 23;
  const trackGain = gainAt(lame, 6);
  const albumGain = gainAt(lame, 8);
  if (trackGain !== null) format.trackGain = trackGain;
  if (albumGain !== null) format.albumGain = albumGain;
  format.duration = lame.readUInt32BE(20) / 1000;
}

/** Three bits of its kind, three of who says it, the sign, nine of tenths of dB. */
function gainAt(lame: Buffer, at: number): number | null {
  const bits = lame.readUInt16BE(at);
  if (bits >> 13 === 0) return null;
  const gain = (bits & 0x1ff) / 10;
  return (bits & 0x200) === 0 ? gain : -gain;
}

/** Where two bytes are that a frame could begin with. */
function firstSync(head: Buffer, from: number): number {
  for (let at = head.indexOf(0xff, from); at >= 0; at = head.indexOf(0xff, at + 1))
    if (((head[at + 1] ?? 0) & 0xe0) === 0xe0) return at;
  return -1;
}
