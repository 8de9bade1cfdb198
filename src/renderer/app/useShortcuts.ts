// Keys that work everywhere, except where letters are typed or a dialog is open.
import { useEffect, useRef } from 'react';
import { useCorrections } from '../genres/useCorrections.ts';
import { seekTo, togglePlaying, usePlayer } from '../player/player.ts';
import { openDialog, useDialog } from '../stores/dialogs.ts';
import { useScreen } from '../stores/screen.ts';
import { useView } from '../stores/view.ts';
import { focusSearch, gridId, takesText } from './focus.ts';
import { type Shortcut, shortcutOf } from './shortcuts.ts';

const jumpSeconds = 5;

export function useShortcuts(): void {
  const { undo, redo } = useCorrections();
  const actions: Record<Shortcut, () => void> = {
    search: focusSearch,
    play: togglePlaying,
    genre: () => {
      // What is selected elsewhere is not in sight, and must not be corrected by accident.
      const inSight = useScreen.getState().screen === 'library';
      if (inSight && useView.getState().selection.ids.size > 0) openDialog('genre');
    },
    undo,
    redo,
    back: () => seekTo(usePlayer.getState().position - jumpSeconds),
    ahead: () => seekTo(usePlayer.getState().position + jumpSeconds),
    keys: () => openDialog('keys'),
  };
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.defaultPrevented || useDialog.getState().open !== null) return;
      const shortcut = shortcutOf(event, placeOf(event.target));
      if (shortcut === null) return;
      event.preventDefault();
      latest.current[shortcut]();
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

function placeOf(target: EventTarget | null): 'text' | 'grid' | 'control' | 'page' {
  if (takesText(target)) return 'text';
  if (!(target instanceof HTMLElement) || target === document.body) return 'page';
  return target.id === gridId ? 'grid' : 'control';
}
