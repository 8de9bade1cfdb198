// Everything that can be commanded, once: its keys, when it can be done and what it does. Palette, list of keys and
// shortcuts all come from here; its name is its word.
import {
  Activity,
  ArrowLeft,
  ArrowRight,
  AudioLines,
  Ban,
  Boxes,
  ChartColumn,
  ChartSpline,
  CircleMinus,
  CirclePlus,
  CircleQuestionMark,
  Command as CommandSign,
  Compass,
  Copy,
  Disc3,
  DiscAlbum,
  Drum,
  Ear,
  FileInput,
  FilePenLine,
  FileQuestionMark,
  Files,
  Folder,
  FolderPlus,
  FolderSync,
  FolderTree,
  GraduationCap,
  Keyboard,
  ListChecks,
  ListFilter,
  ListMusic,
  ListPlus,
  MapPin,
  Map as MapSign,
  MonitorCog,
  Moon,
  Music4,
  PanelRight,
  PencilLine,
  Play,
  RadioTower,
  Redo,
  Redo2,
  RefreshCw,
  Route,
  Rows3,
  Rows4,
  Search,
  Settings,
  Share,
  SkipBack,
  SkipForward,
  Star,
  StarOff,
  Sun,
  Tag,
  Tags,
  Undo,
  Undo2,
  UserRound,
  VolumeX,
  Wand2,
} from 'lucide-react';
import { isNarrow, toggleDetails } from '../state/details.ts';
import { openDialog } from '../state/dialogs.ts';
import { showExplore, useExplore } from '../state/explore.ts';
import { openExport } from '../state/exportChoice.ts';
import { openFilterMenu } from '../state/filtering.ts';
import { focusSearch } from '../state/focus.ts';
import { selectedIds, setGroup, showView, useView } from '../state/list/view.ts';
import { playBeside } from '../state/neighbours.ts';
import { seekTo, togglePlaying, usePlayer } from '../state/player.ts';
import { toggleMuted } from '../state/playing/volume.ts';
import { openPlaylistTask } from '../state/playlistTask.ts';
import { showScreen, useScreen } from '../state/screen.ts';
import { showSettings } from '../state/settingsPart.ts';
import { showTags } from '../state/tagsPart.ts';
import { openTagWriting } from '../state/tagWriting.ts';
import { chooseTheme } from '../state/theme.ts';
import { toggleOnWave } from '../state/waveLook.ts';
import { changeSettings } from './changeSettings.ts';
import type { Command } from './command.ts';
import { addFolder, rescan } from './folderActions.ts';
import { goBack, goForward } from './goBack.ts';
import { importForeign } from './importActions.ts';
import { undoOrganise } from './organiseActions.ts';
import { playingCommands, queueCommands } from './playing/playingCommands.ts';
import { rate } from './ratings.ts';
import {
  copyPaths,
  judgeSelected,
  selectWhole,
  showAlbumOf,
  showArtistOf,
  showSimilar,
} from './trackActions.ts';
import { learnTags } from './trackTagActions.ts';
import { redo, undo } from './undo.ts';
import {
  blendSelected,
  isRadioPlaying,
  pathFromSelected,
  radioFromSelected,
  steerPlaying,
} from './walkActions.ts';

const jumpSeconds = 5;

const all = {
  search: { group: 'library', icon: Search, keys: ['/', 'Mod+F'], inText: true, run: focusSearch },
  searchHelp: { group: 'library', icon: CircleQuestionMark, run: () => openDialog('searchHelp') },
  filter: {
    group: 'library',
    icon: ListFilter,
    keys: ['F', 'Mod+Shift+F'],
    inText: true,
    run: openFilterMenu,
  },
  genre: {
    group: 'library',
    icon: PencilLine,
    keys: ['G'],
    when: hasSelection,
    run: () => openDialog('genre'),
  },
  tags: {
    group: 'library',
    icon: Tag,
    keys: ['T'],
    when: hasSelection,
    run: () => openDialog('tags'),
  },
  writeTags: {
    group: 'library',
    icon: FilePenLine,
    when: hasSelection,
    run: () => openTagWriting(selectedIds()),
  },
  writeSaidTags: { group: 'library', icon: FilePenLine, run: () => openTagWriting(null) },
  addToPlaylist: {
    group: 'library',
    icon: ListPlus,
    keys: ['P'],
    when: hasSelection,
    run: () => openPlaylistTask({ kind: 'add', trackIds: selectedIds() }),
  },
  ...queueCommands(hasSelection),
  selectAlbum: {
    group: 'library',
    icon: Disc3,
    keys: ['A'],
    when: hasSelection,
    run: () => void selectWhole('album'),
  },
  selectArtist: {
    group: 'library',
    icon: UserRound,
    keys: ['Shift+A'],
    when: hasSelection,
    run: () => void selectWhole('artist'),
  },
  selectFolder: {
    group: 'library',
    icon: Folder,
    keys: ['D'],
    when: hasSelection,
    run: () => void selectWhole('folder'),
  },
  similar: {
    group: 'library',
    icon: AudioLines,
    keys: ['L'],
    when: hasOneSelected,
    run: () => selectedIds().slice(0, 1).forEach(showSimilar),
  },
  goToAlbum: {
    group: 'library',
    icon: DiscAlbum,
    keys: ['Shift+B'],
    when: hasOneSelected,
    run: () =>
      selectedIds()
        .slice(0, 1)
        .forEach((id) => void showAlbumOf(id)),
  },
  goToArtist: {
    group: 'library',
    icon: UserRound,
    when: hasOneSelected,
    run: () =>
      selectedIds()
        .slice(0, 1)
        .forEach((id) => void showArtistOf(id)),
  },
  pathFrom: { group: 'library', icon: Route, when: hasOneSelected, run: () => pathFromSelected('from') },
  pathTo: { group: 'library', icon: MapPin, when: hasOneSelected, run: () => pathFromSelected('to') },
  moreLikeThese: { group: 'library', icon: CirclePlus, when: hasSelection, run: () => blendSelected('more') },
  lessLikeThese: {
    group: 'library',
    icon: CircleMinus,
    when: hasSelection,
    run: () => blendSelected('less'),
  },
  radioFromThis: { group: 'library', icon: RadioTower, when: hasSelection, run: radioFromSelected },
  notMusic: {
    group: 'library',
    icon: Ban,
    keys: ['N'],
    when: hasSelection,
    run: () => void judgeSelected('not music'),
  },
  music: {
    group: 'library',
    icon: Music4,
    keys: ['M'],
    when: hasSelection,
    run: () => void judgeSelected('music'),
  },
  copyPath: { group: 'library', icon: Copy, when: hasSelection, run: () => void copyPaths(selectedIds()) },
  groupByAlbum: { group: 'library', icon: Rows3, run: () => setGroup('album') },
  groupByArtist: { group: 'library', icon: Rows3, run: () => setGroup('artist') },
  groupByFolder: { group: 'library', icon: Rows3, run: () => setGroup('folder') },
  groupByGenre: { group: 'library', icon: Rows3, run: () => setGroup('genre') },
  noGroups: { group: 'library', icon: Rows4, run: () => setGroup(null) },
  newPlaylist: {
    group: 'library',
    icon: ListMusic,
    run: () => openPlaylistTask({ kind: 'new', trackIds: [] }),
  },
  newSmartPlaylist: {
    group: 'library',
    icon: Wand2,
    run: () => openPlaylistTask({ kind: 'rule', playlist: null }),
  },
  exportPlaylists: {
    group: 'library',
    icon: Share,
    keys: ['Mod+E'],
    run: () => openExport({ kind: 'genres' }),
  },
  importForeign: { group: 'library', icon: FileInput, run: importForeign },
  organiseFiles: { group: 'library', icon: FolderTree, run: () => openDialog('organise') },
  undoOrganise: { group: 'library', icon: FolderSync, run: undoOrganise },
  retrain: { group: 'library', icon: GraduationCap, run: () => openDialog('retrain') },
  addFolder: { group: 'library', icon: FolderPlus, run: addFolder },
  rescan: { group: 'library', icon: RefreshCw, run: () => rescan() },
  rate1: {
    group: 'edit',
    icon: Star,
    keys: ['Alt+1'],
    when: hasSelection,
    run: () => rate(selectedIds(), 1),
  },
  rate2: {
    group: 'edit',
    icon: Star,
    keys: ['Alt+2'],
    when: hasSelection,
    run: () => rate(selectedIds(), 2),
  },
  rate3: {
    group: 'edit',
    icon: Star,
    keys: ['Alt+3'],
    when: hasSelection,
    run: () => rate(selectedIds(), 3),
  },
  rate4: {
    group: 'edit',
    icon: Star,
    keys: ['Alt+4'],
    when: hasSelection,
    run: () => rate(selectedIds(), 4),
  },
  rate5: {
    group: 'edit',
    icon: Star,
    keys: ['Alt+5'],
    when: hasSelection,
    run: () => rate(selectedIds(), 5),
  },
  rateNone: {
    group: 'edit',
    icon: StarOff,
    keys: ['Alt+0'],
    when: hasSelection,
    run: () => rate(selectedIds(), null),
  },
  undo: { group: 'edit', icon: Undo2, keys: ['Mod+Z'], run: () => undo() },
  redo: { group: 'edit', icon: Redo2, keys: ['Mod+Shift+Z', 'Mod+Y'], run: () => redo() },
  play: { group: 'player', icon: Play, keys: ['Space'], when: hasTrack, run: togglePlaying },
  ahead: {
    group: 'player',
    icon: ArrowRight,
    keys: ['ArrowRight'],
    when: hasTrack,
    run: () => seekBy(jumpSeconds),
  },
  back: {
    group: 'player',
    icon: ArrowLeft,
    keys: ['ArrowLeft'],
    when: hasTrack,
    run: () => seekBy(-jumpSeconds),
  },
  next: {
    group: 'player',
    icon: SkipForward,
    keys: ['Shift+ArrowRight'],
    when: hasTrack,
    run: () => playBeside(1),
  },
  previous: {
    group: 'player',
    icon: SkipBack,
    keys: ['Shift+ArrowLeft'],
    when: hasTrack,
    run: () => playBeside(-1),
  },
  ...playingCommands,
  radioMore: { group: 'player', icon: CirclePlus, when: isRadioPlaying, run: () => steerPlaying('more') },
  radioLess: { group: 'player', icon: CircleMinus, when: isRadioPlaying, run: () => steerPlaying('less') },
  mute: { group: 'player', icon: VolumeX, run: toggleMuted },
  beats: { group: 'player', icon: Drum, run: () => toggleOnWave('beats') },
  windows: { group: 'player', icon: Ear, run: () => toggleOnWave('windows') },
  spectrogram: { group: 'player', icon: ChartSpline, run: () => toggleOnWave('spectrogram') },
  goBack: { group: 'screens', icon: Undo, keys: ['Alt+ArrowLeft'], run: goBack },
  goForward: { group: 'screens', icon: Redo, keys: ['Alt+ArrowRight'], run: goForward },
  showLibrary: { group: 'screens', icon: Music4, run: () => showScreen('library') },
  showAlbums: { group: 'screens', icon: DiscAlbum, keys: ['B'], run: () => showView({ kind: 'albums' }) },
  showExplore: { group: 'screens', icon: Compass, keys: ['E'], run: () => showScreen('explore') },
  showMap: { group: 'screens', icon: MapSign, run: () => showExplore('map') },
  showClusters: { group: 'screens', icon: Boxes, run: () => showExplore('clusters') },
  showWalks: { group: 'screens', icon: Route, run: () => showExplore('walks') },
  showDuplicates: { group: 'screens', icon: Files, run: () => showExplore('duplicates') },
  showStatistics: { group: 'screens', icon: ChartColumn, run: () => showExplore('statistics') },
  showReview: { group: 'screens', icon: ListChecks, run: () => showScreen('review') },
  showLearn: { group: 'screens', icon: GraduationCap, run: () => showScreen('learn') },
  showTags: { group: 'screens', icon: Tags, run: () => showScreen('tags') },
  showTrackTags: { group: 'screens', icon: Tag, run: () => showTags('own') },
  learnTags: { group: 'library', icon: GraduationCap, run: learnTags },
  showSettings: {
    group: 'screens',
    icon: Settings,
    keys: ['Mod+,'],
    inText: true,
    run: () => showSettings(null),
  },
  details: { group: 'window', icon: PanelRight, keys: ['I'], when: isNarrow, run: toggleDetails },
  activity: { group: 'screens', icon: Activity, run: () => openDialog('activity') },
  matches: { group: 'screens', icon: FileQuestionMark, run: () => openDialog('matches') },
  dark: { group: 'window', icon: Moon, run: () => takeTheme('dark') },
  light: { group: 'window', icon: Sun, run: () => takeTheme('light') },
  systemTheme: { group: 'window', icon: MonitorCog, run: () => takeTheme('system') },
  palette: {
    group: 'window',
    icon: CommandSign,
    keys: ['Mod+K'],
    inText: true,
    run: () => openDialog('commands'),
  },
  keys: { group: 'window', icon: Keyboard, keys: ['?'], run: () => openDialog('keys') },
} satisfies Record<string, Command>;

export type CommandId = keyof typeof all;

export const commands: Readonly<Record<CommandId, Command>> = all;
export const commandIds = Object.keys(all).filter(isCommandId);

function isCommandId(id: string): id is CommandId {
  return id in all;
}

export function isAvailable(id: CommandId): boolean {
  return commands[id].when?.() ?? true;
}

/** What is selected elsewhere is not in sight, and must not be changed by accident. */
function hasSelection(): boolean {
  return showsSelection() && useView.getState().selection.ids.size > 0;
}

/** The table, and the map. */
function showsSelection(): boolean {
  const { screen } = useScreen.getState();
  return screen === 'library' || (screen === 'explore' && useExplore.getState().exploreTab === 'map');
}

function hasOneSelected(): boolean {
  return hasSelection() && useView.getState().selection.ids.size === 1;
}

function hasTrack(): boolean {
  return usePlayer.getState().trackId !== null;
}

function seekBy(seconds: number): void {
  seekTo(usePlayer.getState().position + seconds);
}

function takeTheme(theme: 'dark' | 'light' | 'system'): void {
  chooseTheme(theme);
  changeSettings({ theme });
}
