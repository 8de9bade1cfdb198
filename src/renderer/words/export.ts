// Words of the export: what, how, where to, and what came of it.
import type { PlaylistFormat } from '../../core/domain/playlist.ts';
import { counted, countedTracks } from './counted.ts';
import { formatSpan } from './format.ts';

export const exportWords = {
  open: 'Export',
  title: 'Export playlists',
  what: 'What to export',
  whats: { genres: 'Genres', playlists: 'Playlists' },
  genres: 'Genres',
  playlists: 'Playlists',
  noGenres: 'No track has a genre yet.',
  noPlaylists: 'You have made no playlist yet.',
  all: 'Choose all',
  none: 'Choose none',
  some: (chosen: number, all: number) => `${chosen} of ${all} chosen`,
  sources: 'Tracks whose genre is',
  confidence: 'at least',
  confidenceLabel: 'Confidence of predicted genres, at least',
  files: 'Files',
  filesOf: {
    genres: { each: 'One a genre', one: 'All in one' },
    playlists: { each: 'One a playlist', one: 'All in one' },
  },
  fileName: 'Name of the file',
  firstFileName: { genres: 'Genres', playlists: 'Playlists' },
  format: 'Format',
  formats: {
    m3u8: 'M3U8',
    m3u: 'M3U',
    pls: 'PLS',
    xspf: 'XSPF',
    jspf: 'JSPF',
    csv: 'CSV',
  } satisfies Record<PlaylistFormat, string>,
  formatNotes: {
    m3u8: 'every player',
    m3u: 'old players, Latin-1',
    pls: 'Winamp, radios',
    xspf: 'XML, VLC',
    jspf: 'XSPF as JSON',
    csv: 'spreadsheets',
  } satisfies Record<PlaylistFormat, string>,
  folder: 'Folder',
  chooseFolder: 'Choose folder',
  paths: 'Paths in the playlists',
  pathKinds: { relative: 'Relative', absolute: 'Absolute' },
  pathNotes: {
    relative: 'Keeps working when folder and music move together.',
    absolute: 'Keeps working on this computer when the playlist moves.',
  },
  replaced:
    'Files that Stackwax wrote before are replaced. All others are left alone: where one has the name already, a number is added. Music files are never touched.',
  preview: (files: number, tracks: number, seconds: number) =>
    `${counted(files, 'file', 'files')}, ${countedTracks(tracks)}, ${formatSpan(seconds)}`,
  previewNothing: 'Nothing to write',
  leftOut: (count: number) => `${countedTracks(count)} cannot be written in this format and will be left out`,
  start: 'Export',
  running: 'Writing playlists',
  done: (count: number) => `${counted(count, 'playlist', 'playlists')} written`,
  into: (folder: string) => `Into ${folder}`,
  warnings: (count: number) => counted(count, 'warning', 'warnings'),
  skipped: (count: number) => `${countedTracks(count)} left out`,
  nothing: 'No playlist was written: nothing fits what was asked for.',
  close: 'Done',
  again: 'Export again',
  failed: 'The export failed',
};
