// Small files that would take hours or gigabytes if they were believed, and one that is simply long.
import { closeSync, copyFileSync, openSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** One frame of ID3v2.4, its length in four times seven bits. */
function id3Frame(id: string, body: Uint8Array): Buffer {
  const header = Buffer.alloc(10);
  header.write(id, 'latin1');
  writeSyncSafe(header, 4, body.length);
  return Buffer.concat([header, body]);
}

function writeSyncSafe(bytes: Buffer, at: number, value: number): void {
  for (const [i, shift] of [21, 14, 7, 0].entries()) bytes[at + i] = (value >> shift) & 0x7f;
}

/** Three frames of silence, 128 kbit/s, behind a tag of ID3v2.4. */
function mp3(...frames: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(frames);
  const header = Buffer.from('ID3\x04\0\0\0\0\0\0', 'latin1');
  writeSyncSafe(header, 6, body.length);
  const audio = Buffer.alloc(417);
  audio.set([0xff, 0xfb, 0x90, 0x00]);
  return Buffer.concat([header, body, audio, audio, audio]);
}

function text(value: string): Buffer {
  return Buffer.from(`\x03${value}`, 'utf8');
}

const numbered = (count: number, name: (n: number) => string): string[] =>
  Array.from({ length: count }, (_, n) => name(n));

export function mp3OfGenres(count: number): Buffer {
  return mp3(id3Frame('TCON', text(numbered(count, (n) => `Genre ${n}`).join('\0'))));
}

/** A stream information of a second of silence, and comments; no sound follows. */
export function flacOf(comments: readonly string[]): Buffer {
  const info = Buffer.alloc(34);
  info.writeUInt16BE(4096, 0);
  info.writeUInt16BE(4096, 2);
  // 44,100 Hz, two channels, 16 bits.
  info.writeUInt32BE(((44_100 << 12) | (1 << 9) | (15 << 4)) >>> 0, 10);
  info.writeUInt32BE(44_100, 14);
  const number = (value: number): Buffer => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(value);
    return bytes;
  };
  const list = comments.flatMap((comment) => [number(Buffer.byteLength(comment)), Buffer.from(comment)]);
  const body = Buffer.concat([number(0), number(comments.length), ...list]);
  const block = (type: number, content: Uint8Array): Buffer => {
    const header = Buffer.alloc(4);
    header.writeUInt32BE(type * 2 ** 24 + content.length);
    return Buffer.concat([header, content]);
  };
  return Buffer.concat([Buffer.from('fLaC'), block(0, info), block(0x84, body), Buffer.alloc(1000)]);
}

export const flacOfGenres = (count: number): Buffer => flacOf(numbered(count, (n) => `GENRE=Genre ${n}`));

/** An ID3 tag of `count` equal frames. */
export const mp3OfFrames = (count: number, id: string, body: Uint8Array): Buffer =>
  mp3(Buffer.concat(new Array<Buffer>(count).fill(id3Frame(id, body))));

const chapter = Buffer.concat([Buffer.from('ch\0'), Buffer.alloc(16), id3Frame('TIT2', text('Chapter'))]);
const picture = (bytes: number): Buffer =>
  Buffer.concat([Buffer.from('\0image/png\0\x03\0\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(bytes)]);

/** A box of MPEG-4 in a box in a box. */
function nested(type: string, depth: number): Buffer {
  const bytes = Buffer.alloc(8 * depth);
  for (let n = 0; n < depth; n++) {
    bytes.writeUInt32BE(8 * (depth - n), 8 * n);
    bytes.write(type, 8 * n + 4, 'latin1');
  }
  return bytes;
}

const ftyp = Buffer.from('\0\0\0\x14ftypM4A \0\0\0\0M4A ', 'latin1');

/** Written into a folder; each by its name. */
export const tagBombs: Readonly<Record<string, () => Buffer>> = {
  '200,000 genres in one TCON.mp3': () => mp3OfGenres(200_000),
  '200,000 numbered genres in one TCON.mp3': () => mp3(id3Frame('TCON', text('(17)'.repeat(200_000)))),
  '100,000 genres.flac': () => flacOfGenres(100_000),
  '100,000 artists.flac': () => flacOf(numbered(100_000, (n) => `ARTIST=Artist ${n}`)),
  '100,000 of ARTISTS.flac': () => flacOf(numbered(100_000, (n) => `ARTISTS=Artist ${n}`)),
  '100,000 comments.flac': () => flacOf(numbered(100_000, (n) => `COMMENT=${n}`)),
  '100,000 frames of genres.mp3': () => mp3OfFrames(100_000, 'TCON', text('Rock')),
  '100,000 comments.mp3': () => mp3OfFrames(100_000, 'COMM', Buffer.from('\0engx\0y', 'latin1')),
  '100,000 people in one frame.mp3': () =>
    mp3(id3Frame('TIPL', text(numbered(100_000, (n) => `role ${n}`).join('\0')))),
  '10,000 chapters.mp3': () => mp3OfFrames(10_000, 'CHAP', chapter),
  '100,000 pictures.mp3': () => mp3OfFrames(100_000, 'APIC', picture(100)),
  'a picture of 60 MB.mp3': () => mp3OfFrames(1, 'APIC', picture(60 * 2 ** 20)),
  'a tag of 60 MB of zeros.mp3': () => mp3(Buffer.alloc(60 * 2 ** 20)),
  'a tag of 200 MB of zeros.mp3': () => mp3(Buffer.alloc(200 * 2 ** 20)),
  '100,000 boxes in boxes.m4a': () => Buffer.concat([ftyp, nested('moov', 100_000)]),
  'a million boxes.m4a': () =>
    Buffer.concat([ftyp, ...new Array<Buffer>(1_000_000).fill(Buffer.from('\0\0\0\x08free', 'latin1'))]),
};

/** A copy of a file, extended by zeros that take no place on the disk. */
export function extendedSparsely(from: string, to: string, bytes: number): string {
  copyFileSync(from, to);
  truncateSync(to, bytes);
  return to;
}

/**
 * 16 bits, two channels, 44,100 Hz: minutes of a tone of 1 kHz where `sounds` says so of their hour; where it does not, a
 * hole that takes no place on the disk and reads as silence.
 */
export function longWave(
  path: string,
  hours: number,
  sounds: (hour: number) => boolean = (hour) => Math.floor(hour * 60) % 60 === 0,
): string {
  const rate = 44_100;
  const header = Buffer.alloc(44);
  const dataBytes = Math.round(hours * 3600) * rate * 4;
  header.write('RIFF', 'latin1');
  header.writeUInt32LE(36 + dataBytes, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(2, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate * 4, 28);
  header.writeUInt16LE(4, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(dataBytes, 40);
  writeFileSync(path, header);
  truncateSync(path, header.length + dataBytes);
  const second = Buffer.alloc(rate * 4);
  for (let n = 0; n < rate * 2; n++) {
    second.writeInt16LE(Math.round(16_000 * Math.sin((2 * Math.PI * 1000 * (n >> 1)) / rate)), 2 * n);
  }
  const minute = Buffer.concat(new Array<Buffer>(60).fill(second));
  const file = openSync(path, 'r+');
  for (let at = 0; at + minute.length <= dataBytes; at += minute.length) {
    if (sounds(at / rate / 4 / 3600)) writeSync(file, minute, 0, minute.length, header.length + at);
  }
  closeSync(file);
  return path;
}

export function writeTagBomb(folder: string, name: string): string {
  const path = join(folder, name);
  writeFileSync(path, tagBombs[name]?.() ?? '');
  return path;
}
