// What dropping tracks does: onto a genre it corrects them, onto a playlist it adds them, between rows it moves them.
import type { Playlist } from '../../core/domain/playlist.ts';
import { correct } from '../commands/corrections.ts';
import { addToPlaylist, moveInPlaylist } from '../commands/playlistActions.ts';
import type { DropTarget } from '../state/drag.ts';
import { usePlaylists } from '../state/useShownPlaylist.ts';

/** `shown`: the playlist whose rows are on screen, if any. */
export function useDropTracks(shown: Playlist | null): (target: DropTarget, ids: readonly number[]) => void {
  const playlists = usePlaylists();
  return (target, ids) => {
    switch (target.kind) {
      case 'genre':
        correct(ids, target.genre);
        return;
      case 'playlist': {
        const playlist = playlists.find(({ id }) => id === target.playlistId);
        if (playlist !== undefined) addToPlaylist(playlist, ids);
        return;
      }
      case 'row':
        if (shown !== null) moveInPlaylist(shown, ids, target.before);
    }
  };
}
