// Words about playlists: the list of them, one of them, rules.

import type { TextPart } from '../state/conditions.ts';
import { countedTracks } from './counted.ts';
import { formatCount } from './format.ts';

export const playlistWords = {
  title: 'Playlists',
  none: 'None yet',
  make: 'New playlist or smart playlist',
  makeByHand: 'New playlist',
  makeOf: (count: number) => `New playlist of ${countedTracks(count)}`,
  makeSmart: 'New smart playlist',
  smart: 'smart',
  missing: 'This playlist is gone',

  name: 'Name',
  create: 'Create',
  save: 'Save',
  rename: 'Rename',
  renameTitle: 'Rename playlist',
  editRule: 'Edit rules',
  exportThis: 'Export',
  delete: 'Delete playlist',
  more: 'More about this playlist',

  added: (count: number, name: string) =>
    count === 0 ? `Already in “${name}”` : `${countedTracks(count)} added to “${name}”`,
  removed: (count: number, name: string) => `${countedTracks(count)} removed from “${name}”`,
  deleted: (name: string) => `“${name}” deleted`,

  emptyTitle: 'Nothing in it yet',
  emptyDetail: (keys: string) =>
    `Drag tracks onto its name in the sidebar${keys === '' ? '.' : `, or select some and press ${keys}.`}`,
  noMatchTitle: 'No track fits its rules',
  noMatchDetail: 'Tracks appear here by themselves as soon as they do.',

  addTitle: (count: number) => `Add ${countedTracks(count)} to`,
  addField: 'Playlist',
  addPlaceholder: 'Type the name of a playlist',
  addNew: (name: string) => `New playlist “${name}”`,
  addNothing: 'Type a name to make a playlist',
  addToPlaylist: 'Add to playlist',

  dragged: (count: number) => countedTracks(count),

  rule: {
    query: 'Found by this search',
    newTitle: 'New smart playlist',
    title: 'Rules of the playlist',
    all: 'Tracks for which all of this is true',
    none: 'No rule yet: every track is in it.',
    add: 'Add a rule',
    remove: (field: string) => `Remove the rule about ${field.toLowerCase()}`,
    field: 'About',
    choose: 'Choose',
    from: 'From',
    to: 'To',
    yes: 'Yes',
    no: 'No',
    order: 'Order',
    direction: 'Direction',
    ascending: 'Ascending',
    descending: 'Descending',
    limit: 'At most',
    limitUnit: 'tracks',
    noLimit: 'All',
    count: (count: number, all: number) =>
      count === all ? `${countedTracks(count)} now` : `${formatCount(count)} of ${countedTracks(all)} now`,
  },

  placeholders: {
    search: 'Words in title, artist, album, path',
    artist: 'Name',
    album: 'Title',
    folder: 'Path',
  } satisfies Record<TextPart, string>,
};
