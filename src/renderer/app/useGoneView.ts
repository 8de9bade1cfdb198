// Leads to all tracks where what a URL names is not there any more: a genre, a playlist, a track that others were like.
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { View } from '../state/list/listing.ts';
import { useView } from '../state/list/view.ts';
import { api } from '../wire/api.ts';

/** `isUnlisted`: the view could not be listed. */
export function useGoneView(isUnlisted: boolean): void {
  const view = useView((state) => state.view);
  const genres = useQuery(api.genres.list.queryOptions());
  const playlists = useQuery(api.playlists.list.queryOptions({ input: {} }));
  const isGone = isGoneFrom(view, genres.data, playlists.data) || (view.kind === 'similar' && isUnlisted);
  // Lists that are asked for again may not know yet what has just been made.
  const isSure = !genres.isFetching && !playlists.isFetching;
  useEffect(() => {
    if (isGone && isSure) useView.setState({ view: { kind: 'all' } });
  }, [isGone, isSure]);
}

function isGoneFrom(
  view: View,
  genres: readonly { readonly id: number }[] | undefined,
  playlists: readonly { readonly id: number }[] | undefined,
): boolean {
  if (view.kind === 'genre') return genres?.every(({ id }) => id !== view.genreId) ?? false;
  if (view.kind === 'playlist') return playlists?.every(({ id }) => id !== view.playlistId) ?? false;
  return false;
}
