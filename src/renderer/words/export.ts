// Words of the export: what, how, where to, and what came of it.
import type { ExportWarning } from '../../core/domain/exportWarning.ts';
import type { ExportFormat, PlayerName } from '../../core/domain/playlist.ts';
import { messagesOf, spokenLocale } from '../../core/languages/say.ts';
import { formatSpan } from './format.ts';

const say = messagesOf('export');
const list = new Intl.ListFormat(spokenLocale().tag, { type: 'conjunction' });

export const exportWords = {
  open: say('open'),
  title: say('title'),
  what: say('what'),
  whats: { genres: say('whats.genres'), playlists: say('whats.playlists') },
  genres: say('genres'),
  playlists: say('playlists'),
  noGenres: say('noGenres'),
  noPlaylists: say('noPlaylists'),
  all: say('all'),
  none: say('none'),
  some: (chosen: number, all: number) => say('some', { chosen, all }),
  sources: say('sources'),
  confidence: say('confidence'),
  confidenceLabel: say('confidenceLabel'),
  files: say('files'),
  filesOf: {
    genres: { each: say('filesOf.genres.each'), one: say('filesOf.genres.one') },
    playlists: { each: say('filesOf.playlists.each'), one: say('filesOf.playlists.one') },
  },
  fileName: say('fileName'),
  firstFileName: { genres: say('firstFileName.genres'), playlists: say('firstFileName.playlists') },
  write: say('write'),
  writes: { playlists: say('writes.playlists'), tracks: say('writes.tracks') },
  template: say('template'),
  copyNote: say('copyNote'),
  copyReplaced: say('copyReplaced'),
  inLibrary: (root: string) => say('inLibrary', { root }),
  copied: (files: number, there: number) => say('copied', { files, there }),
  copying: say('copying'),
  player: say('player'),
  players: {
    any: say('players.any'),
    vlc: 'VLC',
    mpv: 'mpv',
    mpd: 'MPD',
    mixxx: 'Mixxx',
    rekordbox: 'rekordbox',
    traktor: 'Traktor',
    serato: 'Serato DJ',
    itunes: 'Apple Music',
    car: say('players.car'),
  } satisfies Record<PlayerName | 'any', string>,
  playerNotes: {
    any: say('playerNotes.any'),
    vlc: 'XSPF',
    mpv: 'M3U8',
    mpd: 'M3U8',
    mixxx: 'M3U8',
    rekordbox: 'XML',
    traktor: 'NML',
    serato: say('playerNotes.serato'),
    itunes: 'XML',
    car: say('playerNotes.car'),
  } satisfies Record<PlayerName | 'any', string>,
  programNote: say('programNote'),
  format: say('format'),
  formats: {
    m3u8: 'M3U8',
    m3u: 'M3U',
    pls: 'PLS',
    xspf: 'XSPF',
    jspf: 'JSPF',
    csv: 'CSV',
    rekordbox: 'rekordbox XML',
    traktor: 'Traktor NML',
    itunes: 'iTunes XML',
    serato: 'Serato crate',
  } satisfies Record<ExportFormat, string>,
  formatNotes: {
    m3u8: say('formatNotes.m3u8'),
    m3u: say('formatNotes.m3u'),
    pls: say('formatNotes.pls'),
    xspf: say('formatNotes.xspf'),
    jspf: say('formatNotes.jspf'),
    csv: say('formatNotes.csv'),
    rekordbox: say('formatNotes.rekordbox'),
    traktor: say('formatNotes.traktor'),
    itunes: say('formatNotes.itunes'),
    serato: say('formatNotes.serato'),
  } satisfies Record<ExportFormat, string>,
  folder: say('folder'),
  chooseFolder: say('chooseFolder'),
  paths: say('paths'),
  pathKinds: { relative: say('pathKinds.relative'), absolute: say('pathKinds.absolute') },
  once: say('once'),
  pathNotes: {
    relative: say('pathNotes.relative'),
    absolute: say('pathNotes.absolute'),
  },
  replaced: say('replaced'),
  preview: (files: number, tracks: number, seconds: number) =>
    say('preview', { files, tracks, span: formatSpan(seconds) }),
  previewNothing: say('previewNothing'),
  leftOut: (count: number) => say('leftOut', { count }),
  start: say('start'),
  running: say('running'),
  done: (count: number) => say('done', { count }),
  into: (folder: string) => say('into', { folder }),
  warnings: (count: number) => say('warnings', { count }),
  warning: (warning: ExportWarning): string => {
    switch (warning.kind) {
      case 'misread': {
        const said = say(`doubts.${warning.doubt}`, { tracks: warning.tracks });
        return warning.playlist === null
          ? said
          : say('ofPlaylist', { playlist: warning.playlist, warning: said });
      }
      case 'unread':
        return say('unread', {
          player: warning.player === 'car' ? say('aCarStereo') : exportWords.players[warning.player],
          formats: list.format(warning.reads.map((format) => exportWords.formats[format])),
        });
      case 'seratoFolder':
        return say('seratoFolder');
    }
  },
  skipped: (count: number) => say('skipped', { count }),
  nothing: say('nothing'),
  close: say('close'),
  again: say('again'),
  failed: say('failed'),
};
