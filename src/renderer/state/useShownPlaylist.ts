// The playlists, and the one that is listed.
import { useQuery } from '@tanstack/react-query';
import type { Playlist } from '../../core/domain/playlist.ts';
import { api } from '../wire/api.ts';
import { useView } from './list/view.ts';

const none: readonly Playlist[] = [];

export function usePlaylists(): readonly Playlist[] {
  return useQuery(api.playlists.list.queryOptions({ input: {} })).data ?? none;
}

/** Null when something else is listed, or it has been deleted. */
export function useShownPlaylist(): Playlist | null {
  const view = useView((state) => state.view);
  const playlists = usePlaylists();
  if (view.kind !== 'playlist') return null;
  return playlists.find(({ id }) => id === view.playlistId) ?? null;
}
