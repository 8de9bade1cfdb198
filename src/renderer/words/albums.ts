// The words of the grid of albums, and of the pages of an album and an artist.
import type { AlbumSort } from '../../core/domain/album.ts';
import { counted, countedTracks } from './counted.ts';
import { formatCount } from './format.ts';

export const albumWords = {
  label: 'Albums',
  count: (count: number) => counted(count, 'album', 'albums'),
  sortBy: 'Sort by',
  orders: {
    artist: 'Artist',
    title: 'Title',
    year: 'Year',
    added: 'Date added',
  } satisfies Record<AlbumSort['by'], string>,
  ascending: 'Ascending, turn around',
  descending: 'Descending, turn around',
  size: 'Size of the covers',
  sizes: { small: 'Small', medium: 'Medium', large: 'Large' },
  various: 'Various artists',
  years: (from: number, to: number) => (from === to ? `${from}` : `${from} to ${to}`),
  none: 'No albums',
  noneDetail: 'None of these tracks has an album in its tags. They are all in the list of tracks.',
  noMatchDetail: 'No track of an album passes the search and the filters.',
  showTracks: 'Show the tracks',
  loadFailed: 'The albums could not be loaded',
  gone: 'Nothing is left of this',
  goneDetail: 'Its tracks have other tags by now, or their files are gone.',
  noArtist: 'No tag says who plays this',

  menu: (title: string) => `What to do with “${title}”`,
  open: 'Open',
  play: 'Play',
  correct: 'Correct genre…',
  addToPlaylist: 'Add to playlist…',
  openAlbum: (title: string) => `Go to the album “${title}”`,
  openArtist: (name: string) => `Go to the artist ${name}`,

  about: (title: string) => `About “${title}”`,
  genres: 'Genres',
  /** A genre and how sure the model is of its tracks. */
  sure: (tracks: number, share: string | null) =>
    share === null ? countedTracks(tracks) : `${countedTracks(tracks)}, ${share} sure`,
  formats: 'Formats',
  length: 'Length',
  albumsOf: (albums: number, tracks: number) =>
    albums === 0 ? countedTracks(tracks) : `${counted(albums, 'album', 'albums')}, ${countedTracks(tracks)}`,
  alike: 'Sounds most like',
  position: (place: number, all: number) => `${formatCount(place)} of ${formatCount(all)}`,
};
