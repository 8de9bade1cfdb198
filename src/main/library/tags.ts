// Reads a file's tags and technical facts, without the cover art.
import type { IAudioMetadata } from 'music-metadata';
import { AppError } from '../../core/domain/errors.ts';
import type { Tags } from '../../core/domain/tags.ts';
import { displayPath } from '../../core/domain/text/paths.ts';
import { withFile } from '../files/byteSource.ts';
import { parseFile } from './tokenizer.ts';

/** Longer than any real title or genre; longer texts are junk or lyrics in the wrong field. */
const maxTextLength = 1000;

export const noTags: Tags = {
  title: null,
  artist: null,
  album: null,
  albumArtist: null,
  year: null,
  trackNumber: null,
  discNumber: null,
  genres: [],
  genresKept: null,
  durationSeconds: null,
  codec: null,
  container: null,
  bitRate: null,
  sampleRate: null,
  channels: null,
  problem: null,
};

/**
 * The tags of one file. Damaged or absent tags are no failure: the fields are null and `problem` holds the reason.
 * Throws AppError `unreadable` when the file cannot be opened or read.
 */
export async function readTags(path: Uint8Array): Promise<Tags> {
  return withFile(path, async (file) => {
    try {
      const { metadata, genresCut } = await parseFile(file, displayPath(path), {
        skipCovers: true,
        duration: false,
      });
      const tags = toTags(metadata);
      return genresCut ? { ...tags, genresKept: tags.genres.length } : tags;
    } catch (error) {
      if (error instanceof AppError && error.kind === 'unreadable') throw error;
      return { ...noTags, problem: `The tags could not be read: ${reason(error)}` };
    }
  });
}

function toTags({ common, format }: IAudioMetadata): Tags {
  return {
    ...noTags,
    title: cleanText(common.title),
    artist: cleanText(common.artist),
    album: cleanText(common.album),
    albumArtist: cleanText(common.albumartist),
    year: wholeNumber(common.year),
    trackNumber: wholeNumber(common.track.no),
    discNumber: wholeNumber(common.disk.no),
    genres: (common.genre ?? []).map(cleanText).filter((genre) => genre !== null),
    durationSeconds: positive(format.duration),
    codec: cleanText(format.codec),
    container: cleanText(format.container),
    bitRate: positive(format.bitrate),
    sampleRate: positive(format.sampleRate),
    channels: wholeNumber(format.numberOfChannels),
    problem: format.container === undefined ? 'The tags could not be read: no audio was recognised.' : null,
  };
}

/** Readable text: no control characters, no NUL padding, valid Unicode; null when nothing is left. */
function cleanText(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const text = value
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is to be removed
    .replace(/[\u0000-\u001f\u007f\ufeff]+/g, ' ')
    .trim();
  if (text === '') return null;
  return text.length <= maxTextLength ? text : `${text.slice(0, maxTextLength).toWellFormed()}…`;
}

function wholeNumber(value: number | null | undefined): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

function positive(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) && value > 0 ? value : null;
}

function reason(error: unknown): string {
  return cleanText(error instanceof Error ? error.message : String(error)) ?? 'no reason given';
}
