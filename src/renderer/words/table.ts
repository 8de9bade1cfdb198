// The words of the track table: its columns, its headings, its menus.
import type { GroupBy } from '../../core/domain/listing.ts';
import { messagesOf } from '../../core/languages/say.ts';
import { columnNames, shortNames } from './fields.ts';

const say = messagesOf('table');

export const columnWords = {
  names: columnNames,
  short: shortNames,
  menu: say('columns.menu'),
  shown: say('columns.shown'),
  sortUp: say('columns.sortUp'),
  sortDown: say('columns.sortDown'),
  moveLeft: say('columns.moveLeft'),
  moveRight: say('columns.moveRight'),
  hide: say('columns.hide'),
  ownWidth: say('columns.ownWidth'),
  reset: say('columns.reset'),
  width: (name: string) => say('columns.width', { name }),
  pixels: (pixels: number) => say('columns.pixels', { pixels: `${pixels}` }),
  rank: (rank: number, isDescending: boolean) =>
    say('columns.rank', { direction: isDescending ? 'descending' : 'ascending', rank }),
  movedTo: (name: string, place: number, all: number) => say('columns.movedTo', { name, place, all }),
};

export const groupWords = {
  label: say('groups.label'),
  none: say('groups.none'),
  by: {
    album: say('groups.by.album'),
    artist: say('groups.by.artist'),
    folder: say('groups.by.folder'),
    genre: say('groups.by.genre'),
  } satisfies Record<GroupBy, string>,
  untitled: {
    album: say('groups.untitled.album'),
    artist: say('groups.untitled.artist'),
    folder: say('groups.untitled.folder'),
    genre: say('groups.untitled.genre'),
    disc: say('groups.untitled.disc'),
  } satisfies Record<GroupBy | 'disc', string>,
  disc: (number: string) => say('groups.disc', { number }),
};

export const trackMenuWords = {
  label: (count: number) => say('menu.label', { count }),
  play: say('menu.play'),
  correct: say('menu.correct'),
  tag: say('menu.tag'),
  likely: say('menu.likely'),
  clear: say('menu.clear'),
  notMusic: say('menu.notMusic'),
  music: say('menu.music'),
  playNext: say('menu.playNext'),
  addToQueue: say('menu.addToQueue'),
  addToPlaylist: say('menu.addToPlaylist'),
  similar: say('menu.similar'),
  goToAlbum: say('menu.goToAlbum'),
  goToArtist: say('menu.goToArtist'),
  walks: say('menu.walks'),
  reveal: say('menu.reveal'),
  writeTags: say('menu.writeTags'),
  copyPath: say('menu.copyPath'),
  copyPaths: say('menu.copyPaths'),
  copied: (count: number) => say('menu.copied', { count }),
  notCopied: say('menu.notCopied'),
  select: say('menu.select'),
  album: say('menu.album'),
  folder: say('menu.folder'),
  artist: say('menu.artist'),
  elsewhere: (count: number) => say('menu.elsewhere', { count }),
  showAll: say('menu.showAll'),
  nowNotMusic: (count: number) => say('menu.nowNotMusic', { count }),
  nowMusic: (count: number) => say('menu.nowMusic', { count }),
};

export const similarWords = {
  like: (title: string) => say('similar.like', { title }),
  nothing: say('similar.nothing'),
  nothingDetail: say('similar.nothingDetail'),
};
