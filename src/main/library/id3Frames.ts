// The frames of ID3v2.2 to 2.4 (id3.org), wherever a tag stands: their names and places, not what is in them.
import type { ByteSource } from '../files/byteSource.ts';
import { Fields } from '../files/fields.ts';
import { hasText } from '../files/magic.ts';

export interface Id3Frame {
  readonly major: number;
  /** Empty where the tag is padded. */
  readonly id: string;
  /** Of its header. */
  readonly at: number;
  /** Of its content. */
  readonly start: number;
  /** As stated. */
  readonly length: number;
  /** Of the whole tag. */
  readonly tagEnd: number;
}

const tagHeaderBytes = 10;

/** None where no tag stands at `tagAt`. Ends at the padding, which is given as a frame without a name. */
export async function* id3Frames(file: ByteSource, tagAt: number): AsyncGenerator<Id3Frame> {
  // One read brings the frames of most tags, and of their pictures nothing.
  const head = await file.read(tagAt, 64 * 1024);
  if (head.length < tagHeaderBytes || !hasText(head, 0, 'ID3')) return;
  const fields = new Fields(head).skip(3);
  const major = fields.u8();
  if (major < 2 || major > 4) return;
  const hasMore = (fields.skip(1).u8() & 0x40) !== 0;
  const tagEnd = Math.min(file.size, tagAt + tagHeaderBytes + syncSafe(fields.u32()));
  const headerBytes = major === 2 ? 6 : 10;
  let at = tagAt + tagHeaderBytes + (hasMore ? extendedBytes(head, major) : 0);
  while (at + headerBytes <= tagEnd) {
    const inHead = at - tagAt;
    const header =
      inHead + headerBytes <= head.length
        ? head.subarray(inHead, inHead + headerBytes)
        : await file.read(at, headerBytes);
    const isPadding = header.every((byte) => byte === 0);
    const { id, length } = isPadding ? { id: '', length: 0 } : frameHeader(header, major);
    const start = at + headerBytes;
    yield { major, id, at, start, length, tagEnd };
    if (isPadding) return;
    at = start + length;
  }
}

/** The extended header: its size leaves itself out in version 3, and is of seven bits a byte in version 4. */
function extendedBytes(head: Uint8Array, major: number): number {
  if (major === 2 || head.length < tagHeaderBytes + 4) return 0;
  const size = new Fields(head).skip(tagHeaderBytes).u32();
  return major === 3 ? 4 + size : syncSafe(size);
}

function frameHeader(header: Uint8Array, major: number): { id: string; length: number } {
  const fields = new Fields(header);
  if (major === 2) return { id: fields.text(3), length: fields.u8() * 65_536 + fields.u16() };
  const id = fields.text(4);
  const length = fields.u32();
  return { id, length: major === 4 ? syncSafe(length) : length };
}

/** Four bytes of seven bits each. */
function syncSafe(value: number): number {
  return [24, 16, 8, 0].reduce((sum, shift) => sum * 128 + ((value >>> shift) & 0x7f), 0);
}
