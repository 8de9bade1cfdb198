// The words of the track table: its columns, its headings, its menus.
import type { GroupBy } from '../../core/domain/listing.ts';
import { countedTracks } from './counted.ts';
import { columnNames, shortNames } from './fields.ts';

export const columnWords = {
  names: columnNames,
  short: shortNames,
  menu: 'Columns',
  shown: 'Shown columns',
  sortUp: 'Sort ascending',
  sortDown: 'Sort descending',
  moveLeft: 'Move left',
  moveRight: 'Move right',
  hide: 'Hide',
  ownWidth: 'Default width',
  reset: 'Default columns',
  width: (name: string) => `Width of ${name}`,
  pixels: (pixels: number) => `${pixels} pixels`,
  rank: (rank: number, isDescending: boolean) =>
    `Sorted by, ${isDescending ? 'descending' : 'ascending'}, as key ${rank}`,
  movedTo: (name: string, place: number, all: number) => `${name} is now column ${place} of ${all}`,
};

export const groupWords = {
  label: 'Group',
  none: 'No groups',
  by: {
    album: 'By album',
    artist: 'By artist',
    folder: 'By folder',
    genre: 'By genre',
  } satisfies Record<GroupBy, string>,
  untitled: {
    album: 'No album',
    artist: 'Unknown artist',
    folder: 'No folder',
    genre: 'Unsorted',
    disc: 'No disc',
  } satisfies Record<GroupBy | 'disc', string>,
  disc: (number: string) => `Disc ${number}`,
};

export const trackMenuWords = {
  label: (count: number) =>
    count === 1 ? 'What to do with this track' : `What to do with ${countedTracks(count)}`,
  play: 'Play',
  correct: 'Correct genre…',
  tag: 'Tags…',
  likely: 'Likely genres',
  clear: 'Clear correction',
  notMusic: 'Not music',
  music: 'Is music',
  playNext: 'Play next',
  addToQueue: 'Add to queue',
  addToPlaylist: 'Add to playlist…',
  similar: 'More like this',
  goToAlbum: 'Go to album',
  goToArtist: 'Go to artist',
  walks: 'Walks by sound',
  reveal: 'Show in file manager',
  writeTags: 'Write tags to files…',
  copyPath: 'Copy path',
  copyPaths: 'Copy paths',
  copied: (count: number) => (count === 1 ? 'Path copied' : `${count} paths copied`),
  notCopied: 'The path could not be copied',
  select: 'Select',
  album: 'Whole album',
  folder: 'Whole folder',
  artist: 'Everything by the artist',
  elsewhere: (count: number) =>
    count === 1
      ? '1 more track is not in this list'
      : `${countedTracks(count).replace(' tracks', ' more tracks')} are not in this list`,
  showAll: 'Show all',
  nowNotMusic: (count: number) => `${countedTracks(count)} ${count === 1 ? 'is' : 'are'} not music`,
  nowMusic: (count: number) => `${countedTracks(count)} ${count === 1 ? 'is' : 'are'} music`,
};

export const similarWords = {
  like: (title: string) => `Like “${title}”`,
  nothing: 'No similar track yet',
  nothingDetail: 'Only tracks that have been analysed can be compared.',
};
