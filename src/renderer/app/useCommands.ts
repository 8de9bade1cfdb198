// What each command does, and whether it can be done now.
import { useMutation } from '@tanstack/react-query';
import { api } from '../api.ts';
import { openFilterMenu } from '../filters/filtering.ts';
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
import { selectedIds, setGroup, useView } from '../stores/view.ts';
import { toggleOnWave } from '../stores/waveLook.ts';
import { copyPaths, selectWhole, showSimilar } from '../table/trackActions.ts';
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
    filter: openFilterMenu,
    genre: () => hasSelectionInSight() && openDialog('genre'),
    addToPlaylist: () => hasSelectionInSight() && openPlaylistTask({ kind: 'add', trackIds: selectedIds() }),
    selectAlbum: () => hasSelectionInSight() && void selectWhole('album'),
    selectArtist: () => hasSelectionInSight() && void selectWhole('artist'),
    selectFolder: () => hasSelectionInSight() && void selectWhole('folder'),
    similar: () => {
      const [id] = selectedIds();
      if (id !== undefined && hasOneInSight()) showSimilar(id);
    },
    copyPath: () => hasSelectionInSight() && void copyPaths(selectedIds()),
    groupByAlbum: () => setGroup('album'),
    groupByArtist: () => setGroup('artist'),
    groupByFolder: () => setGroup('folder'),
    groupByGenre: () => setGroup('genre'),
    noGroups: () => setGroup(null),
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
    beats: () => toggleOnWave('beats'),
    windows: () => toggleOnWave('windows'),
    spectrogram: () => toggleOnWave('spectrogram'),
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

function hasOneInSight(): boolean {
  return hasSelectionInSight() && useView.getState().selection.ids.size === 1;
}

const needSelection: ReadonlySet<CommandId> = new Set([
  'genre',
  'addToPlaylist',
  'selectAlbum',
  'selectArtist',
  'selectFolder',
  'copyPath',
]);
const needTrack: ReadonlySet<CommandId> = new Set(['play', 'ahead', 'back', 'next', 'previous']);

export function isAvailable(id: CommandId): boolean {
  if (id === 'similar') return hasOneInSight();
  if (needSelection.has(id)) return hasSelectionInSight();
  return !needTrack.has(id) || usePlayer.getState().trackId !== null;
}
