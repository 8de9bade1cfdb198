// Tags behind the audio: ID3v1, its extension, Lyrics3, APEv2 and ID3v2.4 at the end. They are no part of any container.
import type { ByteSource } from './byteSource.ts';
import { asBuffer } from './ioErrors.ts';

/** A file has three or four at most. */
const mostTags = 8;

/** Where the audio that starts at `start` ends: before all tags. */
export async function beforeTrailingTags(source: ByteSource, start: number): Promise<number> {
  let end = source.size;
  for (let tags = 0; tags < mostTags; tags++) {
    const length = await tagBefore(source, end);
    if (length === 0 || end - length <= start) break;
    end -= length;
  }
  return end;
}

const id3v1Bytes = 128;
const extendedBytes = 227;
const apeBytes = 32;
/** Of Lyrics3 without a size. */
const mostLyrics = 5100;

/** Bytes of the tag that ends at `end`; 0 for none. */
async function tagBefore(source: ByteSource, end: number): Promise<number> {
  const tail = await bytesBefore(source, end, id3v1Bytes + extendedBytes);
  const at = (from: number, text: string): boolean =>
    tail.length >= from &&
    tail.toString('latin1', tail.length - from, tail.length - from + text.length) === text;
  if (at(apeBytes, 'APETAGEX')) {
    const footer = tail.subarray(tail.length - apeBytes);
    const hasHeader = (footer.readUInt32LE(20) & 0x8000_0000) !== 0;
    return footer.readUInt32LE(12) + (hasHeader ? apeBytes : 0);
  }
  if (at(9, 'LYRICS200')) {
    const size = /^\d{6}$/u.exec(tail.toString('latin1', tail.length - 15, tail.length - 9))?.[0];
    return size === undefined ? 0 : Number(size) + 15;
  }
  if (at(9, 'LYRICSEND')) {
    const lyrics = await bytesBefore(source, end, mostLyrics + 20);
    const begin = lyrics.lastIndexOf('LYRICSBEGIN', undefined, 'latin1');
    return begin < 0 ? 0 : lyrics.length - begin;
  }
  if (at(10, '3DI')) {
    const sizes = tail.subarray(tail.length - 4);
    return 20 + sizes.reduce((sum, byte) => sum * 128 + (byte & 0x7f), 0);
  }
  // Last, for these three letters are part of others' names.
  if (at(id3v1Bytes, 'TAG'))
    return at(id3v1Bytes + extendedBytes, 'TAG+') ? id3v1Bytes + extendedBytes : id3v1Bytes;
  return 0;
}

async function bytesBefore(source: ByteSource, end: number, length: number): Promise<Buffer> {
  const from = Math.max(0, end - length);
  return asBuffer(await source.read(from, end - from));
}
