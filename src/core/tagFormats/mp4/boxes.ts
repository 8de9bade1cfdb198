// Boxes of MPEG-4 (ISO/IEC 14496-12, 4.2): a size, a type, and often other boxes.
import { bigEndian, concat, latin1 } from '../bytes.ts';
import { FieldReader } from '../fieldReader.ts';
import type { Range, TagSource } from '../plan.ts';
import { damaged, Refused } from '../refused.ts';
import { bytesOf, type Edit } from '../stretches.ts';

export interface Box extends Range {
  /** In Latin-1: '©gen' is one of them. */
  readonly type: string;
  readonly contentFrom: number;
  /** Of its size: 0 for one that extends to the end of the file. */
  readonly sizeBytes: 0 | 4 | 8;
}

const mostBoxes = 50_000;
const headerBytes = 8;

export async function topBoxes(source: TagSource): Promise<Box[]> {
  const boxes: Box[] = [];
  for (let at = 0; at + headerBytes <= source.size; ) {
    const box = boxIn(await bytesOf(source, at, Math.min(at + 16, source.size)), at, source.size);
    if (boxes.length >= mostBoxes) throw new Refused('tooLarge', 'It has more boxes than any real file');
    boxes.push(box);
    at = box.to;
  }
  return boxes;
}

/** Those in `bytes`, which start at `offset` of the file, from `from` up to `to` of the file. A few zeros may end them. */
export function boxesIn(bytes: Uint8Array, offset: number, from: number, to: number): Box[] {
  const boxes: Box[] = [];
  for (let at = from; at + headerBytes <= to; ) {
    const box = boxIn(bytes.subarray(at - offset, Math.min(at + 16, to) - offset), at, to);
    if (box.sizeBytes === 0) throw damaged('A box inside another is without an end');
    if (boxes.length >= mostBoxes) throw new Refused('tooLarge', 'It has more boxes than any real file');
    boxes.push(box);
    at = box.to;
  }
  return boxes;
}

/** `header` is at `at`; nothing is behind `end`. */
function boxIn(header: Uint8Array, at: number, end: number): Box {
  const reader = new FieldReader(header, 'big-endian');
  const short = reader.u32();
  const type = reader.text(4);
  const size = short === 0 ? end - at : short === 1 ? reader.u64() : short;
  const contentFrom = at + (short === 1 ? 16 : headerBytes);
  if (at + size < contentFrom) throw damaged('A box is shorter than its header');
  if (at + size > end) throw new Refused('truncated', 'A box is longer than what holds it');
  return { type, from: at, contentFrom, to: at + size, sizeBytes: short === 0 ? 0 : short === 1 ? 8 : 4 };
}

export function boxBytes(type: string, ...content: readonly Uint8Array[]): Uint8Array {
  const body = concat(content);
  return concat([bigEndian(headerBytes + body.length, 4), latin1(type), body]);
}

/** The box's size where it grows; none where it has none. */
export function grownBox({ from, to, sizeBytes }: Box, by: number): Edit[] {
  if (sizeBytes === 0 || by === 0) return [];
  const size = to - from + by;
  if (sizeBytes === 4 && size >= 2 ** 32)
    throw new Refused('tooLarge', 'A box would be larger than it can say');
  const at = sizeBytes === 4 ? from : from + 8;
  return [{ from: at, to: at + sizeBytes, bytes: bigEndian(size, sizeBytes) }];
}

export function freeBytes(length: number): Uint8Array {
  return concat([bigEndian(length, 4), latin1('free'), new Uint8Array(length - headerBytes)]);
}
