// Which tracks a view lists and in what order, as the contract asks for it.
import type { TrackFilter, TrackSort } from '../../core/model/listing.ts';

export type View =
  | { readonly kind: 'all' }
  | { readonly kind: 'unsorted' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'genre'; readonly genreId: number }
  /** Its tracks in its own order, which no filter gives; a search narrows it. */
  | { readonly kind: 'playlist'; readonly playlistId: number };

export type SortKey = 'title' | 'artist' | 'album' | 'genre' | 'confidence' | 'duration';

export interface Sort {
  readonly key: SortKey;
  readonly direction: 'ascending' | 'descending';
}

export const firstSort: Sort = { key: 'artist', direction: 'ascending' };

export function filterOf(view: View, search: string): TrackFilter {
  const words = search.trim();
  const searched: TrackFilter = words === '' ? {} : { search: words };
  switch (view.kind) {
    case 'all':
    case 'playlist':
      return searched;
    case 'unsorted':
      return { ...searched, genreId: null };
    case 'missing':
      return { ...searched, presence: 'missing' };
    case 'failed':
      return { ...searched, state: 'failed' };
    case 'genre':
      return { ...searched, genreId: view.genreId };
  }
}

/** Ties are broken as a shelf is ordered: artist, album, path. */
export function sortOf(sort: Sort): TrackSort {
  const shelf = ['artist', 'album', 'path'] as const;
  return [
    sort,
    ...shelf.filter((key) => key !== sort.key).map((key) => ({ key, direction: 'ascending' as const })),
  ];
}

export function sameView(one: View, other: View): boolean {
  if (one.kind === 'genre' && other.kind === 'genre') return one.genreId === other.genreId;
  if (one.kind === 'playlist' && other.kind === 'playlist') return one.playlistId === other.playlistId;
  return one.kind === other.kind;
}
