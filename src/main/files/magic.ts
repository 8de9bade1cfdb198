// Magic numbers at the start of files, and the ID3v2 tags that may stand before them.
import type { ByteSource } from './byteSource.ts';

/** Whether the bytes at `at` are this text in Latin-1. */
export function hasText(bytes: Uint8Array, at: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text.charCodeAt(i)) return false;
  return true;
}

/** Where the audio container starts: behind all ID3v2 tags. Some files have several, some one that claims to be longer than the file. */
export async function afterId3v2(source: ByteSource): Promise<number> {
  let start = 0;
  for (let tags = 0; tags < 8; tags++) {
    const header = await source.read(start, 10);
    if (header.length < 10 || !hasText(header, 0, 'ID3')) break;
    const byte = (at: number) => header[at] ?? 0;
    const length = [6, 7, 8, 9].reduce((sum, at) => sum * 128 + (byte(at) & 0x7f), 0);
    const footer = (byte(5) & 0x10) === 0 ? 0 : 10;
    start += 10 + length + footer;
  }
  return start < source.size ? start : 0;
}
