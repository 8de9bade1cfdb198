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
  const isUnknown = isGoneFrom(view, genres.data, playlists.data);
  const isGone = view.kind === 'similar' && isUnlisted;
  const { refetch: genresNow } = genres;
  const { refetch: playlistsNow } = playlists;
  useEffect(() => {
    if (isGone) showAll();
    if (!isUnknown) return;
    // What has just been made is shown before the lists know it: only what they do not have when they are asked anew is gone.
    let isWanted = true;
    void Promise.all([genresNow(), playlistsNow()]).then(([{ data: now }, { data: lists }]) => {
      if (isWanted && isGoneFrom(view, now, lists)) showAll();
    });
    return () => {
      isWanted = false;
    };
  }, [isGone, isUnknown, view, genresNow, playlistsNow]);
}

function showAll(): void {
  useView.setState({ view: { kind: 'all' } });
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
