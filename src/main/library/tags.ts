// Reads a file's tags and technical facts, without the cover art.
import type { ICommonTagsResult } from 'music-metadata';
import { camelot, offKey, readKey } from '../../core/domain/musicalKey.ts';
import type { Tags } from '../../core/domain/tags.ts';
import { readReferences } from '../../core/genres/readTag.ts';
import { type ByteSource, withFile } from '../files/byteSource.ts';
import { keptEnds } from '../files/keptEnds.ts';
import { cleanText } from './cleanText.ts';
import { readMoreTags } from './moreTags.ts';
import { type NativeValue, nativeValues } from './nativeTags.ts';
import { oddSound } from './oddSound.ts';
import { parseTexts } from './parse.ts';
import { tagTextsOf } from './tagTexts.ts';

/** Whose album a compilation is that is known by its flag alone, so that it is one. */
const variousArtists = 'Various Artists';
/** Nobody reads more. */
const mostGenres = 100;

export const noTags: Tags = {
  title: null,
  artist: null,
  album: null,
  albumArtist: null,
  year: null,
  trackNumber: null,
  discNumber: null,
  taggedBpm: null,
  taggedKey: null,
  genres: [],
  tagTexts: [],
  durationSeconds: null,
  codec: null,
  container: null,
  bitRate: null,
  sampleRate: null,
  channels: null,
  moreTags: {},
  remarks: [],
};

/**
 * The tags of one file. Damaged or absent tags are no failure: the fields are null and a remark holds the reason.
 * Throws AppError `unreadable` when the file cannot be opened or read. `namedAs`: where its own name does not tell what it is.
 */
export async function readTags(path: Uint8Array, namedAs = path): Promise<Tags> {
  return withFile(path, (file) => tagsOf(keptEnds(file), namedAs));
}

/** Of a file that is open. `parse`: how it is parsed. */
export async function tagsOf(file: ByteSource, path: Uint8Array, parse = parseTexts): Promise<Tags> {
  const parsed = await parse(path, file);
  const odd = await oddSound(file, parsed.sniffed);
  const { tags, genresCut } = parsed;
  const format = { ...parsed.format, ...odd.format };
  const remarks = [...parsed.remarks, ...odd.remarks];
  /** What the first says that has it. */
  const first = <Value>(read: (common: ICommonTagsResult) => Value | null): Value | null =>
    firstOf(tags, ({ common }) => read(common));
  const written = firstOf(tags, ({ native }) => genresOf(nativeValues(native, 'genre'))) ?? [];
  const genres = written.slice(0, mostGenres);
  const isCompilation = tags.some(({ native }) => nativeValues(native, 'compilation').some(isSet));
  const moreTags = {
    ...(isCompilation ? { compilation: true as const } : {}),
    ...readMoreTags(
      tags.map(({ native }) => native),
      format,
    ),
  };
  return {
    title: first(({ title }) => cleanText(title)),
    artist: firstOf(tags, ({ native, common }) => artistOf(nativeValues(native, 'artist'), common)),
    album: first(({ album }) => cleanText(album)),
    albumArtist:
      first(({ albumartist }) => cleanText(albumartist)) ?? (isCompilation ? variousArtists : null),
    year: yearOf(moreTags.originalDate) ?? yearOf(moreTags.date) ?? first(({ year }) => wholeNumber(year)),
    trackNumber: first(({ track }) => wholeNumber(track.no)),
    discNumber: first(({ disk }) => wholeNumber(disk.no)),
    genres,
    tagTexts: tagTextsOf(tags.map(({ native }) => native)),
    taggedBpm: firstOf(tags, ({ native }) => bpmOf(nativeValues(native, 'bpm'))),
    taggedKey: firstOf(tags, ({ native }) => keyOf(nativeValues(native, 'key'))),
    durationSeconds: positive(format.duration),
    codec: cleanText(format.codec),
    container: cleanText(format.container),
    bitRate: positive(format.bitrate),
    sampleRate: positive(format.sampleRate),
    channels: wholeNumber(format.numberOfChannels),
    moreTags,
    remarks:
      genresCut || genres.length < written.length
        ? [...remarks, { kind: 'genres', kept: genres.length }]
        : remarks,
  };
}

/** Of a date as people write it: '1979-03-02', '1979', '02.03.1979'. */
function yearOf(date: string | undefined): number | null {
  const year = /(?<!\d)\d{4}(?!\d)/.exec(date ?? '')?.[0];
  return year === undefined ? null : Number(year);
}

function firstOf<Item, Value>(items: readonly Item[], read: (item: Item) => Value | null): Value | null {
  for (const item of items) {
    const value = read(item);
    if (value !== null) return value;
  }
  return null;
}

/** The first of several; where there is none, what the parser makes of lists of artists. */
function artistOf(values: readonly NativeValue[], { artist }: ICommonTagsResult): string | null {
  return firstOf(values, ({ value }) => cleanText(value)) ?? cleanText(artist);
}

/** Null when nothing is left. ID3's references are by number: '17', '(17)(39)'. */
function genresOf(values: readonly NativeValue[]): string[] | null {
  const genres = values.flatMap(({ kind, value }) => {
    const text = cleanText(value);
    if (text === null) return [];
    return kind.startsWith('ID3v2') ? readReferences(text) : [text];
  });
  return genres.length === 0 ? null : [...new Set(genres)];
}

/** The first that is a key, else the first that is written. */
function keyOf(values: readonly NativeValue[]): string | null {
  const keys = values.map(({ value }) => readKey(cleanText(value) ?? '')).filter((key) => key !== null);
  return keys.find((key) => key === offKey || camelot(key) !== null) ?? keys[0] ?? null;
}

/** Nobody plays slower or faster; 0 stands for unknown. */
const slowest = 20;
const fastest = 999;

function bpmOf(values: readonly NativeValue[]): number | null {
  return firstOf(values, ({ value }) => {
    const bpm = Number(String(value).trim().replace(',', '.'));
    return bpm >= slowest && bpm <= fastest ? bpm : null;
  });
}

function isSet({ value }: NativeValue): boolean {
  return /^(?:1|true|yes)$/iu.test(String(value).trim());
}

function wholeNumber(value: number | null | undefined): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

function positive(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) && value > 0 ? value : null;
}
