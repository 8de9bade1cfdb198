// Everything that can be done to playlists: shown at once where that is sure, told, and to be taken back.
import { useMutation } from '@tanstack/react-query';
import type { Playlist, PlaylistRule } from '../../core/domain/playlist.ts';
import { withMoved, withoutTracks } from '../../core/playlists/order.ts';
import { showView, useView } from '../state/list/view.ts';
import { notify } from '../state/notices.ts';
import { noteStep, noteTaken } from '../state/steps.ts';
import { api, client } from '../wire/api.ts';
import { queryClient } from '../wire/queryClient.ts';
import { messages } from '../words/messages.ts';
import { notifyFailure } from './notifyFailure.ts';

const words = messages.playlists;

interface Change {
  readonly send: () => Promise<Playlist>;
  /** What to say when it is done, with the way back; null: it is seen. */
  readonly say: (playlist: Playlist) => string | null;
  /** Its making is no change that can be taken back. */
  readonly isNew?: boolean;
}

export function usePlaylistActions() {
  const step = useMutation({
    mutationFn: ({ way, playlistId }: { way: 'undo' | 'redo'; playlistId: number }) =>
      client.playlists[way]({ id: playlistId }),
    onSuccess: ({ name }, { way, playlistId }) => {
      noteTaken(way, { playlistId });
      notify(way === 'undo' ? words.undone(name) : words.redone(name));
    },
    onError: notifyFailure,
  });
  const change = useMutation({
    mutationFn: ({ send }: Change) => send(),
    onSuccess: (playlist, { say, isNew }) => {
      const text = say(playlist);
      const playlistId = playlist.id;
      if (isNew === true) {
        if (text !== null) notify(text);
        return;
      }
      noteStep({ playlistId });
      if (text === null) return;
      const undo = (): void => step.mutate({ way: 'undo', playlistId });
      notify(text, { action: { label: messages.corrections.undo, run: undo } });
    },
    onError: (error) => {
      notifyFailure(error);
      void queryClient.invalidateQueries({ queryKey: api.playlists.key() });
    },
  });

  return {
    isBusy: change.isPending,

    /** Makes it and shows it, unless it was made for tracks that are in sight elsewhere. */
    create(name: string, content: { trackIds: readonly number[] } | { rule: PlaylistRule }): void {
      const isFilled = 'trackIds' in content && content.trackIds.length > 0;
      change.mutate({
        isNew: true,
        send: () =>
          client.playlists.create(
            'rule' in content ? { name, rule: content.rule } : { name, trackIds: [...content.trackIds] },
          ),
        say(made) {
          if (isFilled) return words.added(made.tracks, made.name);
          showView({ kind: 'playlist', playlistId: made.id });
          return null;
        },
      });
    },

    rename({ id }: Playlist, name: string): void {
      change.mutate({ send: () => client.playlists.rename({ id, name }), say: () => null });
    },

    setRule({ id }: Playlist, name: string, rule: PlaylistRule): void {
      change.mutate({
        send: async () => {
          const renamed = await client.playlists.rename({ id, name });
          return JSON.stringify(renamed.rule) === JSON.stringify(rule)
            ? renamed
            : await client.playlists.setRule({ id, rule });
        },
        say: () => null,
      });
    },

    add(playlist: Playlist, trackIds: readonly number[], before: number | null = null): void {
      const { id } = playlist;
      if (trackIds.length === 0) return;
      change.mutate({
        send: () => client.playlists.addTracks({ id, trackIds: [...trackIds], before }),
        say: ({ tracks, name }) => words.added(tracks - playlist.tracks, name),
      });
    },

    remove({ id }: Playlist, trackIds: readonly number[]): void {
      if (trackIds.length === 0) return;
      showAtOnce(id, (ids) => withoutTracks(ids, trackIds));
      change.mutate({
        send: () => client.playlists.removeTracks({ id, trackIds: [...trackIds] }),
        say: ({ name }) => words.removed(trackIds.length, name),
      });
    },

    /** Before this track, or to the end. */
    move({ id }: Playlist, trackIds: readonly number[], before: number | null): void {
      showAtOnce(id, (ids) => withMoved(ids, trackIds, before));
      change.mutate({
        send: () => client.playlists.move({ id, trackIds: [...trackIds], before }),
        say: () => null,
      });
    },

    discard({ id, name }: Playlist): void {
      change.mutate({ send: () => client.playlists.delete({ id }), say: () => words.deleted(name) });
      const { view } = useView.getState();
      if (view.kind === 'playlist' && view.playlistId === id) showView({ kind: 'all' });
    },

    step: (way: 'undo' | 'redo', playlistId: number): void => step.mutate({ way, playlistId }),
  };
}

function showAtOnce(id: number, next: (ids: readonly number[]) => number[]): void {
  queryClient.setQueryData(
    api.playlists.tracks.queryKey({ input: { id } }),
    (ids: number[] | undefined) => ids && next(ids),
  );
}
