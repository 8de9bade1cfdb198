// APE tags (versions 1 and 2: wiki.hydrogenaudio.org, APEv2 specification): items between a header, which may lack, and a footer.
import { concat, fromLatin1, fromUtf8, hasText, isAscii, latin1, littleEndian, utf8 } from './bytes.ts';
import { FieldReader } from './fieldReader.ts';
import { type Dialect, editItems, type Item, readItems } from './items.ts';
import { freeNames, freeText, readFreeText } from './named.ts';
import { damaged, Refused } from './refused.ts';
import type { SlotValues, Wanted } from './slots.ts';

interface ApeItem extends Item {
  readonly key: string;
  /** Bits 1 and 2: 0 for text in UTF-8, 1 for bytes, 2 for a link. */
  readonly flags: number;
  readonly value: Uint8Array;
}

interface ApeTag {
  readonly version: number;
  readonly hasHeader: boolean;
  readonly flags: number;
  readonly items: readonly ApeItem[];
  /** Behind the items; some writers leave a gap. */
  readonly rest: Uint8Array;
}

export const apeFooterBytes = 32;
const mostItems = 5000;
const hasHeaderFlag = 0x8000_0000;
const isHeaderFlag = 0x2000_0000;

/** Bytes of the tag that ends with this footer; null where it is none. */
export function apeLength(footer: Uint8Array): number | null {
  if (footer.length < apeFooterBytes || !hasText(footer, 'APETAGEX')) return null;
  const reader = new FieldReader(footer.subarray(8), 'little-endian');
  const version = reader.u32();
  const size = reader.u32();
  reader.u32();
  const flags = reader.u32();
  if ((version !== 1000 && version !== 2000) || size < apeFooterBytes) return null;
  return size + ((flags & hasHeaderFlag) === 0 ? 0 : apeFooterBytes);
}

/** `bytes` are the whole tag, header included where it has one. */
export function openApe(bytes: Uint8Array): {
  readonly values: SlotValues;
  /** The tag saying what is wanted; null where it does. */
  readonly edited: (wanted: Wanted) => Uint8Array | null;
} {
  const tag = parseApe(bytes);
  return {
    values: readItems(tag.items, dialect),
    edited: (wanted) => {
      const items = editItems(tag.items, wanted, dialect);
      if (items === null) return null;
      if (tag.version === 1000 && items.some(({ value }) => !isAscii(fromLatin1(value))))
        throw new Refused('unsupported', 'The APE tag is of version 1, which has no letters beyond ASCII');
      return apeBytes(tag, items);
    },
  };
}

/** A tag that is not there yet; null where nothing is wanted. */
export function newApe(wanted: Wanted): Uint8Array | null {
  const tag: ApeTag = {
    version: 2000,
    hasHeader: true,
    flags: hasHeaderFlag,
    items: [],
    rest: new Uint8Array(0),
  };
  const items = editItems(tag.items, wanted, dialect);
  return items === null ? null : apeBytes(tag, items);
}

function parseApe(bytes: Uint8Array): ApeTag {
  const footer = new FieldReader(bytes.subarray(bytes.length - apeFooterBytes + 8), 'little-endian');
  const version = footer.u32();
  footer.u32();
  const count = footer.u32();
  const flags = footer.u32();
  const hasHeader = (flags & hasHeaderFlag) !== 0;
  if (hasHeader && !hasText(bytes, 'APETAGEX')) throw damaged('The APE tag has no header where it should');
  const from = hasHeader ? apeFooterBytes : 0;
  const body = bytes.subarray(from, bytes.length - apeFooterBytes);
  if (count > mostItems) throw new Refused('tooLarge', 'The APE tag has more items than any real one');
  const reader = new FieldReader(body, 'little-endian');
  const items: ApeItem[] = [];
  for (let n = 0; n < count; n++) {
    const start = reader.at;
    const size = reader.u32();
    const itemFlags = reader.u32();
    const end = body.indexOf(0, reader.at);
    if (end < 0) throw damaged('An item of the APE tag has no end to its name');
    const key = reader.text(end - reader.at);
    reader.take(1);
    const value = reader.take(size);
    const raw = body.subarray(start, reader.at);
    items.push({ name: key.toLowerCase(), key, flags: itemFlags, value, raw });
  }
  return { version, hasHeader, flags, items, rest: reader.rest() };
}

function apeBytes({ version, hasHeader, flags, rest }: ApeTag, items: readonly ApeItem[]): Uint8Array {
  const body = concat([...items.map(({ raw }) => raw), rest]);
  const frame = (frameFlags: number): Uint8Array =>
    concat([
      latin1('APETAGEX'),
      littleEndian(version, 4),
      littleEndian(body.length + apeFooterBytes, 4),
      littleEndian(items.length, 4),
      littleEndian(frameFlags >>> 0, 4),
      new Uint8Array(8),
    ]);
  return concat([...(hasHeader ? [frame(flags | isHeaderFlag)] : []), body, frame(flags)]);
}

/** As programs spell them. */
const spelled: Readonly<Record<string, string>> = {
  genre: 'Genre',
  bpm: 'BPM',
  initialkey: 'InitialKey',
  mood: 'Mood',
  comment: 'Comment',
  grouping: 'Grouping',
  rating: 'Rating',
};

const dialect: Dialect<ApeItem> = {
  names: (slot) => freeNames[slot],
  read: (slot, { flags, value }) =>
    (flags & 6) !== 0
      ? []
      : fromUtf8(value)
          .split('\0')
          .flatMap((text) => readFreeText(slot, text)),
  holds: (_, values) => values,
  make(slot, name, values, old) {
    const key = old?.key ?? spelled[name] ?? name.toUpperCase();
    const value = utf8(values.map((text) => freeText(slot, text)).join('\0'));
    // Read-only or not, it stays; what it holds is text.
    const flags = ((old?.flags ?? 0) & ~6) >>> 0;
    const raw = concat([
      littleEndian(value.length, 4),
      littleEndian(flags, 4),
      latin1(key),
      new Uint8Array(1),
      value,
    ]);
    return [{ name, key, flags, value, raw }];
  },
};
