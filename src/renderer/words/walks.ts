// Walks in words: paths, blends, radios, and why each step is where it is.
import type { Join, KeyStep, LimitName } from '../../core/domain/walk.ts';
import type { WalkMode } from '../state/walks.ts';
import { counted, countedTracks } from './counted.ts';

const limits: Record<LimitName, string> = { tempo: 'tempo', key: 'key', loudness: 'loudness' };

const keySteps: Record<KeyStep, string> = {
  same: 'same key',
  up: 'a fifth up',
  down: 'a fifth down',
  relative: 'relative key',
  other: 'another key',
};

export const walkWords = {
  modes: 'What kind of walk',
  mode: { path: 'Path', blend: 'Blend', radio: 'Radio' } satisfies Record<WalkMode, string>,

  choose: 'Choose a track…',
  chooseTitle: (role: string) => `${role}: which track?`,
  chooseField: 'Track',
  choosePlaceholder: 'Title, artist or album',
  chooseNothing: 'No track that was listened to is called that',
  gone: 'A track that is gone',
  remove: (name: string) => `Remove ${name}`,

  from: 'From',
  to: 'To',
  swap: 'Swap the ends',
  steps: 'Steps',
  stepsAuto: 'auto',
  tempo: 'Tempo within',
  loudness: 'Loudness within',
  noLimit: 'any',
  keyLimit: 'Keys that mix',
  pathEmpty: 'A path from one track to another',
  pathEmptyDetail:
    'Choose where it begins and where it ends: the tracks between lie evenly on the way. “Path from here” and “Path to here” stand in the menu of every track, too.',
  pathFailed: 'There is no path',
  pathTitle: 'Path',
  pathSummary: (steps: number) => counted(steps, 'step', 'steps'),
  isShort: (steps: number) =>
    `Only ${counted(steps, 'step', 'steps')}: there are no more tracks for this way.`,
  gapKept: (gap: number) =>
    gap === 0
      ? 'An artist may come twice in a row: there are no others on the way.'
      : `Only ${countedTracks(gap)} between two of one artist: there are no others on the way.`,
  broken: (steps: number) =>
    `${counted(steps, 'step', 'steps')} ${steps === 1 ? 'goes' : 'go'} beyond the limits: no track there keeps them. ${steps === 1 ? 'It is' : 'They are'} marked.`,

  more: 'More like',
  less: 'Less like',
  clear: 'Clear',
  blendEmpty: 'More like these, less like those',
  blendEmptyDetail:
    'Add tracks that you want more of, and tracks that you want less of. The list follows at once. “Blend: more like these” and “Blend: less like these” stand in the menu of every track, too.',
  blendFailed: 'The list cannot be made',
  blendNothing: 'Nothing is liker to these than to those',
  blendNothingDetail: 'Take something out on either side.',
  blendTitle: 'Blend',

  begin: 'Begin with…',
  beginTitle: 'What does the radio begin with?',
  beginField: 'Begin with',
  beginPlaceholder: 'A track, genre, cluster or playlist',
  beginNothing: 'Nothing is called that',
  selection: (count: number) => `The selection (${countedTracks(count)})`,
  someTracks: (count: number) => countedTracks(count),
  genreNote: 'Genre',
  clusterNote: 'Cluster',
  playlistNote: 'Playlist',
  otherOrder: 'Another order',
  gap: 'Artist again after',
  gapUnit: 'tracks',
  radioEmpty: 'A radio from your own library',
  radioEmptyDetail:
    'It begins with a track, the selection, a genre, a cluster or a playlist, and goes on with what sounds alike, in small steps, without an end.',
  radioFailed: 'The radio cannot go on',
  radioTitle: 'Radio',
  goOn: 'Find more',
  over: 'Nothing else is left to play.',
  looking: 'Looking for what comes next',

  playAll: 'Play',
  keep: 'Keep as playlist',
  export: 'Keep as playlist and export…',
  keptAs: (name: string) => `Kept as the playlist “${name}”`,
  pathName: (from: string, to: string) => `${from} to ${to}`,
  blendName: (like: string) => `Like ${like}`,
  radioName: (from: string) => `Radio: ${from}`,

  columns: {
    place: 'Place',
    track: 'Track',
    step: 'Step',
    distance: 'Distance',
    tempo: 'bpm',
    key: 'Key',
    loudness: 'LUFS',
    why: 'Why',
    steer: 'More or less like this',
  },
  moreLike: (name: string) => `More like ${name}`,
  lessLike: (name: string) => `Less like ${name}`,
  beginsHere: 'It begins here',
  oneOf: (name: string | null) => (name === null ? 'One of those it began with' : `In ${name}`),
  endsHere: 'It ends here',
  because: ({ key, tempoPercent, loudnessLu }: Join) => {
    const parts = [
      key === null ? null : keySteps[key],
      tempoPercent === null
        ? null
        : Math.abs(tempoPercent) < 1
          ? 'same tempo'
          : `tempo ${signed(tempoPercent)} %`,
      loudnessLu === null
        ? null
        : Math.abs(loudnessLu) < 1
          ? 'as loud'
          : loudnessLu > 0
            ? 'louder'
            : 'softer',
    ].filter((part) => part !== null);
    return parts.length === 0 ? 'Near by sound' : capital(parts.join(', '));
  },
  beyondLimit: (names: readonly LimitName[]) =>
    `${capital(names.map((name) => limits[name]).join(' and '))} beyond the limit`,
  like: (name: string) => `Like “${name}”`,
  beyond: (name: string) => `Beyond ${name}: nothing that can follow is left there`,
  soonAgain: (since: number) =>
    since === 0
      ? 'The artist again at once: nobody else is left'
      : `The artist after only ${countedTracks(since)}`,
  change: { tempo: (percent: number) => `${signed(percent)} %`, loudness: (lu: number) => signed(lu, 1) },
};

function signed(value: number, digits = 0): string {
  const text = Math.abs(value).toFixed(digits);
  return Number(text) === 0 ? '±0' : `${value > 0 ? '+' : '−'}${text}`;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
