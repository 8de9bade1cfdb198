// The chunks of a RIFF or IFF file, and the edits that replace one or put one behind the others.
import { bigEndian, concat, fromLatin1, hasText, latin1, littleEndian } from '../bytes.ts';
import { type ByteOrder, FieldReader } from '../fieldReader.ts';
import type { Range, TagSource } from '../plan.ts';
import { damaged, Refused } from '../refused.ts';
import { bytesOf, type Edit, someOf } from '../stretches.ts';

export interface Chunk extends Range {
  readonly id: string;
  /** Where its content ends; `to` is behind its padding. */
  readonly contentTo: number;
}

export interface Form {
  readonly order: ByteOrder;
  /** 'WAVE', 'AIFF', 'AIFC'. */
  readonly type: string;
  readonly chunks: readonly Chunk[];
  /** Behind the last chunk. */
  readonly to: number;
  /** Where the form's own size stands, in four bytes, or in eight of a 64-bit form. */
  readonly size: { readonly at: number; readonly width: 4 | 8; readonly value: number };
}

export const chunkHeaderBytes = 8;
const formHeaderBytes = 12;
const mostChunks = 10_000;
const noSize = 0xffff_ffff;

/** Throws `Refused` for sizes that are not true. */
export async function formOf(source: TagSource): Promise<Form> {
  const header = await bytesOf(source, 0, formHeaderBytes);
  const order = hasText(header, 'FORM') ? 'big-endian' : 'little-endian';
  const reader = new FieldReader(header.subarray(4), order);
  const stated = reader.u32();
  const long = hasText(header, 'RIFF') || hasText(header, 'FORM') ? null : await longSizes(source);
  const value = long !== null && stated === noSize ? long.form : stated;
  const end = chunkHeaderBytes + value;
  if (stated === noSize && long === null) throw new Refused('openEnd', 'Its size is left open');
  // The padding of the last chunk is missing in some files, and not counted in others.
  if (end > source.size + 1) throw new Refused('truncated', 'It ends before what it announces does');
  if (end < source.size - 1) throw damaged('Something stands behind its end');
  const chunks: Chunk[] = [];
  let at = formHeaderBytes;
  while (at + chunkHeaderBytes <= source.size) {
    if (chunks.length >= mostChunks) throw new Refused('tooLarge', 'It has more chunks than any real file');
    const fields = new FieldReader(await bytesOf(source, at, at + chunkHeaderBytes), order);
    const id = fields.text(4);
    const size = fields.u32();
    const length = id === 'data' && size === noSize && long !== null ? long.data : size;
    if (id === 'data' && (length === 0 || length === noSize))
      throw new Refused('openEnd', 'The length of its sound is left open');
    const contentTo = at + chunkHeaderBytes + length;
    if (contentTo > source.size) throw new Refused('truncated', 'A chunk is longer than the file');
    const to = length % 2 === 1 && (await isPadded(source, contentTo)) ? contentTo + 1 : contentTo;
    chunks.push({ id, from: at, contentTo, to: Math.min(to, source.size) });
    at = Math.min(to, source.size);
  }
  if (at < source.size) throw damaged('Something stands behind its last chunk');
  const size =
    long !== null && stated === noSize
      ? { at: long.at, width: 8 as const, value }
      : { at: 4, width: 4 as const, value };
  return { order, type: fromLatin1(header.subarray(8)), chunks, to: at, size };
}

/** Of RF64 and BW64 (EBU Tech 3306): the sizes of the form and of the samples stand in the first chunk. */
async function longSizes(
  source: TagSource,
): Promise<{ readonly at: number; readonly form: number; readonly data: number }> {
  const bytes = await bytesOf(source, formHeaderBytes, formHeaderBytes + 24);
  if (!hasText(bytes, 'ds64')) throw damaged('Its sizes of 64 bits are not there');
  const fields = new FieldReader(bytes.subarray(8), 'little-endian');
  return { at: formHeaderBytes + 8, form: fields.u64(), data: fields.u64() };
}

/** A name begins with a letter, padding is zero, or anything else. */
async function isPadded(source: TagSource, at: number): Promise<boolean> {
  const next = await someOf(source, at, at + 5);
  if (next.length < 5) return next.length > 0;
  const text = fromLatin1(next);
  return !/^[\x20-\x7e]{4}/u.test(text) || /^.(?:data|LIST|id3 |ID3 |SSND|fact)$/u.test(text);
}

/** These contents in the places of chunks, and further chunks behind the last; the form's size goes along. */
export function formEdits(
  { order, chunks, to, size }: Form,
  replaced: readonly { readonly chunk: Chunk; readonly content: Uint8Array }[],
  added: readonly { readonly id: string; readonly content: Uint8Array }[],
): Edit[] {
  const edits: Edit[] = replaced.map(({ chunk, content }) => ({
    from: chunk.from,
    to: chunk.to,
    bytes: chunkBytes(chunk.id, content, order),
  }));
  const last = chunks.at(-1);
  const isRenewed = replaced.some(({ chunk }) => chunk === last);
  if (added.length > 0) {
    // The last chunk gets its padding, where it had to have some.
    const pad =
      last !== undefined && !isRenewed && last.to === last.contentTo ? (last.contentTo - last.from) % 2 : 0;
    const bytes = concat([
      new Uint8Array(pad),
      ...added.map(({ id, content }) => chunkBytes(id, content, order)),
    ]);
    edits.push({ from: to, to, bytes });
  }
  if (edits.length === 0) return [];
  const grown = edits.reduce((sum, edit) => sum + edit.bytes.length - (edit.to - edit.from), 0);
  const value = to + grown - chunkHeaderBytes;
  if (grown === 0 && value === size.value) return edits;
  if (size.width === 4 && value >= noSize)
    throw new Refused('tooLarge', 'It would be larger than it can say');
  const bytes = order === 'big-endian' ? bigEndian(value, size.width) : littleEndian(value, size.width);
  return [...edits, { from: size.at, to: size.at + size.width, bytes }];
}

function chunkBytes(id: string, content: Uint8Array, order: ByteOrder): Uint8Array {
  const size = order === 'big-endian' ? bigEndian(content.length, 4) : littleEndian(content.length, 4);
  return concat([latin1(id), size, content, new Uint8Array(content.length % 2)]);
}
