// Fields as each kind of tag has them under its own names: what the parser's common names leave out, reorder or take apart.
import type { IAudioMetadata } from 'music-metadata';
import { wholeNames } from './wholeTexts.ts';

/** In the order in which they count where a file has several. */
export const kinds = [
  'matroska',
  'APEv2',
  'vorbis',
  'ID3v2.4',
  'ID3v2.3',
  'ID3v2.2',
  'exif',
  'asf',
  'iTunes',
  'AIFF',
  'ID3v1',
] as const;
type Kind = (typeof kinds)[number];
type Names = Partial<Record<Kind, readonly string[]>>;

const itunes = '----:com.apple.iTunes:';

/** The same in versions 3 and 4. */
function id3(...names: readonly string[]): Names {
  return { 'ID3v2.4': names, 'ID3v2.3': names };
}

/** Regardless of case. */
const fields = {
  artist: {
    ...id3(wholeNames.TPE1),
    'ID3v2.2': ['TP1'],
    matroska: ['track:ARTIST'],
    APEv2: ['Artist'],
    vorbis: ['ARTIST'],
    exif: ['IART'],
    asf: ['Author'],
    iTunes: ['©ART'],
    AIFF: ['AUTH'],
    ID3v1: ['artist'],
  },
  genre: {
    ...id3(wholeNames.TCON, 'TXXX:STYLE'),
    'ID3v2.2': [wholeNames.TCO],
    matroska: ['track:GENRE'],
    APEv2: ['Genre'],
    vorbis: ['GENRE', 'STYLE'],
    exif: ['IGNR', 'GNRE'],
    asf: ['WM/Genre'],
    iTunes: ['©gen', 'gnre'],
    ID3v1: ['genre'],
  },
  /** Mixed In Key, Traktor, Serato, rekordbox and others write one or several of these. */
  key: {
    ...id3('TKEY', 'TXXX:initialkey', 'TXXX:initial key', 'TXXX:key'),
    'ID3v2.2': ['TKE'],
    matroska: ['track:INITIAL_KEY', 'track:INITIALKEY'],
    APEv2: ['InitialKey', 'Key'],
    vorbis: ['INITIALKEY', 'INITIAL KEY', 'KEY'],
    asf: ['WM/InitialKey', 'InitialKey'],
    iTunes: [`${itunes}initialkey`, `${itunes}initial key`, `${itunes}key`],
  },
  /** The texts that may have decimals first. */
  bpm: {
    ...id3('TXXX:fBPM', 'TBPM', 'TXXX:BPM'),
    'ID3v2.2': ['TBP'],
    matroska: ['track:BPM'],
    APEv2: ['fBPM', 'BPM'],
    vorbis: ['fBPM', 'BPM', 'TEMPO'],
    asf: ['fBPM', 'WM/BeatsPerMinute', 'BPM'],
    iTunes: [`${itunes}fBPM`, `${itunes}BPM`, 'tmpo'],
  },
  mood: {
    ...id3('TMOO', 'TXXX:mood'),
    'ID3v2.2': ['TXX:MOOD'],
    matroska: ['track:MOOD'],
    APEv2: ['Mood'],
    vorbis: ['MOOD'],
    asf: ['WM/Mood'],
    iTunes: [`${itunes}MOOD`],
  },
  /** Apple moved its grouping from TIT1, which classical music keeps works in, to a frame of its own. */
  grouping: {
    ...id3('GRP1', 'TIT1', 'TXXX:grouping'),
    'ID3v2.2': ['GP1', 'TT1'],
    matroska: ['track:GROUPING'],
    APEv2: ['Grouping'],
    vorbis: ['GROUPING'],
    asf: ['WM/ContentGroupDescription'],
    iTunes: ['©grp', `${itunes}GROUPING`],
  },
  comment: {
    ...id3('COMM', 'TXXX:comment'),
    'ID3v2.2': ['COM'],
    matroska: ['track:COMMENT'],
    APEv2: ['Comment'],
    vorbis: ['COMMENT', 'DESCRIPTION'],
    exif: ['ICMT'],
    asf: ['Description'],
    iTunes: ['©cmt', '©com'],
    AIFF: ['ANNO', '(c)'],
    ID3v1: ['comment'],
  },
  compilation: {
    ...id3('TCMP', 'TXXX:itunescompilation', 'TXXX:compilation', 'TXXX:TCMP'),
    'ID3v2.2': ['TCP'],
    matroska: ['track:COMPILATION', 'album:COMPILATION'],
    APEv2: ['Compilation'],
    vorbis: ['COMPILATION', 'ITUNESCOMPILATION'],
    asf: ['WM/IsCompilation', 'compilation'],
    iTunes: ['cpil', `${itunes}COMPILATION`],
  },
} as const satisfies Record<string, Names>;
type NativeField = keyof typeof fields;

/** A value with the kind of tag that it stands in. */
export interface NativeValue {
  readonly kind: Kind;
  readonly value: unknown;
}

/** Values of the first kind of tag that has any: genres in their order in the file, others by the order of the names first. */
export function nativeValues(native: IAudioMetadata['native'], field: NativeField): NativeValue[] {
  const names: Names = fields[field];
  for (const kind of kinds) {
    const wanted = (names[kind] ?? []).map((name) => name.toLowerCase());
    const rank = (id: string): number => (field === 'genre' ? 0 : wanted.indexOf(id.toLowerCase()));
    const values = (native[kind] ?? [])
      .filter(({ id }) => wanted.includes(id.toLowerCase()))
      .toSorted((a, b) => rank(a.id) - rank(b.id))
      .flatMap(({ value }) => apart(value));
    if (values.length > 0) return values.map((value) => ({ kind, value }));
  }
  return [];
}

/** Texts that were given whole have their values between NULs, which version 4 prescribes and others use. */
function apart(value: unknown): unknown[] {
  return typeof value === 'string' ? value.split('\0').filter((text) => text.trim() !== '') : [value];
}
