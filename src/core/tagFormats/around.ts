// Tags around the sound of formats that have none of their own: ID3v2 in front, APE, Lyrics3, ID3v1 and ID3v2.4 behind.
import { apeFooterBytes, apeLength, newApe, openApe } from './ape.ts';
import { fromLatin1, hasText } from './bytes.ts';
import { newId3, openId3 } from './id3/open.ts';
import { id3HeaderBytes, id3Length } from './id3/tag.ts';
import { editedId3v1, id3v1Bytes, isId3v1, otherId3v1, readId3v1 } from './id3/v1.ts';
import type { OpenFile } from './openFile.ts';
import type { Range, TagFormat, TagSource } from './plan.ts';
import { damaged } from './refused.ts';
import type { SlotValues, Wanted } from './slots.ts';
import { bytesOf, type Edit, someOf } from './stretches.ts';

interface Found extends Range {
  readonly kind: 'id3v2' | 'ape' | 'id3v1' | 'other';
}

export interface Around {
  /** In front, in order; readers take the first. */
  readonly front: readonly Found[];
  /** Behind the sound, in order. */
  readonly back: readonly Found[];
  /** What is between. */
  readonly middle: Range;
}

const mostTags = 8;
/** So that other programs need not move the sound. */
const newPadding = 1024;

/** Throws `Refused` where a tag is longer than the file. */
export async function findAround(source: TagSource): Promise<Around> {
  const front = await frontTags(source);
  const from = front.at(-1)?.to ?? 0;
  const back: Found[] = [];
  while (back.length < mostTags) {
    const end = back[0]?.from ?? source.size;
    const tag = await tagBefore(source, from, end);
    if (tag === null) break;
    back.unshift(tag);
  }
  return { front, back, middle: { from, to: back[0]?.from ?? source.size } };
}

async function frontTags(source: TagSource): Promise<Found[]> {
  const tags: Found[] = [];
  while (tags.length < mostTags) {
    const from = tags.at(-1)?.to ?? 0;
    const length = id3Length(await someOf(source, from, from + id3HeaderBytes));
    if (length === null) break;
    if (from + length > source.size) throw damaged('The tag is longer than the file');
    tags.push({ kind: 'id3v2', from, to: from + length });
  }
  return tags;
}

async function tagBefore(source: TagSource, start: number, end: number): Promise<Found | null> {
  const tail = await bytesOf(source, Math.max(start, end - id3v1Bytes - 227), end);
  const last = (length: number): Uint8Array => tail.subarray(Math.max(0, tail.length - length));
  const found = (kind: Found['kind'], length: number): Found => {
    if (end - length < start) throw damaged('A tag behind the sound is longer than the file');
    return { kind, from: end - length, to: end };
  };
  const ape = apeLength(last(apeFooterBytes));
  if (ape !== null) return found('ape', ape);
  if (hasText(last(9), 'LYRICS200')) {
    const size = fromLatin1(last(15).subarray(0, 6));
    return /^\d{6}$/u.test(size) ? found('other', Number(size) + 15) : null;
  }
  if (hasText(last(10), '3DI')) {
    const size = last(4).reduce((sum, byte) => sum * 128 + (byte & 0x7f), 0) + 2 * id3HeaderBytes;
    const header = await someOf(source, Math.max(0, end - size), Math.max(0, end - size) + id3HeaderBytes);
    return id3Length(header) === size ? found('id3v2', size) : null;
  }
  if (!isId3v1(last(id3v1Bytes))) return null;
  const extended = last(id3v1Bytes + 227);
  // Its extension stands in front of it, and holds none of the fields but a genre as text, which nobody reads.
  if (extended.length === id3v1Bytes + 227 && hasText(extended, 'TAG+'))
    return { kind: 'id3v1', from: end - id3v1Bytes, to: end };
  return { kind: 'id3v1', from: end - id3v1Bytes, to: end };
}

interface Open {
  readonly kind: Found['kind'];
  readonly format: TagFormat;
  readonly values: SlotValues;
  readonly edit: (wanted: Wanted) => Edit[];
}

async function openFound(source: TagSource, { kind, from, to }: Found): Promise<Open[]> {
  const bytes = await bytesOf(source, from, to);
  const asEdit = (edited: Uint8Array | null): Edit[] =>
    edited === null ? [] : [{ from, to, bytes: edited }];
  if (kind === 'id3v2') {
    const { format, values, edited } = openId3(bytes);
    return [{ kind, format, values, edit: (wanted) => asEdit(edited(wanted)) }];
  }
  if (kind === 'ape') {
    const { values, edited } = openApe(bytes);
    return [{ kind, format: 'APE', values, edit: (wanted) => asEdit(edited(wanted)) }];
  }
  if (kind === 'other') return [];
  return [
    {
      kind,
      format: 'ID3v1',
      values: readId3v1(bytes),
      edit: (wanted) => asEdit(editedId3v1(bytes, wanted)),
    },
  ];
}

/**
 * All tags around `middle`; every tag that is there says the same afterwards, for programs differ in which they read. `make` is
 * the kind that is made where the file has none of it; null where the sound's own format has tags.
 */
export async function openAround(
  source: TagSource,
  { front, back, middle }: Around,
  make: 'id3v2' | 'ape' | null,
): Promise<OpenFile> {
  const tags: Open[] = [];
  for (const found of [...front, ...back]) tags.push(...(await openFound(source, found)));
  const rank = (kind: Found['kind']): number =>
    (make === 'ape' ? ['ape', 'id3v2', 'id3v1'] : ['id3v2', 'ape', 'id3v1']).indexOf(kind);
  const ranked = tags.toSorted((a, b) => rank(a.kind) - rank(b.kind));
  const isThere = make === null || tags.some(({ kind }) => kind === make);
  const v1 = back.findLast(({ kind }) => kind === 'id3v1');
  const besides = v1 === undefined ? null : await bytesOf(source, v1.from, v1.to);
  return {
    format: isThere ? (ranked[0]?.format ?? null) : make === 'ape' ? 'APE' : 'ID3v2.4',
    values: ranked.map(({ values }) => values),
    plan: async (wanted) => {
      const edits = tags.flatMap(({ edit }) => edit(wanted));
      if (!isThere && make === 'id3v2') {
        const other = front.length === 0 && besides !== null ? otherId3v1(besides) : null;
        edits.push(...inserted(0, newId3(wanted, newPadding, other)));
      }
      if (!isThere && make === 'ape') edits.push(...inserted(v1?.from ?? source.size, newApe(wanted)));
      return { edits, sound: [middle] };
    },
  };
}

function inserted(at: number, bytes: Uint8Array | null): Edit[] {
  return bytes === null ? [] : [{ from: at, to: at, bytes }];
}
