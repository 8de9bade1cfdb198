// What a file of another program holds, whichever it is: tracks with what is known of them, playlists that name them.
import type { ReadCue } from '../domain/cuePoint.ts';
import type { ForeignSong } from '../matching/foreign.ts';

export interface ForeignTrack extends ForeignSong {
  /** By which playlists of the file name it. */
  readonly key: string;
  /** From 1; null in a database. */
  readonly line: number | null;
  /** Whole stars, as a person gave them. */
  readonly rating: number | null;
  readonly plays: number;
  /** Milliseconds since 1970. */
  readonly lastPlayedAt: number | null;
  /** As written. */
  readonly genre: string | null;
  readonly cues: readonly ReadCue[];
}

export interface ForeignPlaylist {
  /** With the folders it lies in. */
  readonly name: string;
  readonly keys: readonly string[];
}

/** Gets what is read, in the order of the file; playlists after the tracks that they name. */
export interface ForeignSink {
  track(track: ForeignTrack): void;
  playlist(playlist: ForeignPlaylist): void;
  /** Of what is left out, a sentence. */
  note(sentence: string): void;
}

/** Reads text a piece at a time. Throws AppError('invalid') with the reason. */
export interface ForeignReader {
  take(text: string): void;
  end(): void;
}

export const nothingKnown = {
  title: null,
  artist: null,
  album: null,
  seconds: null,
  rating: null,
  plays: 0,
  lastPlayedAt: null,
  genre: null,
  cues: [],
} as const;

/** Text that says something, in one line; null else. */
export function said(text: string | null | undefined): string | null {
  const trimmed = text?.replace(/\p{Cc}+/gu, ' ').trim() ?? '';
  return trimmed === '' ? null : trimmed;
}

/** A number that was written, or null. */
export function numberIn(text: string | null | undefined): number | null {
  if (text === undefined || text === null || text.trim() === '') return null;
  const number = Number(text);
  return Number.isFinite(number) ? number : null;
}

/** More than nothing, whole. */
export function countIn(text: string | null | undefined): number {
  return Math.min(1_000_000_000, Math.max(0, Math.trunc(numberIn(text) ?? 0)));
}

/** Stars of a scale that goes to `most`: 0 is no rating. */
export function starsOf(value: number | null, most: number): number | null {
  if (value === null || value <= 0) return null;
  return Math.min(5, Math.max(1, Math.round((value / most) * 5)));
}

/** A time as people and databases write it, in milliseconds since 1970; without a zone it is UTC. Null for none, and for year 1. */
export function timeOf(text: string | null | undefined): number | null {
  const found = said(text);
  if (found === null) return null;
  const iso =
    /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?\s*(Z|[+-]\d{2}:?\d{2})?/u.exec(
      found,
    );
  if (iso === null) return null;
  const [, year, month, day, hour = '0', minute = '0', second = '0', zone = 'Z'] = iso;
  const at = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  );
  const offset = /^([+-])(\d{2}):?(\d{2})$/u.exec(zone);
  const minutes =
    offset === null ? 0 : (offset[1] === '-' ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3]));
  const utc = at - minutes * 60_000;
  return utc > 0 ? utc : null;
}

/** '#rrggbb' of three numbers from 0 to 255; null where one is missing. */
export function colourOf(rgb: readonly (number | null)[]): string | null {
  if (rgb.length !== 3 || rgb.some((part) => part === null || part < 0 || part > 255)) return null;
  return `#${rgb
    .map((part) =>
      Math.round(part ?? 0)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

/** A cue point within what the store holds; none where its place is no time. */
export function cueOf(cue: ReadCue): ReadCue[] {
  const { seconds, lengthSeconds, number } = cue;
  if (!Number.isFinite(seconds) || seconds < -1) return [];
  const length =
    lengthSeconds !== null && Number.isFinite(lengthSeconds) && lengthSeconds > 0 ? lengthSeconds : null;
  return [
    {
      ...cue,
      seconds: Math.max(0, seconds),
      lengthSeconds: length,
      number: number !== null && Number.isInteger(number) && number >= 0 ? number : null,
      name: said(cue.name)?.slice(0, 200) ?? null,
    },
  ];
}
