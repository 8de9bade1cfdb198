// Vorbis comments (xiph.org, Vorbis I, 5): a vendor, then 'NAME=text' as often as there are values.
import { concat, fromUtf8, littleEndian, utf8 } from '../bytes.ts';
import { FieldReader } from '../fieldReader.ts';
import { type Dialect, editItems, type Item, readItems } from '../items.ts';
import { freeNames, freeText, readFreeText } from '../named.ts';
import { Refused } from '../refused.ts';
import type { SlotValues, Wanted } from '../slots.ts';

interface Comment extends Item {
  /** As it is spelled; '' for what is no comment. */
  readonly key: string;
  readonly text: string;
}

/** Opus has gains of its own (RFC 7845, 5.2.1). */
export type CommentKind = 'plain' | 'opus';

export interface OpenComments {
  readonly values: SlotValues;
  /** The comments saying what is wanted; null where they do. */
  readonly edited: (wanted: Wanted) => Uint8Array | null;
}

const mostComments = 10_000;

/** `bytes` begin with the vendor's length; what is behind the last comment stays. Throws `Refused`. */
export function openComments(bytes: Uint8Array, kind: CommentKind): OpenComments {
  const reader = new FieldReader(bytes, 'little-endian');
  const vendor = reader.take(reader.u32());
  const count = reader.u32();
  if (count > mostComments) throw new Refused('tooLarge', 'There are more comments than any real file has');
  const comments: Comment[] = [];
  for (let n = 0; n < count; n++) {
    const length = reader.u32();
    reader.take(length);
    comments.push(parseComment(bytes.subarray(reader.at - length - 4, reader.at)));
  }
  const rest = reader.rest();
  const dialect = dialects[kind];
  return {
    values: readItems(comments, dialect),
    edited: (wanted) => {
      const items = editItems(comments, wanted, dialect);
      return items === null ? null : commentBytes(vendor, items, rest);
    },
  };
}

/** For a file that has none yet; null where nothing is wanted. */
export function newComments(wanted: Wanted): Uint8Array | null {
  const items = editItems([], wanted, dialects.plain);
  return items === null ? null : commentBytes(utf8('Stackwax'), items, new Uint8Array(0));
}

function commentBytes(vendor: Uint8Array, items: readonly Comment[], rest: Uint8Array): Uint8Array {
  return concat([
    littleEndian(vendor.length, 4),
    vendor,
    littleEndian(items.length, 4),
    ...items.map(({ raw }) => raw),
    rest,
  ]);
}

/** `raw` with its length in front. */
function parseComment(raw: Uint8Array): Comment {
  const whole = fromUtf8(raw.subarray(4));
  const at = whole.indexOf('=');
  const key = at < 0 ? '' : whole.slice(0, at);
  return { raw, key, name: key.toLowerCase(), text: whole.slice(at + 1) };
}

function made(key: string, text: string): Comment {
  const content = utf8(`${key}=${text}`);
  return { raw: concat([littleEndian(content.length, 4), content]), key, name: key.toLowerCase(), text };
}

const plainDialect: Dialect<Comment> = {
  names: (slot) => freeNames[slot],
  read: (slot, { text }) => readFreeText(slot, text),
  holds: (_, values) => values,
  make: (slot, name, values, old) =>
    values.map((value) => made(old?.key ?? name.toUpperCase(), freeText(slot, value))),
};

const r128 = 'r128_track_gain';
/** R128 counts from -23 LUFS, ReplayGain from -18. */
const r128OffsetDb = 5;

const opusDialect: Dialect<Comment> = {
  ...plainDialect,
  names(slot, items) {
    // ReplayGain's own are not for Opus; where they are, they are kept right.
    const there = freeNames[slot].filter((name) => items.some((item) => item.name === name));
    if (slot === 'trackGain') return [r128, ...there];
    return slot === 'trackPeak' ? there : freeNames[slot];
  },
  read(slot, item) {
    if (item.name !== r128) return plainDialect.read(slot, item);
    const value = Number.parseInt(item.text, 10);
    return Number.isNaN(value) ? [] : [`${value / 256 + r128OffsetDb}`];
  },
  make(slot, name, values, old) {
    if (name !== r128) return plainDialect.make(slot, name, values, old);
    const key = old?.key ?? name.toUpperCase();
    const steps = Math.round((Number.parseFloat(values[0] ?? '') - r128OffsetDb) * 256);
    return [made(key, `${Math.max(-32_768, Math.min(32_767, steps))}`)];
  },
};

const dialects: Readonly<Record<CommentKind, Dialect<Comment>>> = { plain: plainDialect, opus: opusDialect };
