// Attributes of ASF: the five texts of the content description, named values of the extended one, and those of the library.
import { concat, fromUtf16, littleEndian, utf16 } from '../bytes.ts';
import { FieldReader } from '../fieldReader.ts';
import type { Dialect, Item } from '../items.ts';
import type { SlotNames } from '../named.ts';
import { Refused } from '../refused.ts';

/** In which object it stands. */
type Home = 'content' | 'extended' | 'library';

export interface Attribute extends Item {
  readonly home: Home;
  readonly key: string;
  /** 0 text, 1 bytes, 2 truth, 3 to 5 numbers of 32, 64 and 16 bits. */
  readonly type: number;
  readonly value: Uint8Array;
  /** Of the library: language and stream. */
  readonly scope: Uint8Array;
}

const mostAttributes = 5000;
const noScope = new Uint8Array(4);

/** Title, author, copyright, description, rating; the fourth is what others call the comment. */
const contentTexts = 5;
const description = 3;

export function parseContent(bytes: Uint8Array): {
  readonly texts: readonly Uint8Array[];
  readonly rest: Uint8Array;
} {
  const reader = new FieldReader(bytes, 'little-endian');
  const lengths = Array.from({ length: contentTexts }, () => reader.u16());
  return { texts: lengths.map((length) => reader.take(length)), rest: reader.rest() };
}

/** None where it is empty. */
export function contentAttributes({ texts }: ReturnType<typeof parseContent>): Attribute[] {
  const value = texts[description] ?? new Uint8Array(0);
  if (value.length === 0 || textOf(value) === '') return [];
  return [
    { home: 'content', name: 'description', key: 'Description', type: 0, value, scope: noScope, raw: value },
  ];
}

export function contentBytes(
  { texts, rest }: ReturnType<typeof parseContent>,
  attributes: readonly Attribute[],
): Uint8Array {
  const said = attributes.find(({ home }) => home === 'content')?.raw ?? new Uint8Array(0);
  const renewed = texts.map((text, n) => (n === description ? said : text));
  if (said.length > 0xffff) throw new Refused('tooLarge', 'The comment is longer than ASF can say');
  return concat([...renewed.map(({ length }) => littleEndian(length, 2)), ...renewed, rest]);
}

export function parseAttributes(bytes: Uint8Array, home: 'extended' | 'library'): Attribute[] {
  const reader = new FieldReader(bytes, 'little-endian');
  const count = reader.u16();
  if (count > mostAttributes) throw new Refused('tooLarge', 'It has more attributes than any real file');
  return Array.from({ length: count }, (): Attribute => {
    const start = reader.at;
    if (home === 'library') {
      const scope = reader.take(4);
      const nameBytes = reader.u16();
      const type = reader.u16();
      const valueBytes = reader.u32();
      const key = textOf(reader.take(nameBytes));
      const value = reader.take(valueBytes);
      const raw = bytes.subarray(start, reader.at);
      return { home, key, name: nameIn(key, scope), type, value, scope, raw };
    }
    const key = textOf(reader.take(reader.u16()));
    const type = reader.u16();
    const value = reader.take(reader.u16());
    return {
      home,
      key,
      name: key.toLowerCase(),
      type,
      value,
      scope: noScope,
      raw: bytes.subarray(start, reader.at),
    };
  });
}

/** What is said of one stream of several is another matter. */
function nameIn(key: string, scope: Uint8Array): string {
  const stream = (scope[2] ?? 0) + 256 * (scope[3] ?? 0);
  return stream === 0 ? key.toLowerCase() : `${key.toLowerCase()}@${stream}`;
}

export function attributesBytes(attributes: readonly Attribute[], home: Home): Uint8Array {
  const own = attributes.filter((attribute) => attribute.home === home);
  return concat([littleEndian(own.length, 2), ...own.map(({ raw }) => raw)]);
}

function textOf(bytes: Uint8Array): string {
  return fromUtf16(bytes, 'little-endian').split('\0', 1)[0] ?? '';
}

const names: SlotNames = {
  genre: ['wm/genre'],
  bpm: ['wm/beatsperminute', 'bpm', 'fbpm'],
  key: ['wm/initialkey', 'initialkey', 'key'],
  mood: ['wm/mood', 'mood'],
  comment: ['description'],
  grouping: ['wm/contentgroupdescription'],
  trackGain: ['replaygain_track_gain'],
  trackPeak: ['replaygain_track_peak'],
  rating: ['wm/shareduserrating'],
};

const spelled: Readonly<Record<string, string>> = {
  'wm/genre': 'WM/Genre',
  'wm/beatsperminute': 'WM/BeatsPerMinute',
  'wm/initialkey': 'WM/InitialKey',
  'wm/mood': 'WM/Mood',
  'wm/contentgroupdescription': 'WM/ContentGroupDescription',
  'wm/shareduserrating': 'WM/SharedUserRating',
};

/** Stars as Windows counts them here. */
const ratings = [0, 1, 25, 50, 75, 99] as const;

export const dialect: Dialect<Attribute> = {
  names: (slot) => names[slot],
  read(slot, attribute) {
    const said = valueText(attribute);
    if (slot !== 'rating') return said === '' ? [] : [said];
    const value = Number(said);
    if (!(value > 0)) return [];
    return [`${1 + [13, 38, 63, 87].filter((limit) => value >= limit).length}`];
  },
  holds: (_, values) => values,
  make(slot, name, values, old) {
    if (slot === 'rating') return [made(old, name, 3, littleEndian(ratings[Number(values[0])] ?? 0, 4))];
    return values.map((value) => made(old, name, 0, utf16(`${value}\0`)));
  },
};

function valueText({ type, value }: Attribute): string {
  if (type === 0) return textOf(value);
  if (type < 3 || type > 5 || value.length > 8) return '';
  return `${value.reduceRight((sum, byte) => sum * 256 + byte, 0)}`;
}

function made(old: Attribute | undefined, name: string, type: number, value: Uint8Array): Attribute {
  const home = old?.home ?? (name === 'description' ? 'content' : 'extended');
  const key = old?.key ?? spelled[name] ?? name;
  const scope = old?.scope ?? noScope;
  const nameBytes = utf16(`${key}\0`);
  if (home !== 'library' && value.length > 0xffff)
    throw new Refused('tooLarge', 'A text is longer than ASF can say');
  const raw =
    home === 'content'
      ? value
      : home === 'library'
        ? concat([
            scope,
            littleEndian(nameBytes.length, 2),
            littleEndian(type, 2),
            littleEndian(value.length, 4),
            nameBytes,
            value,
          ])
        : concat([
            littleEndian(nameBytes.length, 2),
            nameBytes,
            littleEndian(type, 2),
            littleEndian(value.length, 2),
            value,
          ]);
  return { home, key, name, type, value, scope, raw };
}
