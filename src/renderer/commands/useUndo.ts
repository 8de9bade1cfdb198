// Undo and redo of whatever was done last: a correction, or a change of a playlist.

import { nextStep } from '../state/steps.ts';
import { useCorrections } from './useCorrections.ts';
import { usePlaylistActions } from './usePlaylistActions.ts';

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
