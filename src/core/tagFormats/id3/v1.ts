// ID3v1: 128 bytes at the end, with a genre by number and a comment of 28 or 30 letters.
import { id3v1Genres } from '../../genres/id3v1.ts';
import { fromLatin1, hasText, isLatin1, latin1 } from '../bytes.ts';
import { noValues, type SlotValues, type Wanted } from '../slots.ts';

export const id3v1Bytes = 128;
const noGenre = 255;

interface Id3v1 {
  readonly title: string;
  readonly artist: string;
  readonly album: string;
  readonly year: string;
  readonly track: string;
}

export function isId3v1(bytes: Uint8Array): boolean {
  return bytes.length === id3v1Bytes && hasText(bytes, 'TAG');
}

export function readId3v1(bytes: Uint8Array): SlotValues {
  const genre = id3v1Genres[bytes[127] ?? noGenre];
  const comment = text(bytes, 97, 97 + commentBytes(bytes));
  return {
    ...noValues,
    genre: genre === undefined ? [] : [genre],
    comment: comment === '' ? [] : [comment],
  };
}

/** What else it says, for a tag that will stand in its place for most readers. */
export function otherId3v1(bytes: Uint8Array): Id3v1 {
  return {
    title: text(bytes, 3, 33),
    artist: text(bytes, 33, 63),
    album: text(bytes, 63, 93),
    year: text(bytes, 93, 97),
    track: commentBytes(bytes) === 28 ? `${bytes[126] ?? 0}` : '',
  };
}

/** The genre by its number, or none where the list lacks it; the beginning of the comment. Null where it is so. */
export function editedId3v1(bytes: Uint8Array, wanted: Wanted): Uint8Array | null {
  const edited = bytes.slice();
  if (wanted.genre !== undefined) edited[127] = numberOf(wanted.genre);
  const comment = wanted.comment;
  if (comment !== undefined) {
    const length = commentBytes(bytes);
    const [said = ''] = comment;
    edited.fill(0, 97, 97 + length);
    if (isLatin1(said)) edited.set(latin1(said).subarray(0, length), 97);
  }
  return edited.every((byte, i) => byte === bytes[i]) ? null : edited;
}

/** The first of the genres that has a number. */
function numberOf(genres: readonly string[]): number {
  for (const genre of genres) {
    const number = id3v1Genres.findIndex((name) => key(name) === key(genre));
    if (number >= 0) return number;
  }
  return noGenre;
}

/** 'Hip-Hop' and 'hip hop' are one. */
function key(genre: string): string {
  return genre.toLowerCase().replace(/[\s_-]/gu, '');
}

/** Version 1.1 has a number of the track in the comment's last byte, behind a zero. */
function commentBytes(bytes: Uint8Array): 28 | 30 {
  return bytes[125] === 0 && bytes[126] !== 0 ? 28 : 30;
}

function text(bytes: Uint8Array, from: number, to: number): string {
  const [whole = ''] = fromLatin1(bytes.subarray(from, to)).split('\0');
  return whole.trimEnd();
}
