// A source whose beginning and end are read once each: what tells one file from another stands there, and is asked for many times.
import { ByteSource } from './byteSource.ts';

/** All headers of most files, with the sound that follows them. */
const headBytes = 128 * 1024;
const tailBytes = 64 * 1024 + 256;

export function keptEnds(source: ByteSource): ByteSource {
  const { size } = source;
  const tailAt = Math.max(0, size - tailBytes);
  let head: Promise<Uint8Array> | null = null;
  let tail: Promise<Uint8Array> | null = null;
  return new ByteSource(size, async (position, length) => {
    const end = position + length;
    if (end <= headBytes) {
      head ??= source.read(0, headBytes);
      return (await head).slice(position, end);
    }
    if (position >= tailAt) {
      tail ??= source.read(tailAt, tailBytes);
      return (await tail).slice(position - tailAt, end - tailAt);
    }
    return await source.read(position, length);
  });
}
