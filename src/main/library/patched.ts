// A file of which some stretches read as other bytes.
import { ByteSource } from '../files/byteSource.ts';

/** A stretch of the file that reads as other bytes; null for zeros, which end every text. */
export interface Patch {
  readonly start: number;
  readonly end: number;
  readonly bytes: Uint8Array | null;
}

export function patched(file: ByteSource, patches: readonly Patch[]): ByteSource {
  return new ByteSource(file.size, async (position, length) => {
    const bytes = await file.read(position, length);
    for (const { start, end, bytes: other } of patches) {
      const from = Math.max(start, position);
      const to = Math.min(end, position + bytes.length);
      if (from >= to) continue;
      if (other === null) bytes.fill(0, from - position, to - position);
      else bytes.set(other.subarray(from - start, to - start), from - position);
    }
    return bytes;
  });
}
