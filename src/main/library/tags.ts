// Reads a file's tags and technical facts, without the cover art.
import type { ICommonTagsResult } from 'music-metadata';
import type { Tags } from '../../core/domain/tags.ts';
import { withFile } from '../files/byteSource.ts';
import { cleanText } from './cleanText.ts';
import { readMoreTags } from './moreTags.ts';
import { parseTags } from './parse.ts';

export const noTags: Tags = {
  title: null,
  artist: null,
  album: null,
  albumArtist: null,
  year: null,
  trackNumber: null,
  discNumber: null,
  genres: [],
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
 * Throws AppError `unreadable` when the file cannot be opened or read.
 */
export async function readTags(path: Uint8Array): Promise<Tags> {
  return withFile(path, async (file) => {
    const { tags, native, format, genresCut, remarks } = await parseTags(path, file, {
      skipCovers: true,
      duration: false,
    });
    /** What the first says that has it. */
    const first = <Value>(read: (common: ICommonTagsResult) => Value | null): Value | null => {
      for (const common of tags) {
        const value = read(common);
        if (value !== null) return value;
      }
      return null;
    };
    const moreTags = readMoreTags(native, format);
    const genres = first(({ genre }) => cleanTexts(genre)) ?? [];
    return {
      title: first(({ title }) => cleanText(title)),
      artist: first(({ artist }) => cleanText(artist)),
      album: first(({ album }) => cleanText(album)),
      albumArtist: first(({ albumartist }) => cleanText(albumartist)),
      year: yearOf(moreTags.originalDate) ?? yearOf(moreTags.date) ?? first(({ year }) => wholeNumber(year)),
      trackNumber: first(({ track }) => wholeNumber(track.no)),
      discNumber: first(({ disk }) => wholeNumber(disk.no)),
      genres,
      durationSeconds: positive(format.duration),
      codec: cleanText(format.codec),
      container: cleanText(format.container),
      bitRate: positive(format.bitrate),
      sampleRate: positive(format.sampleRate),
      channels: wholeNumber(format.numberOfChannels),
      moreTags,
      remarks: genresCut ? [...remarks, { kind: 'genres', kept: genres.length }] : [...remarks],
    };
  });
}

/** Of a date as people write it: '1979-03-02', '1979', '02.03.1979'. */
function yearOf(date: string | undefined): number | null {
  const year = /(?<!\d)\d{4}(?!\d)/.exec(date ?? '')?.[0];
  return year === undefined ? null : Number(year);
}

/** Null when nothing is left. */
function cleanTexts(values: readonly unknown[] | undefined): string[] | null {
  const texts = (values ?? []).map(cleanText).filter((text) => text !== null);
  return texts.length === 0 ? null : texts;
}

function wholeNumber(value: number | null | undefined): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

function positive(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) && value > 0 ? value : null;
}
