// Everything that can be commanded, once: its group and its keys. Palette, list of keys and shortcuts all come from here.

/** Where the keyboard is: in a text field, on the track list, on another control (a button, a slider, a list), or on none. */
export type Place = 'text' | 'grid' | 'control' | 'page';

interface CommandEntry {
  readonly group: 'library' | 'edit' | 'player' | 'screens' | 'window' | 'list';
  /**
   * 'Mod+Shift+Z'; Mod is Ctrl, or Command on a Mac. The first is the one that is told. These hold until the person
   * chooses others (keyBindings.ts).
   */
  readonly keys: readonly string[];
  /** Where it must not be commanded by any key, besides where a key has a use of its own (shortcuts.ts). */
  readonly notIn: readonly Place[];
}

const anywhere: readonly Place[] = [];
const notInText: readonly Place[] = ['text'];

export const commandTable = {
  search: { group: 'library', keys: ['/', 'Mod+F'], notIn: anywhere },
  filter: { group: 'library', keys: ['F', 'Mod+Shift+F'], notIn: anywhere },
  genre: { group: 'library', keys: ['G'], notIn: notInText },
  addToPlaylist: { group: 'library', keys: ['P'], notIn: notInText },
  selectAlbum: { group: 'library', keys: ['A'], notIn: notInText },
  selectArtist: { group: 'library', keys: ['Shift+A'], notIn: notInText },
  selectFolder: { group: 'library', keys: ['D'], notIn: notInText },
  similar: { group: 'library', keys: ['L'], notIn: notInText },
  copyPath: { group: 'library', keys: [], notIn: notInText },
  groupByAlbum: { group: 'library', keys: [], notIn: notInText },
  groupByArtist: { group: 'library', keys: [], notIn: notInText },
  groupByFolder: { group: 'library', keys: [], notIn: notInText },
  groupByGenre: { group: 'library', keys: [], notIn: notInText },
  noGroups: { group: 'library', keys: [], notIn: notInText },
  newPlaylist: { group: 'library', keys: [], notIn: notInText },
  newSmartPlaylist: { group: 'library', keys: [], notIn: notInText },
  exportPlaylists: { group: 'library', keys: ['Mod+E'], notIn: notInText },
  retrain: { group: 'library', keys: [], notIn: notInText },
  addFolder: { group: 'library', keys: [], notIn: notInText },
  rescan: { group: 'library', keys: [], notIn: notInText },
  undo: { group: 'edit', keys: ['Mod+Z'], notIn: notInText },
  redo: { group: 'edit', keys: ['Mod+Shift+Z', 'Mod+Y'], notIn: notInText },
  play: { group: 'player', keys: ['Space'], notIn: notInText },
  ahead: { group: 'player', keys: ['ArrowRight'], notIn: notInText },
  back: { group: 'player', keys: ['ArrowLeft'], notIn: notInText },
  next: { group: 'player', keys: ['Shift+ArrowRight'], notIn: notInText },
  previous: { group: 'player', keys: ['Shift+ArrowLeft'], notIn: notInText },
  mute: { group: 'player', keys: [], notIn: notInText },
  beats: { group: 'player', keys: [], notIn: notInText },
  windows: { group: 'player', keys: [], notIn: notInText },
  spectrogram: { group: 'player', keys: [], notIn: notInText },
  showLibrary: { group: 'screens', keys: [], notIn: notInText },
  showReview: { group: 'screens', keys: [], notIn: notInText },
  showLearn: { group: 'screens', keys: [], notIn: notInText },
  showTags: { group: 'screens', keys: [], notIn: notInText },
  showSettings: { group: 'screens', keys: ['Mod+,'], notIn: anywhere },
  activity: { group: 'screens', keys: [], notIn: notInText },
  dark: { group: 'window', keys: [], notIn: notInText },
  light: { group: 'window', keys: [], notIn: notInText },
  systemTheme: { group: 'window', keys: [], notIn: notInText },
  palette: { group: 'window', keys: ['Mod+K'], notIn: anywhere },
  keys: { group: 'window', keys: ['?'], notIn: notInText },
} as const satisfies Record<string, CommandEntry>;

export type CommandId = keyof typeof commandTable;

/** Keys that the track list takes itself: they move within it, so they are no commands of their own. */
export const listKeys = {
  moveUpDown: ['ArrowUp', 'ArrowDown'],
  extend: ['Shift+ArrowUp', 'Shift+ArrowDown'],
  selectAll: ['Mod+A'],
  selectNone: ['Escape'],
  playSelected: ['Enter'],
  reorder: ['Alt+ArrowUp', 'Alt+ArrowDown'],
  takeOut: ['Delete'],
  menu: ['Shift+F10'],
} as const satisfies Record<string, readonly string[]>;

export const commandIds = Object.keys(commandTable).filter(isCommandId);

function isCommandId(id: string): id is CommandId {
  return id in commandTable;
}
