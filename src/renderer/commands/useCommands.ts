// What each command does, and whether it can be done now.
import { useMutation } from '@tanstack/react-query';
import { openDialog } from '../state/dialogs.ts';
import { openExport } from '../state/exportChoice.ts';
import { openFilterMenu } from '../state/filtering.ts';
import { focusSearch } from '../state/focus.ts';
import { selectedIds, setGroup, useView } from '../state/list/view.ts';
import { playBeside } from '../state/neighbours.ts';
import { seekTo, toggleMuted, togglePlaying, usePlayer } from '../state/player.ts';
import { openPlaylistTask } from '../state/playlistTask.ts';
import { showScreen, useScreen } from '../state/screen.ts';
import { chooseTheme } from '../state/theme.ts';
import { toggleOnWave } from '../state/waveLook.ts';
import { api } from '../wire/api.ts';
import { addFolder } from './addFolder.ts';
import type { CommandId } from './commandTable.ts';
import { notifyFailure } from './notifyFailure.ts';
import { copyPaths, selectWhole, showSimilar } from './trackActions.ts';
import { useSettingChange } from './useSettingChange.ts';
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
