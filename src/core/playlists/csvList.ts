// A playlist as a table for a spreadsheet.
import { toCsv } from '../domain/text/csv.ts';
import type { PlaylistEntry } from './entry.ts';

const header = ['path', 'title', 'artist', 'album', 'track', 'genre', 'seconds', 'playlist'];

export function renderCsv(name: string, entries: readonly PlaylistEntry[]): string {
  return toCsv(
    header,
    entries.map((entry) => [
      entry.location,
      entry.title,
      entry.artist,
      entry.album,
      entry.trackNumber,
      entry.genre,
      entry.durationSeconds,
      name,
    ]),
  );
}
