// Everything that can be done to playlists: shown at once where that is sure, with a notice, and to be undone.
import type { Playlist, PlaylistRule } from '../../core/domain/playlist.ts';
import { withMoved, withoutTracks } from '../../core/playlists/order.ts';
import { showView, useView } from '../state/list/view.ts';
import { notify } from '../state/notices.ts';
import { api, client } from '../wire/api.ts';
import { queryClient } from '../wire/queryClient.ts';
import { messages } from '../words/messages.ts';
import { mutate } from './mutate.ts';
import { notifyFailure } from './notifyFailure.ts';
import { undoAction } from './undo.ts';

const words = messages.playlists;

/** Makes it and shows it, unless it was made for tracks that are in sight elsewhere. */
export function createPlaylist(
  name: string,
  content: { trackIds: readonly number[] } | { rule: PlaylistRule },
): void {
  const isFilled = 'trackIds' in content && content.trackIds.length > 0;
  mutate(
    {
      mutationFn: () =>
        client.playlists.create(
          'rule' in content ? { name, rule: content.rule } : { name, trackIds: [...content.trackIds] },
        ),
      onSuccess(made) {
        if (isFilled) notify(words.added(made.tracks, made.name));
        else showView({ kind: 'playlist', playlistId: made.id });
      },
      onError: rollBack,
    },
    undefined,
  );
}

export function renamePlaylist({ id }: Playlist, name: string): void {
  change(() => client.playlists.rename({ id, name }));
}

export function setPlaylistRule({ id }: Playlist, name: string, rule: PlaylistRule): void {
  change(() => client.playlists.setRule({ id, name, rule }));
}

export function addToPlaylist(playlist: Playlist, trackIds: readonly number[]): void {
  const { id } = playlist;
  if (trackIds.length === 0) return;
  change(
    () => client.playlists.addTracks({ id, trackIds: [...trackIds], before: null }),
    ({ tracks, name }) => words.added(tracks - playlist.tracks, name),
  );
}

export function removeFromPlaylist({ id }: Playlist, trackIds: readonly number[]): void {
  if (trackIds.length === 0) return;
  showAtOnce(id, (ids) => withoutTracks(ids, trackIds));
  change(
    () => client.playlists.removeTracks({ id, trackIds: [...trackIds] }),
    ({ name }) => words.removed(trackIds.length, name),
  );
}

/** Before this track, or to the end. */
export function moveInPlaylist({ id }: Playlist, trackIds: readonly number[], before: number | null): void {
  showAtOnce(id, (ids) => withMoved(ids, trackIds, before));
  change(() => client.playlists.move({ id, trackIds: [...trackIds], before }));
}

export function deletePlaylist({ id, name }: Playlist): void {
  change(
    () => client.playlists.delete({ id }),
    () => words.deleted(name),
  );
  const { view } = useView.getState();
  if (view.kind === 'playlist' && view.playlistId === id) showView({ kind: 'all' });
}

/** `text`: the notice when it is done, with the way back; none where the change is seen. */
function change(send: () => Promise<Playlist>, text?: (playlist: Playlist) => string): void {
  mutate(
    {
      mutationFn: send,
      onSuccess(playlist) {
        if (text !== undefined)
          notify(text(playlist), { action: undoAction({ of: 'playlist', id: playlist.id }) });
      },
      onError: rollBack,
    },
    undefined,
  );
}

function rollBack(error: Error): void {
  notifyFailure(error);
  void queryClient.invalidateQueries({ queryKey: api.playlists.key() });
}

function showAtOnce(id: number, next: (ids: readonly number[]) => number[]): void {
  queryClient.setQueryData(
    api.playlists.tracks.queryKey({ input: { id } }),
    (ids: number[] | undefined) => ids && next(ids),
  );
}
