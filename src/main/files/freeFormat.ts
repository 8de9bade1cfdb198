// MP3 of free format (ISO/IEC 11172-3, 2.4.2.3) as ordinary frames: all are of one length, which no header states, and decoders refuse them.
import { AppError } from '../../core/domain/errors.ts';
import { ByteSource } from './byteSource.ts';
import { hasText } from './magic.ts';
import { anyHeaderAt, type MpegHeader, mpegHeaderBytes, sideInfoBytes } from './mpegFrames.ts';
import { readAhead } from './readAhead.ts';

export interface FreeFormat {
  /** The same sound in frames of the highest bit rate that has an index, all padded. */
  readonly plain: ByteSource;
  readonly header: MpegHeader;
  readonly frames: number;
  /** Bytes of all frames in the file. */
  readonly bytes: number;
}

/** No frame of 640 kbit/s, the most that anybody encodes, is longer. */
const longestFrame = 6000;
const searchBytes = 64 * 1024;
const aheadBytes = 256 * 1024;
const highestIndex = 14;
const paddingBit = 2;

/**
 * Null for every other file. A frame's sound begins in the frames before it, as far back as its side information says; here
 * it is moved to where a frame of another length finds it. Throws AppError `undecodable` where it does not fit.
 */
export async function freeFormat(file: ByteSource, start: number): Promise<FreeFormat | null> {
  const first = await firstFrame(file, start);
  if (first === null) return null;
  const source = readAhead(file, aheadBytes);
  const { header, unpadded } = first;
  if (header.layer !== 3) throw undecodable(`It is MPEG audio of layer ${header.layer} in free format.`);
  const frames = await framesFrom(source, first.at, header, unpadded);
  const sideBytes = sideInfoBytes(header);
  const highest = header.version === 1 ? 320_000 : 160_000;
  const frameBytes = Math.floor(((header.samples / 8) * highest) / header.sampleRate) + 1;
  const room = frameBytes - mpegHeaderBytes - sideBytes;
  const parts = placed(frames, room, header.version === 1 ? 511 : 255);
  const plain = new ByteSource(frames.length * frameBytes, async (position, length) => {
    const from = Math.floor(position / frameBytes);
    const to = Math.min(frames.length, Math.ceil((position + length) / frameBytes));
    const bytes = new Uint8Array((to - from) * frameBytes);
    for (let n = from; n < to; n++) {
      const out = bytes.subarray((n - from) * frameBytes, (n - from + 1) * frameBytes);
      await writeHead(out, source, frames[n], parts[n], n * room, header);
      await writeSound(out.subarray(mpegHeaderBytes + sideBytes), source, frames, parts, n, room);
    }
    return bytes.slice(position - from * frameBytes, position - from * frameBytes + length);
  });
  const last = frames.at(-1);
  const bytes = last === undefined ? 0 : last.body + last.bodyBytes - first.at;
  return { plain, header, frames: frames.length, bytes };
}

export async function isFreeFormat(file: ByteSource, start: number): Promise<boolean> {
  return (await firstFrame(file, start)) !== null;
}

/** The first frame, and the length of all without padding: where two more of its kind follow at that distance. */
async function firstFrame(
  source: ByteSource,
  start: number,
): Promise<{ at: number; header: MpegHeader; unpadded: number } | null> {
  const begin = anyHeaderAt(await source.read(start, mpegHeaderBytes), 0);
  if (begin !== null && begin.frameBytes > 0) return null;
  const head = await source.read(start, searchBytes);
  const skipped = head.findIndex((byte) => byte !== 0);
  const header = skipped < 0 ? null : anyHeaderAt(head, skipped);
  if (header === null || header.frameBytes !== 0) return null;
  const like = (at: number): MpegHeader | null => {
    const found = anyHeaderAt(head, at);
    return found?.frameBytes === 0 && found.kind === header.kind ? found : null;
  };
  for (let length = mpegHeaderBytes; length < longestFrame; length++) {
    const second = like(skipped + length);
    const unpadded = length - header.padding;
    if (second === null || like(skipped + length + unpadded + second.padding) === null) continue;
    return { at: start + skipped, header, unpadded };
  }
  return null;
}

interface FreeFrame {
  readonly at: number;
  /** Of the side information in the file. */
  readonly side: number;
  /** Of the bytes behind the side information in the file, which hold sound of this and of later frames. */
  readonly body: number;
  readonly bodyBytes: number;
  /** The place of the body's first byte among all bodies' bytes, and that of this frame's sound. */
  readonly bodyStart: number;
  readonly soundStart: number;
}

async function framesFrom(
  source: ByteSource,
  start: number,
  { kind, version }: MpegHeader,
  unpadded: number,
): Promise<FreeFrame[]> {
  const frames: FreeFrame[] = [];
  let bodyStart = 0;
  for (let at = start; at < source.size; ) {
    const bytes = await source.read(at, mpegHeaderBytes + 40);
    const header = anyHeaderAt(bytes, 0);
    if (header?.kind !== kind || header.frameBytes !== 0) break;
    const end = at + unpadded + header.padding;
    // LAME's own frame in front leaves no room for a checksum, whatever its header says.
    const tagAt = mpegHeaderBytes + sideInfoBytes(header);
    const isTag = frames.length === 0 && ['Info', 'Xing'].some((name) => hasText(bytes, tagAt, name));
    const isChecked = ((bytes[1] ?? 0) & 1) === 0 && !isTag;
    const side = mpegHeaderBytes + (isChecked ? 2 : 0);
    const body = at + side + sideInfoBytes(header);
    if (end > source.size || body > end) break;
    const [first = 0, second = 0] = bytes.subarray(side);
    const back = version === 1 ? first * 2 + (second >> 7) : first;
    const soundStart = Math.max(0, bodyStart - back);
    frames.push({ at, side: at + side, body, bodyBytes: end - body, bodyStart, soundStart });
    bodyStart += end - body;
    at = end;
  }
  return frames;
}

/** A frame's sound: its length, and its place among the bytes of the bodies that are written. */
interface Part {
  readonly length: number;
  readonly place: number;
}

/** As early as the frame can point back to, so that the most is left for the next one; the first is none of sound, often. */
function placed(frames: readonly FreeFrame[], room: number, farthest: number): Part[] {
  let end = 0;
  return frames.map(({ soundStart, bodyStart, bodyBytes }, n) => {
    const next = frames[n + 1];
    const length = Math.max(0, (next?.soundStart ?? bodyStart + bodyBytes) - soundStart);
    const place = Math.max(end, n * room - farthest, Math.min(n, 1) * room);
    end = place + length;
    if (end > (n + 1) * room)
      throw undecodable('It is MP3 in free format with more bits than an ordinary frame holds.');
    return { length, place };
  });
}

async function writeHead(
  out: Uint8Array,
  source: ByteSource,
  frame: FreeFrame | undefined,
  part: Part | undefined,
  bodyAt: number,
  header: MpegHeader,
): Promise<void> {
  if (frame === undefined || part === undefined) return;
  out.set(await source.read(frame.at, mpegHeaderBytes));
  out.set(await source.read(frame.side, sideInfoBytes(header)), mpegHeaderBytes);
  const [, second = 0, third = 0, , , fifth = 0] = out;
  out[1] = second | 1;
  out[2] = (highestIndex << 4) | (third & 0x0d) | paddingBit;
  const back = bodyAt - part.place;
  if (header.version === 2) out[4] = back;
  else {
    out[4] = back >> 1;
    out[5] = (fifth & 0x7f) | ((back & 1) << 7);
  }
}

/** Everything whose place is in the body of frame `n`: sound of it and of later ones. */
async function writeSound(
  body: Uint8Array,
  source: ByteSource,
  frames: readonly FreeFrame[],
  parts: readonly Part[],
  n: number,
  room: number,
): Promise<void> {
  for (let i = n; i < parts.length; i++) {
    const { place = 0, length = 0 } = parts[i] ?? {};
    if (place >= (n + 1) * room) break;
    const from = Math.max(0, n * room - place);
    const to = Math.min(length, (n + 1) * room - place);
    if (from < to) body.set(await soundAt(source, frames, i, from, to), place + from - n * room);
  }
}

/** Bytes `from` to `to` of the sound of frame `i`, out of the bodies that hold it. */
async function soundAt(
  source: ByteSource,
  frames: readonly FreeFrame[],
  i: number,
  from: number,
  to: number,
): Promise<Uint8Array> {
  const start = (frames[i]?.soundStart ?? 0) + from;
  const bytes = new Uint8Array(to - from);
  let k = i;
  while (k > 0 && (frames[k]?.bodyStart ?? 0) > start) k -= 1;
  for (; k < frames.length; k++) {
    const { body = 0, bodyBytes = 0, bodyStart = 0 } = frames[k] ?? {};
    if (bodyStart >= start + bytes.length) break;
    const first = Math.max(0, start - bodyStart);
    const last = Math.min(bodyBytes, start + bytes.length - bodyStart);
    if (first < last) bytes.set(await source.read(body + first, last - first), bodyStart + first - start);
  }
  return bytes;
}

function undecodable(what: string): AppError {
  return new AppError('undecodable', `${what} Stackwax cannot decode it.`);
}
