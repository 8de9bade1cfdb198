// Magic numbers at the start of files, and the ID3v2 tags that may stand before them.
import type { ByteSource } from './byteSource.ts';

/** Of ID3v2 in front of one file. */
const mostTags = 8;

/** Whether the bytes at `at` are this text in Latin-1. */
export function hasText(bytes: Uint8Array, at: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text.charCodeAt(i)) return false;
  return true;
}

/** Where the audio container starts: behind all ID3v2 tags. One may claim to be longer than the file. */
export async function afterId3v2(source: ByteSource): Promise<number> {
  const end = (await id3v2Tags(source)).at(-1)?.end ?? 0;
  return end < source.size ? end : 0;
}

/** The ID3v2 tags in front; some files have several. */
export async function id3v2Tags(source: ByteSource): Promise<{ start: number; end: number }[]> {
  const tags: { start: number; end: number }[] = [];
  while (tags.length < mostTags) {
    const start = tags.at(-1)?.end ?? 0;
    const header = await source.read(start, 10);
    if (header.length < 10 || !hasText(header, 0, 'ID3')) break;
    const byte = (at: number) => header[at] ?? 0;
    const length = [6, 7, 8, 9].reduce((sum, at) => sum * 128 + (byte(at) & 0x7f), 0);
    const footer = (byte(5) & 0x10) === 0 ? 0 : 10;
    tags.push({ start, end: start + 10 + length + footer });
  }
  return tags;
}
