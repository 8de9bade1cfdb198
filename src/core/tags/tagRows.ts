// The rows of a folksonomy, `track, tag, weight` under any order of headings: which are usable, and why others are not.
import { AppError } from '../domain/errors.ts';
import type { CsvRecord } from '../domain/text/csvRecords.ts';
import { longestImportedTag } from '../domain/trackTag.ts';

export interface TagRow {
  readonly line: number;
  /** What the track is called; or its artist and title, where these have columns of their own. */
  readonly track: string | { readonly artist: string; readonly title: string };
  readonly tag: string;
  readonly weight: number;
}

export interface BadRow {
  readonly line: number;
  readonly reason: string;
}

const headings = {
  track: ['track', 'path', 'file', 'song', 'filename'],
  artist: ['artist', 'artist_name', 'artistname'],
  title: ['title', 'name', 'track_name', 'trackname'],
  tag: ['tag', 'tags', 'label', 'tag_name'],
  weight: ['weight', 'count', 'score', 'tag_weight'],
} as const;
type Heading = keyof typeof headings;

/** Takes the first record for the headings. Throws AppError('invalid') saying which are missing. */
export function tagRowReader(head: CsvRecord | undefined): (record: CsvRecord) => TagRow | BadRow {
  const names = (head?.cells ?? []).map((cell) =>
    cell
      .replace(/^\uFEFF/u, '')
      .trim()
      .toLowerCase(),
  );
  const at = (heading: Heading): number =>
    names.findIndex((name) => new Set<string>(headings[heading]).has(name));
  const [track, artist, title, tag, weight] = [
    at('track'),
    at('artist'),
    at('title'),
    at('tag'),
    at('weight'),
  ];
  const hasSong = artist >= 0 && title >= 0;
  if (tag < 0) throw new AppError('invalid', "Its first line names no column 'tag'.");
  if (track < 0 && !hasSong)
    throw new AppError('invalid', "Its first line names no column 'track', nor 'artist' and 'title'.");
  return ({ line, cells }) => {
    if (cells === null) return { line, reason: 'a quote is never closed' };
    const cell = (place: number): string => (place < 0 ? '' : (cells[place] ?? '').trim());
    const bad = (reason: string): BadRow => ({ line, reason });
    const called = cell(track);
    if (called === '' && !(hasSong && cell(title) !== '')) return bad('it names no track');
    if (cell(tag) === '') return bad('it has no tag');
    if (cell(tag).length > longestImportedTag) return bad(`its tag has ${cell(tag).length} characters`);
    if (cell(tag).includes('\uFFFD')) return bad('its tag is not in UTF-8');
    const number = cell(weight) === '' ? 1 : Number(cell(weight));
    if (!Number.isFinite(number) || number < 0) return bad(`its weight is '${cell(weight).slice(0, 20)}'`);
    const song = { artist: cell(artist), title: cell(title) };
    return { line, track: called === '' ? song : called, tag: cell(tag), weight: number };
  };
}
