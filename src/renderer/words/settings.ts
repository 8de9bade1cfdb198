// The words of the Settings screen.
import type { WatchState } from '../../core/domain/root.ts';
import { counted } from './counted.ts';

export const settingsWords = {
  title: 'Settings',
  loadFailed: 'The settings could not be loaded',
  folders: 'Folders',
  watch: 'Watch the folders',
  watchDetail: 'New, changed and moved files appear while Stackwax is open.',
  writeTags: 'Write tags into files',
  writeTagsDetail:
    'Only when you ask for it, after a preview; each file is replaced as a whole, and undo brings the old one back. Off, no music file is changed.',
  watchStates: {
    off: '',
    watched: '',
    network: 'a network drive, looked through every minute',
    'no-watches-left':
      'looked through every minute, because the system can watch no more folders (fs.inotify.max_user_watches)',
    failed: 'looked through every minute, because it cannot be watched',
  } satisfies Record<WatchState, string>,
  rescanFolder: (folder: string) => `Look for changes in ${folder}`,
  giveUpFolder: (folder: string) => `The files of ${folder} are really gone`,
  removeFolder: (folder: string) => `Remove ${folder} from the library`,
  genres: 'Genres',
  trust: 'Trust file tags',
  trustDetail: 'A tag that names one of your genres decides, until you set another.',
  threshold: 'Confidence needed',
  thresholdDetail:
    'A track whose genre is predicted with less confidence, and that neither you nor a tag decided, stays Unsorted.',
  thresholdAny: 'Any prediction',
  analysis: 'Analysis',
  depth: 'Depth',
  quick: 'Quick',
  quickDetail: 'One excerpt of 30 s of each track, its loudness too. Right for most libraries.',
  thorough: 'Thorough',
  thoroughDetail:
    'Up to three excerpts, steadier on long and varied tracks; loudness, its range and true peak of the whole track. Several times the work.',
  depthNote: 'Tracks that are found from now on are analysed in this way.',
  workers: 'Workers',
  workersDetail: 'How many tracks are analysed at once.',
  automatic: 'One for each core',
  atOnce: (count: number) => counted(count, 'track at once', 'tracks at once'),
  playing: 'Playing',
  gapless: 'Between tracks',
  gaplessDetail: 'The next track begins on the sample after the last one of the track before.',
  gaplessOn: 'No gap',
  crossfade: 'Crossfade',
  crossfadeDetail:
    'One track fades into the next; 0 is none. Tracks of one album follow each other without a gap instead.',
  seconds: 'seconds',
  crossfadeAlbums: 'Within albums, too',
  levelling: 'Level the volume',
  levellingDetail:
    'Tracks are played at −18 LUFS by their measured loudness, each by itself or each album as a whole. Nothing is raised above −1 dBTP: where only a part was listened to, nothing is made louder.',
  levellings: { off: 'Off', track: 'By track', album: 'By album' },
  appearance: 'Appearance',
  theme: 'Theme',
  themes: { system: 'System', light: 'Light', dark: 'Dark' },
  language: 'Language',
  keyboard: 'Keyboard',
  keyboardDetail:
    'Choose a command’s key, then press the one that you want. Backspace takes it away, Escape leaves it as it was.',
  keysFixed: 'Keys that stay as they are',
  resetKeys: 'Reset all keys',
  resetKey: (name: string) => `Reset the key of ${name}`,
  keyOf: (name: string, keys: string) =>
    keys === '' ? `${name} has no key. Choose one` : `${name}: ${keys}. Choose another key`,
  noKey: 'None',
  pressKey: 'Press a key',
  keyTaken: (keys: string, name: string) => `${keys} is the key of “${name}”.`,
  keyKept: (keys: string) => `${keys} is needed in lists, in text fields or by the computer itself.`,
  takeKey: 'Use it here',
  leaveKey: 'Leave it',
  library: 'Library',
  location: 'Location',
  locationDetail:
    'Genres, corrections, models and playlists. Your music stays where it is; nothing in it changes unless you have tags written.',
  copy: 'Copy path',
  copied: 'Path copied',
  version: 'Version',
  learnsWith: 'Learns with',
  engines: { tensorflow: 'TensorFlow, native', wasm: 'TensorFlow.js in WebAssembly' },
  licences: 'Licences',
  licencesDetail:
    'Stackwax is free software under the GPL, version 3 or later. It is built on these packages. Code from FAAD2 is copyright (c) Nero AG, www.nero.com.',
  licencesOf: (count: number) => counted(count, 'package', 'packages'),
  failed: 'The setting was not saved',
} as const;
