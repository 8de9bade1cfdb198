// Duplicates in words.

import type {
  Apart,
  DuplicateReason,
  DuplicateRelation,
  DuplicatesReport,
  VersionWord,
} from '../../core/domain/duplicates.ts';
import { messagesOf } from '../../core/languages/say.ts';
import { formatDecimal, formatShare } from './format.ts';

const say = messagesOf('duplicates');

export const duplicatesWords = {
  look: say('look'),
  lookAgain: say('lookAgain'),
  cancel: say('cancel'),
  progress: say('progress'),
  waiting: say('waiting'),
  status: (groups: number, inThem: number) => say('status', { groups, inThem }),
  toHear: (count: number) => say('toHear', { count }),
  failed: (count: number) => say('failed', { count }),
  away: (count: number) => say('away', { count }),
  interrupted: say('interrupted'),
  notLooked: say('notLooked'),
  notLookedDetail: say('notLookedDetail'),
  none: say('none'),
  noneDetail: (printed: number) => (printed === 0 ? say('noneNoLength') : say('noneDetail', { printed })),
  emptyTitle: say('emptyTitle'),
  emptyDetail: say('emptyDetail'),
  lookFailed: say('lookFailed'),
  loadFailed: say('loadFailed'),
  groups: say('groups'),
  files: (count: number) => say('files', { count }),
  keys: say('keys'),
  compare: (title: string) => say('compare', { title }),
  play: (place: number) => say('play', { place }),
  prefer: say('prefer'),
  preferred: say('preferred'),
  /** After how many files it is in. */
  isPreferred: say('isPreferred'),
  preferFile: (place: number) => say('preferFile', { place }),
  notTheSame: say('notTheSame'),
  notTheSameFile: (place: number) => say('notTheSameFile', { place }),
  tookPreferred: (name: string) => say('tookPreferred', { name }),
  tookBack: say('tookBack'),
  tookApart: (name: string) => say('tookApart', { name }),
  differs: say('differs'),
  more: (count: number) => say('more', { count }),
  best: (reasons: readonly DuplicateReason[]) =>
    reasons.length === 0
      ? ''
      : say('best', { reasons: reasons.map((reason) => reasonWords[reason]).join(', ') }),
  performances: say('performances'),
  apart: {
    heard: say('apart.heard'),
    keptApart: say('apart.keptApart'),
    otherLength: say('apart.otherLength'),
    notCompared: say('apart.notCompared'),
  } satisfies Record<Apart, string>,
  facts: {
    relation: say('facts.relation'),
    format: say('facts.format'),
    bitRate: say('facts.bitRate'),
    sampleRate: say('facts.sampleRate'),
    duration: say('facts.duration'),
    loudness: say('facts.loudness'),
    size: say('facts.size'),
    title: say('facts.title'),
    artist: say('facts.artist'),
    album: say('facts.album'),
    year: say('facts.year'),
    genre: say('facts.genre'),
    genreSource: say('facts.genreSource'),
    tags: say('facts.tags'),
    added: say('facts.added'),
    folder: say('facts.folder'),
  },
  relations: {
    kept: say('relations.kept'),
    copy: say('relations.copy'),
    sameRecording: say('relations.sameRecording'),
    otherMaster: say('relations.otherMaster'),
  } satisfies Record<DuplicateRelation, string>,
  bitError: (share: number) => say('bitError', { share: formatShare(share) }),
  louder: (units: number) =>
    units < 0
      ? say('quieter', { level: formatDecimal(-units) })
      : say('louder', { level: formatDecimal(units) }),
  complete: (has: number, all: number) => (has === all ? say('completeAll') : say('complete', { has, all })),
  nothing: say('nothing'),
  version: {
    live: say('version.live'),
    remaster: say('version.remaster'),
    'radio edit': say('version.radio edit'),
    demo: say('version.demo'),
    acoustic: say('version.acoustic'),
    mono: say('version.mono'),
    remix: say('version.remix'),
    extended: say('version.extended'),
    instrumental: say('version.instrumental'),
  } satisfies Record<VersionWord, string>,
  found: ({ groups, tracks: inThem }: DuplicatesReport) =>
    groups === 0 ? say('none') : say('found', { groups, inThem }),
};

const reasonWords: Readonly<Record<DuplicateReason, string>> = {
  lossless: say('reasons.lossless'),
  sampleRate: say('reasons.sampleRate'),
  bitRate: say('reasons.bitRate'),
  tags: say('reasons.tags'),
  addedFirst: say('reasons.addedFirst'),
};
