// The items of iTunes as music-metadata names and reads them; null where it might read one in another way, or fail.
import type { ITag } from 'music-metadata';
import { id3v1Genres } from '../../../core/genres/id3v1.ts';
import { boxesOf } from './mp4Boxes.ts';
import { utf8 } from './texts.ts';

/** Above it the lists of the parser are cut. */
const mostItems = 90;
const mostValues = 90;
const mostTextBytes = 32 * 1024;
/** Kind, country and language. */
const valueHeaderBytes = 8;
const nameHeaderBytes = 4;

const kinds = {
  plain: 0,
  utf8: 1,
  utf8Too: 18,
  signed: 21,
  unsigned: 22,
  byte: 65,
  short: 66,
  long: 67,
} as const;
/** What a program may have put a number in, of which the parser makes no text. */
const numbered: ReadonlySet<string> = new Set([
  ...['cpil', 'tmpo', 'pgap', 'pcst', 'stik', 'rtng', 'hdvd', 'shwm', 'tvsn', 'tves'],
  ...['cnID', 'atID', 'plID', 'geID', 'sfID', 'akID', 'cmID'],
]);
/** The parser looks for boxes within these wherever they stand. */
const holders: ReadonlySet<string> = new Set([
  ...['moov', 'udta', 'mdia', 'minf', 'stbl', '<id>', 'ilst', 'tref', 'moof', 'meta'],
]);
/** Numbers of ID3v1's genres that the parser has other names for than we do. */
const otherGenres: ReadonlySet<number> = new Set([29, 40, 81, 84, 85, 90, 125, 127, 129, 133, 146, 147]);

export function itemsOf(list: Buffer): ITag[] | null {
  const items = boxesOf(list);
  if (items === null || items.length > mostItems) return null;
  const tags: ITag[] = [];
  for (const { type, body } of items) {
    const read = holders.has(type) || type === 'rate' ? null : valuesOf(type, body);
    if (read === null) return null;
    tags.push(...read);
  }
  return tags.length > mostValues ? null : tags;
}

function valuesOf(type: string, item: Buffer): ITag[] | null {
  const parts = boxesOf(item);
  if (parts === null) return null;
  const tags: ITag[] = [];
  // What it is called may be said in several parts, and counts for the values behind it.
  let id = type;
  for (const { type: part, body } of parts) {
    if (part === 'mean' || part === 'name') {
      const name = body.length < nameHeaderBytes ? null : utf8(body.subarray(nameHeaderBytes));
      if (name === null || name.length > mostTextBytes) return null;
      id += `:${name}`;
    } else if (part === 'data') {
      const read = valuesIn(id, body);
      if (read === null) return null;
      tags.push(...read.map((value) => ({ id, value })));
    } else return null;
  }
  return tags;
}

/** None where nothing is kept. */
function valuesIn(id: string, data: Buffer): (string | number)[] | null {
  if (data.length < valueHeaderBytes || data[0] !== 0) return null;
  const value = data.subarray(valueHeaderBytes);
  const kind = data.readUIntBE(1, 3);
  switch (kind) {
    case kinds.plain:
      if (id === 'gnre') return genreOf(value);
      if (id !== 'trkn' && id !== 'disk') return [];
      return value.length < 6 ? null : [`${value.readUInt8(3)}/${value.readUInt8(5)}`];
    case kinds.utf8:
    case kinds.utf8Too: {
      const text = value.length > mostTextBytes ? null : utf8(value);
      return text === null || numbered.has(id) ? null : [text];
    }
    case kinds.signed:
      return numbered.has(id) ? numberOf(value) : null;
    case kinds.unsigned:
    case kinds.byte:
    case kinds.short:
    case kinds.long:
      return null;
    default:
      // Pictures, and what the parser does not know.
      return [];
  }
}

function numberOf(value: Buffer): number[] | null {
  if (value.length === 8) return [Number(value.readBigInt64BE(0))];
  return [1, 2, 4].includes(value.length) ? [value.readIntBE(0, value.length)] : null;
}

/** By its number, of which the first is 1. */
function genreOf(value: Buffer): string[] | null {
  const number = (value[1] ?? 0) - 1;
  const name = otherGenres.has(number) ? undefined : id3v1Genres[number];
  return name === undefined ? null : [name];
}
