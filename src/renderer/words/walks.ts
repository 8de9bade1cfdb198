// Walks in words: paths, blends, radios, and why each step is where it is.

import type { Join, KeyStep, LimitName } from '../../core/domain/walk.ts';
import { messagesOf, spokenLocale } from '../../core/languages/say.ts';
import type { WalkMode } from '../state/walks.ts';
import { countedTracks } from './counted.ts';
import { formatFixed } from './format.ts';

const say = messagesOf('walks');

const list = new Intl.ListFormat(spokenLocale().dates, { type: 'conjunction' });
const limits: Record<LimitName, string> = {
  tempo: say('limits.tempo'),
  key: say('limits.key'),
  loudness: say('limits.loudness'),
};

const keySteps: Record<KeyStep, string> = {
  same: say('keySteps.same'),
  up: say('keySteps.up'),
  down: say('keySteps.down'),
  relative: say('keySteps.relative'),
  other: say('keySteps.other'),
};

export const walkWords = {
  modes: say('modes'),
  mode: { path: say('mode.path'), blend: say('mode.blend'), radio: say('mode.radio') } satisfies Record<
    WalkMode,
    string
  >,

  choose: say('choose'),
  chooseTitle: (role: string) => say('chooseTitle', { role }),
  chooseField: say('chooseField'),
  choosePlaceholder: say('choosePlaceholder'),
  chooseNothing: say('chooseNothing'),
  gone: say('gone'),
  remove: (name: string) => say('remove', { name }),

  from: say('from'),
  to: say('to'),
  swap: say('swap'),
  steps: say('steps'),
  stepsAuto: say('stepsAuto'),
  tempo: say('tempo'),
  loudness: say('loudness'),
  noLimit: say('noLimit'),
  keyLimit: say('keyLimit'),
  pathEmpty: say('pathEmpty'),
  pathEmptyDetail: say('pathEmptyDetail'),
  pathFailed: say('pathFailed'),
  pathTitle: say('pathTitle'),
  pathSummary: (steps: number) => say('pathSummary', { steps }),
  isShort: (steps: number) => say('isShort', { steps }),
  gapKept: (gap: number) => (gap === 0 ? say('gapNone') : say('gapKept', { gap })),
  broken: (steps: number) => say('broken', { steps }),

  more: say('more'),
  less: say('less'),
  clear: say('clear'),
  blendEmpty: say('blendEmpty'),
  blendEmptyDetail: say('blendEmptyDetail'),
  blendFailed: say('blendFailed'),
  blendNothing: say('blendNothing'),
  blendNothingDetail: say('blendNothingDetail'),
  blendTitle: say('blendTitle'),

  begin: say('begin'),
  beginTitle: say('beginTitle'),
  beginField: say('beginField'),
  beginPlaceholder: say('beginPlaceholder'),
  beginNothing: say('beginNothing'),
  selection: (count: number) => say('selection', { count }),
  someTracks: (count: number) => countedTracks(count),
  genreNote: say('genreNote'),
  clusterNote: say('clusterNote'),
  playlistNote: say('playlistNote'),
  otherOrder: say('otherOrder'),
  gap: say('gap'),
  gapUnit: say('gapUnit'),
  radioEmpty: say('radioEmpty'),
  radioEmptyDetail: say('radioEmptyDetail'),
  radioFailed: say('radioFailed'),
  radioTitle: say('radioTitle'),
  goOn: say('goOn'),
  over: say('over'),
  looking: say('looking'),

  playAll: say('playAll'),
  keep: say('keep'),
  export: say('export'),
  keptAs: (name: string) => say('keptAs', { name }),
  pathName: (from: string, to: string) => say('pathName', { from, to }),
  blendName: (like: string) => say('blendName', { like }),
  radioName: (from: string) => say('radioName', { from }),

  columns: {
    place: say('columns.place'),
    track: say('columns.track'),
    step: say('columns.step'),
    distance: say('columns.distance'),
    tempo: say('columns.tempo'),
    key: say('columns.key'),
    loudness: say('columns.loudness'),
    why: say('columns.why'),
    steer: say('columns.steer'),
  },
  moreLike: (name: string) => say('moreLike', { name }),
  lessLike: (name: string) => say('lessLike', { name }),
  beginsHere: say('beginsHere'),
  oneOf: (name: string | null) => (name === null ? say('oneOf') : say('inPlaylist', { name })),
  endsHere: say('endsHere'),
  because: ({ key, tempoPercent, loudnessLu }: Join) => {
    const parts = [
      key === null ? null : keySteps[key],
      tempoPercent === null
        ? null
        : Math.abs(tempoPercent) < 1
          ? say('because.sameTempo')
          : say('because.tempo', { percent: signed(tempoPercent) }),
      loudnessLu === null
        ? null
        : Math.abs(loudnessLu) < 1
          ? say('because.asLoud')
          : loudnessLu > 0
            ? say('because.louder')
            : say('because.softer'),
    ].filter((part) => part !== null);
    return parts.length === 0 ? say('because.near') : capital(parts.join(', '));
  },
  beyondLimit: (names: readonly LimitName[]) =>
    say('beyondLimit', { limits: capital(list.format(names.map((name) => limits[name]))) }),
  like: (name: string) => say('like', { name }),
  beyond: (name: string) => say('beyond', { name }),
  soonAgain: (since: number) => (since === 0 ? say('soonAtOnce') : say('soonAgain', { since })),
  change: {
    tempo: (percent: number) => say('change.tempo', { percent: signed(percent) }),
    loudness: (lu: number) => signed(lu, 1),
  },
};

function signed(value: number, digits: 0 | 1 = 0): string {
  const text = formatFixed(Math.abs(value), digits);
  return Number(value.toFixed(digits)) === 0 ? '±0' : `${value > 0 ? '+' : '−'}${text}`;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
