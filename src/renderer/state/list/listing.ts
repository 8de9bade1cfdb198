// Which tracks a view lists and in what order, as the contract asks for it.
import { type AlbumKey, filterOfAlbum } from '../../../core/domain/album.ts';
import type { Genre } from '../../../core/domain/genre.ts';
import type { TrackFilter } from '../../../core/domain/listing.ts';
import { printQuery, readQuery } from '../../../core/query/parse.ts';
import { lineageIds } from './lineage.ts';

export type View =
  | { readonly kind: 'all' }
  | { readonly kind: 'unsorted' }
  | { readonly kind: 'needsReview' }
  | { readonly kind: 'disagreements' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'notMusic' }
  | { readonly kind: 'maybeNotMusic' }
  /** With the genres below it. */
  | { readonly kind: 'genre'; readonly genreId: number }
  /** With the folders inside. */
  | { readonly kind: 'folder'; readonly path: string }
  /** A grid of the albums of all tracks. */
  | { readonly kind: 'albums' }
  /** The tracks of one album, disc by disc. */
  | ({ readonly kind: 'album' } & AlbumKey)
  /** The tracks by an artist, album by album. */
  | { readonly kind: 'artist'; readonly name: string }
  /** Its tracks in its own order, which no filter gives; a search narrows it. */
  | { readonly kind: 'playlist'; readonly playlistId: number }
  /** What sounds most like a track, nearest first; a search narrows it. */
  | { readonly kind: 'similar'; readonly trackId: number };

/** Its tracks have an order of their own, and no headings but those that it brings. */
export function hasOwnOrder(view: View): boolean {
  return isGivenList(view) || view.kind === 'album' || view.kind === 'artist';
}

/** No filter gives its tracks. */
export function isGivenList(view: View): boolean {
  return view.kind === 'playlist' || view.kind === 'similar';
}

/** What the person is looking at. */
export interface Listing {
  readonly view: View;
  readonly search: string;
  /** What the view is narrowed by besides. */
  readonly filter: TrackFilter;
}

/** `genres`: the user's own; a view of one lists those below it, too. */
export function filterOf({ view, search, filter }: Listing, genres: readonly Genre[]): TrackFilter {
  // What is being typed asks for what is whole of it.
  const { query } = readQuery(search);
  return {
    ...filter,
    ...(query === null ? {} : { query: printQuery(query) }),
    ...filterOfView(view, genres),
  };
}

function filterOfView(view: View, genres: readonly Genre[]): TrackFilter {
  switch (view.kind) {
    case 'album':
      return filterOfAlbum(view);
    case 'artist':
      return { by: view.name };
    case 'all':
    case 'albums':
    case 'playlist':
    case 'similar':
      return {};
    case 'unsorted':
      return { genreId: null };
    case 'needsReview':
      return { needsReview: true };
    case 'disagreements':
      return { disagrees: true };
    case 'missing':
      return { presence: 'missing' };
    case 'failed':
      return { state: 'failed' };
    case 'notMusic':
      return { kind: 'not music' };
    case 'maybeNotMusic':
      return { maybeNotMusic: true };
    case 'genre': {
      const genreIds = lineageIds(genres, view.genreId);
      return genreIds.length === 1 ? { genreId: view.genreId } : { genreIds };
    }
    case 'folder':
      return { folder: { path: view.path, below: true } };
  }
}

/** The filter without what the view itself filters by: of one genre's tracks nobody asks for another's. */
export function filterBeside(view: View, filter: TrackFilter): TrackFilter {
  const { genreIds, folder, ...rest } = filter;
  const hasGenre = view.kind === 'genre' || view.kind === 'unsorted';
  return {
    ...rest,
    ...(genreIds === undefined || hasGenre ? {} : { genreIds }),
    ...(folder === undefined || view.kind === 'folder' || view.kind === 'album' ? {} : { folder }),
  };
}

export function sameView(one: View, other: View): boolean {
  if (one.kind === 'genre' && other.kind === 'genre') return one.genreId === other.genreId;
  if (one.kind === 'folder' && other.kind === 'folder') return one.path === other.path;
  if (one.kind === 'playlist' && other.kind === 'playlist') return one.playlistId === other.playlistId;
  if (one.kind === 'artist' && other.kind === 'artist') return one.name === other.name;
  if (one.kind === 'album' && other.kind === 'album')
    return one.title === other.title && one.artist === other.artist && one.folder === other.folder;
  if (one.kind === 'similar' && other.kind === 'similar') return one.trackId === other.trackId;
  return one.kind === other.kind;
}
