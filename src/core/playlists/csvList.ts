// A playlist as a table for a spreadsheet.
import { toCsv } from '../domain/text/csv.ts';
import { playlistFields, trackFields } from '../domain/trackFields.ts';
import type { PlaylistEntry } from './entry.ts';

const header = ['path', ...playlistFields.map((field) => trackFields[field].playlist), 'playlist'];

export function renderCsv(name: string, entries: readonly PlaylistEntry[]): string {
  return toCsv(
    header,
    entries.map((entry) => [entry.location, ...playlistFields.map((field) => entry[field]), name]),
  );
}
