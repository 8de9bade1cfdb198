// The list of tags in MPEG-4 as iTunes has it ('ilst'): each entry has its values in boxes named 'data'.
import { id3v1Genres } from '../../genres/id3v1.ts';
import { bigEndian, concat, fromUtf8, utf8 } from '../bytes.ts';
import { FieldReader } from '../fieldReader.ts';
import { type Dialect, editItems, type Item, readItems } from '../items.ts';
import { freeText, readFreeText } from '../named.ts';
import type { Slot, SlotValues, Wanted } from '../slots.ts';
import { boxBytes, boxesIn } from './boxes.ts';

interface Entry extends Item {
  /** Of those that anybody may name: whose name it is, and what it is called, as they are spelled. */
  readonly free: { readonly mean: string; readonly name: string } | null;
  readonly data: readonly { readonly type: number; readonly value: Uint8Array }[];
}

const text = 1;
const integer = 21;
const itunes = 'com.apple.iTunes';
const prefix = `----:${itunes.toLowerCase()}:`;

/** `bytes` is the content of the list. Throws `Refused`. */
export function openIlst(bytes: Uint8Array): {
  readonly values: SlotValues;
  /** The content saying what is wanted; null where it does. */
  readonly edited: (wanted: Wanted) => Uint8Array | null;
} {
  const boxes = boxesIn(bytes, 0, 0, bytes.length);
  const entries = boxes.map(({ from, to }) => entryOf(bytes.subarray(from, to)));
  const rest = bytes.subarray(boxes.at(-1)?.to ?? 0);
  return {
    values: readItems(entries, dialect),
    edited: (wanted) => {
      const items = editItems(entries, wanted, dialect);
      return items === null ? null : concat([...items.map(({ raw }) => raw), rest]);
    },
  };
}

function entryOf(raw: Uint8Array): Entry {
  const [whole] = boxesIn(raw, 0, 0, raw.length);
  const type = whole?.type ?? '';
  const parts = boxesIn(raw, 0, whole?.contentFrom ?? 8, raw.length);
  const contentOf = (name: string): Uint8Array | undefined => {
    const part = parts.find((box) => box.type === name);
    return part === undefined ? undefined : raw.subarray(part.contentFrom, part.to);
  };
  const data = parts.flatMap((part) => {
    if (part.type !== 'data' || part.to - part.contentFrom < 8) return [];
    const reader = new FieldReader(raw.subarray(part.contentFrom, part.to), 'big-endian');
    const kind = reader.u32() % 2 ** 24;
    reader.u32();
    return [{ type: kind, value: reader.rest() }];
  });
  if (type !== '----') return { name: type, raw, free: null, data };
  const mean = fromUtf8(contentOf('mean')?.subarray(4) ?? new Uint8Array(0));
  const name = fromUtf8(contentOf('name')?.subarray(4) ?? new Uint8Array(0));
  return { name: `----:${mean}:${name}`.toLowerCase(), raw, free: { mean, name }, data };
}

const names: Readonly<Record<Slot, readonly string[]>> = {
  genre: ['©gen', 'gnre'],
  bpm: ['tmpo', `${prefix}bpm`, `${prefix}fbpm`],
  key: [`${prefix}initialkey`, `${prefix}initial key`, `${prefix}key`],
  mood: [`${prefix}mood`],
  comment: ['©cmt'],
  grouping: ['©grp', `${prefix}grouping`],
  trackGain: [`${prefix}replaygain_track_gain`],
  trackPeak: [`${prefix}replaygain_track_peak`],
  rating: ['rate'],
};

const dialect: Dialect<Entry> = {
  names(slot, items) {
    // A number stays where it says it, and gives way to a name where it does not.
    const isNumbered = slot === 'genre' && !items.some(({ name }) => name === '©gen');
    return isNumbered && items.some(({ name }) => name === 'gnre') ? ['gnre'] : names[slot];
  },
  read(slot, { name, data }) {
    return data.flatMap(({ type, value }) => {
      if (name === 'gnre') {
        const genre = id3v1Genres[numberOf(value) - 1];
        return genre === undefined ? [] : [genre];
      }
      if (name === 'tmpo') return numberOf(value) === 0 ? [] : [`${numberOf(value)}`];
      return type > 2 ? [] : readFreeText(slot, fromUtf8(value));
    });
  },
  // 'tmpo' is an integer of 16 bits.
  holds: (slot, values) =>
    slot === 'bpm' ? values.map((value) => `${Math.max(1, Math.round(Number(value)))}`) : values,
  make(slot, name, values, old) {
    if (name === 'gnre' && old === undefined) return [];
    if (name === 'tmpo')
      return [entryOf(boxBytes('tmpo', dataBytes(integer, bigEndian(Number(values[0]), 2))))];
    const data = values.map((value) => dataBytes(text, utf8(freeText(slot, value))));
    if (!name.startsWith(prefix)) return [entryOf(boxBytes(name === 'gnre' ? '©gen' : name, ...data))];
    const spelled = name.slice(prefix.length);
    const free = old?.free ?? { mean: itunes, name: slot === 'mood' ? spelled.toUpperCase() : spelled };
    const full = new Uint8Array(4);
    return [
      entryOf(
        boxBytes(
          '----',
          boxBytes('mean', full, utf8(free.mean)),
          boxBytes('name', full, utf8(free.name)),
          ...data,
        ),
      ),
    ];
  },
};

function dataBytes(type: number, value: Uint8Array): Uint8Array {
  return boxBytes('data', bigEndian(type, 4), new Uint8Array(4), value);
}

function numberOf(bytes: Uint8Array): number {
  return bytes.length > 4 ? 0 : bytes.reduce((sum, byte) => sum * 256 + byte, 0);
}
