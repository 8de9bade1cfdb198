// Undo and redo of whatever was done last: a correction, or a change of a playlist.
import { useCorrections } from '../genres/useCorrections.ts';
import { usePlaylistActions } from '../playlists/usePlaylistActions.ts';
import { nextStep } from '../stores/steps.ts';

export function useUndo(): { undo: () => void; redo: () => void } {
  const corrections = useCorrections();
  const playlists = usePlaylistActions();

  function take(way: 'undo' | 'redo'): void {
    const next = nextStep(way);
    if (next === 'labels') corrections[way]();
    else playlists.step(way, next.playlistId);
  }

  return { undo: () => take('undo'), redo: () => take('redo') };
}
