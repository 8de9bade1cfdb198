// The playlist formats: how each is rendered, the line that marks a file as ours, and the locations it can hold.
import type { PlaylistFormat } from '../domain/playlist.ts';
import { toCsv } from '../domain/text/csv.ts';
import { playlistFields, trackFields } from '../domain/trackFields.ts';
import { canBeListed, type PlaylistEntry } from './entry.ts';
import { jspfMark, renderJspf } from './jspf.ts';
import { isLatin1, renderM3u } from './m3u.ts';
import { m3uMark, renderM3u8 } from './m3u8.ts';
import { plsMark, renderPls } from './pls.ts';
import { renderXspf, xspfMark } from './xspf.ts';

export interface PlaylistFile {
  readonly extension: string;
  /** A line near the top that marks a file as written by Stackwax; null where the format has no place for one. */
  readonly mark: string | null;
  render(name: string, entries: readonly PlaylistEntry[]): string | Uint8Array;
  /** Why such a file cannot hold a location, as the end of a sentence; null when it can. */
  refuses(location: string): string | null;
  /** True when some characters of the text would be replaced by '?'. */
  loses(text: string): boolean;
}

const csvHeader = ['path', ...playlistFields.map((field) => trackFields[field].playlist), 'playlist'];
const lineBreak = (location: string): string | null => (canBeListed(location) ? null : 'it has a line break');
const keepsAll = { refuses: (): null => null, loses: (): boolean => false };

export const playlistFiles: Readonly<Record<PlaylistFormat, PlaylistFile>> = {
  m3u8: { extension: '.m3u8', mark: m3uMark, render: renderM3u8, refuses: lineBreak, loses: () => false },
  m3u: {
    extension: '.m3u',
    mark: m3uMark,
    render: renderM3u,
    refuses: (location) =>
      lineBreak(location) ??
      (isLatin1(location.normalize('NFC')) ? null : 'it has characters that M3U in Latin-1 lacks'),
    loses: (text) => !isLatin1(text.normalize('NFC')),
  },
  pls: { extension: '.pls', mark: plsMark, render: renderPls, refuses: lineBreak, loses: () => false },
  xspf: { extension: '.xspf', mark: xspfMark, render: renderXspf, ...keepsAll },
  jspf: { extension: '.jspf', mark: jspfMark, render: renderJspf, ...keepsAll },
  csv: { extension: '.csv', mark: null, render: renderCsv, ...keepsAll },
};

/** A playlist as a table for a spreadsheet. */
function renderCsv(name: string, entries: readonly PlaylistEntry[]): string {
  return toCsv(
    csvHeader,
    entries.map((entry) => [entry.location, ...playlistFields.map((field) => entry[field]), name]),
  );
}
