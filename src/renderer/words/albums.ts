// The words of the grid of albums, and of the pages of an album and an artist.
import type { AlbumSort } from '../../core/domain/album.ts';
import { messagesOf } from '../../core/languages/say.ts';
import { countedTracks } from './counted.ts';

const say = messagesOf('albums');

export const albumWords = {
  label: say('label'),
  count: (count: number) => say('count', { count }),
  sortBy: say('sortBy'),
  orders: {
    artist: say('orders.artist'),
    title: say('orders.title'),
    year: say('orders.year'),
    added: say('orders.added'),
  } satisfies Record<AlbumSort['by'], string>,
  ascending: say('ascending'),
  descending: say('descending'),
  size: say('size'),
  sizes: { small: say('sizes.small'), medium: say('sizes.medium'), large: say('sizes.large') },
  various: say('various'),
  years: (from: number, to: number) =>
    from === to ? `${from}` : say('years', { from: `${from}`, to: `${to}` }),
  none: say('none'),
  noneDetail: say('noneDetail'),
  noMatchDetail: say('noMatchDetail'),
  showTracks: say('showTracks'),
  loadFailed: say('loadFailed'),
  gone: say('gone'),
  goneDetail: say('goneDetail'),
  noArtist: say('noArtist'),

  menu: (title: string) => say('menu', { title }),
  open: say('open'),
  play: say('play'),
  correct: say('correct'),
  addToPlaylist: say('addToPlaylist'),
  openAlbum: (title: string) => say('openAlbum', { title }),
  openArtist: (name: string) => say('openArtist', { name }),

  about: (title: string) => say('about', { title }),
  genres: say('genres'),
  /** A genre and how sure the model is of its tracks. */
  sure: (tracks: number, share: string | null) =>
    share === null ? countedTracks(tracks) : say('sure', { tracks, share }),
  formats: say('formats'),
  length: say('length'),
  albumsOf: (albums: number, tracks: number) =>
    albums === 0 ? countedTracks(tracks) : say('albumsOf', { albums, tracks }),
  alike: say('alike'),
  position: (place: number, all: number) => say('position', { place, all }),
};
