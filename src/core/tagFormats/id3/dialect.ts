// How ID3v2 says the fields: the frames for them, by version.
import { bigEndian, concat, latin1 } from '../bytes.ts';
import type { Dialect } from '../items.ts';
import { ratingByte, starsOfByte } from '../ratings.ts';
import type { Slot } from '../slots.ts';
import { type Frame, type FrameStyle, frameBytes, payloadOf } from './frames.ts';
import { genresOf, writtenGenre } from './genreNames.ts';
import {
  decodeText,
  decodeTexts,
  type Encoding,
  encodeText,
  encodingFor,
  encodingOf,
  endedText,
  splitText,
} from './texts.ts';

type Names = Readonly<Record<Slot, readonly string[]>>;

/** Versions 3 and 4. Where Apple's frame for groupings is, TIT1 holds the work. */
const long: Names = {
  genre: ['tcon'],
  bpm: ['tbpm', 'txxx:fbpm', 'txxx:bpm'],
  key: ['tkey', 'txxx:initialkey', 'txxx:initial key', 'txxx:key'],
  mood: ['tmoo', 'txxx:mood'],
  comment: ['comm:', 'txxx:comment'],
  grouping: ['tit1', 'txxx:grouping'],
  trackGain: ['txxx:replaygain_track_gain'],
  trackPeak: ['txxx:replaygain_track_peak'],
  rating: ['popm:windows media player 9 series'],
};

const short: Names = {
  genre: ['tco'],
  bpm: ['tbp', 'txx:fbpm', 'txx:bpm'],
  key: ['tke', 'txx:initialkey', 'txx:initial key', 'txx:key'],
  mood: ['txx:mood'],
  comment: ['com:', 'txx:comment'],
  grouping: ['tt1', 'txx:grouping'],
  trackGain: ['txx:replaygain_track_gain'],
  trackPeak: ['txx:replaygain_track_peak'],
  rating: ['pop:windows media player 9 series'],
};

/** As programs spell the names that anybody may choose. */
const spelled: Readonly<Record<string, string>> = {
  replaygain_track_gain: 'REPLAYGAIN_TRACK_GAIN',
  replaygain_track_peak: 'REPLAYGAIN_TRACK_PEAK',
  mood: 'MOOD',
  'windows media player 9 series': 'Windows Media Player 9 Series',
};

export function id3Dialect(style: FrameStyle): Dialect<Frame> {
  const { major } = style;
  const table = major === 2 ? short : long;
  const names = (slot: Slot, items: readonly Frame[]): readonly string[] => {
    const own = table[slot];
    const has = (name: string): boolean => items.some((item) => item.name === name);
    if (slot === 'grouping' && has(major === 2 ? 'gp1' : 'grp1'))
      return [major === 2 ? 'gp1' : 'grp1', ...own.slice(1)];
    // TMOO is of version 4; before it a name of one's own says it.
    if (slot === 'mood' && major === 3) return has('tmoo') ? own : own.slice(1);
    // Whoever said the stars, they are the person's.
    if (slot === 'rating') {
      const said = items.filter(({ name }) => /^popm?:/u.test(name)).map(({ name }) => name);
      return said.length > 0 ? [...new Set(said)] : own;
    }
    return own;
  };
  return { names, read, holds: (_, values) => values, make };

  function make(slot: Slot, name: string, values: readonly string[], old: Frame | undefined): Frame[] {
    const [kind = '', described] = divided(name);
    const id = old?.id ?? kind.toUpperCase();
    const payload = old === undefined ? null : payloadOf(old.raw, old.major, old.allUnsynchronised);
    const made = (bytes: Uint8Array): Frame => ({
      id,
      major,
      allUnsynchronised: style.allUnsynchronised,
      name,
      raw: frameBytes(id, bytes, style, major === 2 ? 0 : (old?.raw[8] ?? 0)),
    });
    if (slot === 'rating') return [made(popularimeter(described ?? '', values, payload))];
    const encoding = encodingOf(payload?.[0]);
    if (kind.startsWith('com')) return [made(comment(values.join('\n'), payload, encoding))];
    if (described === undefined) {
      const texts = slot === 'genre' ? values.map(writtenGenre) : values;
      return [made(texted(texts, encodingFor(texts.join(''), major, encoding)))];
    }
    const description = descriptionOf(payload, encoding) ?? spelled[described] ?? described;
    const texts = slot === 'mood' || slot === 'grouping' ? values : values.slice(0, 1);
    const chosen = encodingFor(description + texts.join(''), major, encoding);
    return [made(concat([Uint8Array.of(chosen), endedText(description, chosen), valueBytes(texts, chosen)]))];
  }

  function comment(text: string, payload: Uint8Array | null, encoding: Encoding | null): Uint8Array {
    const chosen = encodingFor(text, major, encoding);
    // A language that is no code of three letters would be read as part of the text.
    const language = payload !== null && payload.length >= 4 ? payload.subarray(1, 4) : latin1('eng');
    return concat([Uint8Array.of(chosen), language, endedText('', chosen), encodeText(text, chosen)]);
  }
}

/** 'txxx:key' is of kind 'txxx', described as 'key'. */
function divided(name: string): [string, string | undefined] {
  const at = name.indexOf(':');
  return at < 0 ? [name, undefined] : [name.slice(0, at), name.slice(at + 1)];
}

function texted(values: readonly string[], encoding: Encoding): Uint8Array {
  return concat([Uint8Array.of(encoding), valueBytes(values, encoding)]);
}

/** With a NUL between each two, and a mark in front of the first alone. */
function valueBytes(values: readonly string[], encoding: Encoding): Uint8Array {
  return encodeText(values.join('\0'), encoding);
}

function descriptionOf(payload: Uint8Array | null, encoding: Encoding | null): string | null {
  return payload === null || encoding === null ? null : splitText(payload.subarray(1), encoding).text;
}

/** Keeps who said it, spelled as it was, and how often it was played. */
function popularimeter(who: string, values: readonly string[], payload: Uint8Array | null): Uint8Array {
  const { text, rest } = payload === null ? { text: spelled[who] ?? who, rest: null } : splitText(payload, 0);
  const counter = rest === null || rest.length < 2 ? bigEndian(0, 4) : rest.subarray(1);
  return concat([endedText(text, 0), Uint8Array.of(ratingByte(Number(values[0]))), counter]);
}

function read(slot: Slot, frame: Frame): readonly string[] {
  const payload = payloadOf(frame.raw, frame.major, frame.allUnsynchronised);
  if (payload === null || payload.length === 0) return [];
  if (slot === 'rating') return starsOfByte(splitText(payload, 0).rest[0] ?? 0);
  const encoding = encodingOf(payload[0]);
  if (encoding === null) return [];
  if (/^com/iu.test(frame.id)) {
    const { rest } = splitText(payload.subarray(4), encoding);
    const [text = ''] = decodeText(rest, encoding).split('\0');
    return text === '' ? [] : [text];
  }
  const described = frame.name.includes(':');
  const body = described ? splitText(payload.subarray(1), encoding).rest : payload.subarray(1);
  const texts = decodeTexts(body, encoding).filter((text) => text !== '');
  return slot === 'genre' ? genresOf(texts) : texts;
}
