// What dropping tracks does: onto a genre it corrects them, onto a playlist it adds them, between rows it moves them.
import type { Playlist } from '../../core/domain/playlist.ts';
import { useCorrections } from '../commands/useCorrections.ts';
import { usePlaylistActions } from '../commands/usePlaylistActions.ts';
import type { DropTarget } from '../state/drag.ts';
import { usePlaylists } from '../state/useShownPlaylist.ts';

/** `shown`: the playlist whose rows are on screen, if any. */
export function useDropTracks(shown: Playlist | null): (target: DropTarget, ids: readonly number[]) => void {
  const { correct } = useCorrections();
  const { add, move } = usePlaylistActions();
  const playlists = usePlaylists();
  return (target, ids) => {
    switch (target.kind) {
      case 'genre':
        correct([...ids], target.genre);
        return;
      case 'playlist': {
        const playlist = playlists.find(({ id }) => id === target.playlistId);
        if (playlist !== undefined) add(playlist, ids);
        return;
      }
      case 'row':
        if (shown !== null) move(shown, ids, target.before);
    }
  };
}
