// Whom playlists are for: the format and the paths by which each finds most, and what it is known to misread in every format that it reads.
// mpv 0.35, MPD 0.23 and VLC 3.0 as measured by `npm run bench -- players`; Mixxx by its source; the others by what they document.
import type { ExportFormat, PlayerName } from '../domain/playlist.ts';
import {
  type Doubt,
  fatRefuses,
  losesLetters,
  mixxxTurnsBackslashes,
  mpdDoesNotDecode,
  mpdTrims,
  readAsUtf8,
  vlcOpensFolder,
  vlcReadsUrl,
} from './doubts.ts';

export interface Player {
  readonly name: string;
  readonly format: ExportFormat;
  readonly absolute: boolean;
  /** The formats that it reads, each with what it misreads in it. */
  readonly reads: Readonly<Partial<Record<ExportFormat, readonly Doubt[]>>>;
}

const vlcCuts: Doubt = {
  ...vlcReadsUrl,
  isAbout: (entry) => vlcReadsUrl.isAbout(entry) && !vlcOpensFolder.isAbout(entry),
};
const vlcLines = [vlcOpensFolder, vlcCuts];
const relative = { absolute: false } as const;
const absolute = { absolute: true } as const;

export const players: Readonly<Record<PlayerName, Player>> = {
  vlc: {
    name: 'VLC',
    format: 'xspf',
    ...relative,
    reads: { m3u8: vlcLines, m3u: vlcLines, pls: vlcLines, xspf: [] },
  },
  mpv: { name: 'mpv', format: 'm3u8', ...relative, reads: { m3u8: [], m3u: [readAsUtf8], pls: [] } },
  mpd: {
    name: 'MPD',
    format: 'm3u8',
    ...relative,
    reads: {
      m3u8: [mpdTrims],
      m3u: [mpdTrims, readAsUtf8],
      pls: [mpdTrims],
      xspf: [mpdDoesNotDecode],
    },
  },
  mixxx: {
    name: 'Mixxx',
    format: 'm3u8',
    ...relative,
    reads: {
      m3u8: [mixxxTurnsBackslashes],
      m3u: [mixxxTurnsBackslashes],
      pls: [mixxxTurnsBackslashes],
      rekordbox: [],
      traktor: [],
      itunes: [],
      serato: [],
    },
  },
  rekordbox: { name: 'rekordbox', format: 'rekordbox', ...absolute, reads: { rekordbox: [], itunes: [] } },
  traktor: { name: 'Traktor', format: 'traktor', ...absolute, reads: { traktor: [], itunes: [] } },
  serato: { name: 'Serato DJ', format: 'serato', ...absolute, reads: { serato: [], itunes: [] } },
  itunes: { name: 'Apple Music', format: 'itunes', ...absolute, reads: { itunes: [], m3u8: [], m3u: [] } },
  car: {
    name: 'A car stereo',
    format: 'm3u',
    ...relative,
    reads: { m3u: [losesLetters, fatRefuses], m3u8: [fatRefuses], pls: [fatRefuses] },
  },
};
