// The playlist formats: how each is rendered, the line that marks a file as ours, the places it can hold, and what is read wrongly from it.
import type { PlaylistFormat } from '../domain/playlist.ts';
import { csvLines } from '../domain/text/csv.ts';
import { xmlMark } from '../domain/text/xml.ts';
import { measuredValue, playlistFields, trackFields } from '../domain/trackFields.ts';
import { type Doubt, losesLetters, mpdTrims, readAsUtf8, vlcReadsUrl } from './doubts.ts';
import type { PlaylistEntry } from './entry.ts';
import { jspfMark, renderJspf } from './jspf.ts';
import { latin1Refuses, renderM3u } from './m3u.ts';
import { m3uMark, renderM3u8 } from './m3u8.ts';
import type { Place } from './place.ts';
import { plsMark, renderPls } from './pls.ts';
import { renderXspf } from './xspf.ts';

export interface PlaylistFile {
  readonly extension: string;
  /** A line near the top that marks a file as written by Stackwax; null where the format has no place for one. */
  readonly mark: string | null;
  /** Piece by piece, for a long list takes its time. */
  render(name: string, entries: readonly PlaylistEntry[]): Iterable<string | Uint8Array>;
  /** Why such a file cannot hold a place, as the end of a sentence; null when it can. */
  refuses(place: Place): string | null;
  readonly doubts: readonly Doubt[];
}

const csvHeader = ['path', ...playlistFields.map((field) => trackFields[field].playlist), 'playlist'];
const notText = ({ isText }: Place): string | null => (isText ? null : 'it is not UTF-8');
const notALine = (place: Place): string | null => {
  if (/[\n\r]/u.test(place.location)) return 'it has a line break';
  if (place.location.trimEnd() !== place.location) return 'it ends with a space, which players cut off';
  return notText(place);
};
const asUri = { refuses: (): null => null, doubts: [] };

export const playlistFiles: Readonly<Record<PlaylistFormat, PlaylistFile>> = {
  m3u8: {
    extension: '.m3u8',
    mark: m3uMark,
    render: renderM3u8,
    refuses: notALine,
    doubts: [vlcReadsUrl, mpdTrims],
  },
  m3u: {
    extension: '.m3u',
    mark: m3uMark,
    render: renderM3u,
    refuses: (place) => notALine(place) ?? latin1Refuses(place.location),
    doubts: [losesLetters, readAsUtf8, vlcReadsUrl, mpdTrims],
  },
  pls: {
    extension: '.pls',
    mark: plsMark,
    render: renderPls,
    refuses: notALine,
    doubts: [vlcReadsUrl, mpdTrims],
  },
  xspf: { extension: '.xspf', mark: xmlMark, render: renderXspf, ...asUri },
  jspf: { extension: '.jspf', mark: jspfMark, render: renderJspf, ...asUri },
  csv: { extension: '.csv', mark: null, render: renderCsv, refuses: notText, doubts: [] },
};

/** A playlist as a table for a spreadsheet. */
function* renderCsv(name: string, entries: readonly PlaylistEntry[]): Generator<string> {
  yield csvLines([csvHeader]);
  for (const entry of entries) {
    const values = playlistFields.map((field) => {
      const value = entry[field];
      return Array.isArray(value) ? value.join('; ') : measuredValue(field, value);
    });
    yield csvLines([[entry.location, ...values, name]]);
  }
}
