// What each command does, and whether it can be done now.
import { useMutation } from '@tanstack/react-query';
import { api } from '../api.ts';
import { addFolder } from '../folders/addFolder.ts';
import { playBeside } from '../player/neighbours.ts';
import { seekTo, toggleMuted, togglePlaying, usePlayer } from '../player/player.ts';
import { openExport } from '../playlists/exportChoice.ts';
import { openPlaylistTask } from '../playlists/task.ts';
import { useSettingChange } from '../settings/useSettingChange.ts';
import { openDialog } from '../stores/dialogs.ts';
import { notifyFailure } from '../stores/failure.ts';
import { showScreen, useScreen } from '../stores/screen.ts';
import { chooseTheme } from '../stores/theme.ts';
import { selectedIds, useView } from '../stores/view.ts';
import type { CommandId } from './commandTable.ts';
import { focusSearch } from './focus.ts';
import { useUndo } from './useUndo.ts';

const jumpSeconds = 5;

export function useCommands(): Record<CommandId, () => void> {
  const { undo, redo } = useUndo();
  const changeSetting = useSettingChange();
  const rescan = useMutation(api.library.scan.mutationOptions({ onError: notifyFailure }));
  const theme = (choice: 'dark' | 'light' | 'system') => (): void => {
    chooseTheme(choice);
    changeSetting({ theme: choice });
  };
  return {
    search: focusSearch,
    genre: () => hasSelectionInSight() && openDialog('genre'),
    addToPlaylist: () => hasSelectionInSight() && openPlaylistTask({ kind: 'add', trackIds: selectedIds() }),
    newPlaylist: () => openPlaylistTask({ kind: 'new', trackIds: [] }),
    newSmartPlaylist: () => openPlaylistTask({ kind: 'rule', playlist: null }),
    exportPlaylists: () => openExport({ kind: 'genres' }),
    retrain: () => openDialog('retrain'),
    addFolder,
    rescan: () => rescan.mutate({}),
    undo,
    redo,
    play: togglePlaying,
    ahead: () => seekTo(usePlayer.getState().position + jumpSeconds),
    back: () => seekTo(usePlayer.getState().position - jumpSeconds),
    next: () => playBeside(1),
    previous: () => playBeside(-1),
    mute: toggleMuted,
    showLibrary: () => showScreen('library'),
    showReview: () => showScreen('review'),
    showLearn: () => showScreen('learn'),
    showTags: () => showScreen('tags'),
    showSettings: () => showScreen('settings'),
    activity: () => openDialog('activity'),
    dark: theme('dark'),
    light: theme('light'),
    systemTheme: theme('system'),
    palette: () => openDialog('commands'),
    keys: () => openDialog('keys'),
  };
}

/** What is selected elsewhere is not in sight, and must not be changed by accident. */
function hasSelectionInSight(): boolean {
  return useScreen.getState().screen === 'library' && useView.getState().selection.ids.size > 0;
}

const needSelection: ReadonlySet<CommandId> = new Set(['genre', 'addToPlaylist']);
const needTrack: ReadonlySet<CommandId> = new Set(['play', 'ahead', 'back', 'next', 'previous']);

export function isAvailable(id: CommandId): boolean {
  if (needSelection.has(id)) return hasSelectionInSight();
  return !needTrack.has(id) || usePlayer.getState().trackId !== null;
}
