// Words about playlists: the list of them, one of them, rules.

import { messagesOf } from '../../core/languages/say.ts';
import type { TextPart } from '../state/conditions.ts';
import { countedTracks } from './counted.ts';

const say = messagesOf('playlists');

export const playlistWords = {
  title: say('title'),
  none: say('none'),
  make: say('make'),
  makeByHand: say('makeByHand'),
  makeOf: (count: number) => say('makeOf', { count }),
  makeSmart: say('makeSmart'),
  smart: say('smart'),
  missing: say('missing'),

  name: say('name'),
  create: say('create'),
  save: say('save'),
  rename: say('rename'),
  renameTitle: say('renameTitle'),
  editRule: say('editRule'),
  exportThis: say('exportThis'),
  delete: say('delete'),
  more: say('more'),

  added: (count: number, name: string) =>
    count === 0 ? say('addedNone', { name }) : say('added', { count, name }),
  removed: (count: number, name: string) => say('removed', { count, name }),
  deleted: (name: string) => say('deleted', { name }),

  emptyTitle: say('emptyTitle'),
  emptyDetail: (keys: string) => (keys === '' ? say('emptyDetailDrag') : say('emptyDetail', { keys })),
  noMatchTitle: say('noMatchTitle'),
  noMatchDetail: say('noMatchDetail'),

  addTitle: (count: number) => say('addTitle', { count }),
  addField: say('addField'),
  addPlaceholder: say('addPlaceholder'),
  addNew: (name: string) => say('addNew', { name }),
  addNothing: say('addNothing'),
  addToPlaylist: say('addToPlaylist'),

  dragged: (count: number) => countedTracks(count),

  rule: {
    query: say('rule.query'),
    newTitle: say('rule.newTitle'),
    title: say('rule.title'),
    all: say('rule.all'),
    none: say('rule.none'),
    add: say('rule.add'),
    remove: (field: string) => say('rule.remove', { field }),
    field: say('rule.field'),
    choose: say('rule.choose'),
    from: say('rule.from'),
    to: say('rule.to'),
    yes: say('rule.yes'),
    no: say('rule.no'),
    order: say('rule.order'),
    direction: say('rule.direction'),
    ascending: say('rule.ascending'),
    descending: say('rule.descending'),
    limit: say('rule.limit'),
    limitUnit: say('rule.limitUnit'),
    noLimit: say('rule.noLimit'),
    count: (count: number, all: number) =>
      count === all ? say('rule.countAll', { all }) : say('rule.count', { count, all }),
  },

  placeholders: {
    search: say('placeholders.search'),
    artist: say('placeholders.artist'),
    album: say('placeholders.album'),
    folder: say('placeholders.folder'),
  } satisfies Record<TextPart, string>,
};
