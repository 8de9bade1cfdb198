// Duplicates in words.
import type {
  Apart,
  DuplicateReason,
  DuplicateRelation,
  DuplicatesReport,
  VersionWord,
} from '../../core/domain/duplicates.ts';
import { counted, countedTracks as tracks } from './counted.ts';
import { formatDecimal, formatShare } from './format.ts';

const recordings = (count: number): string => counted(count, 'recording', 'recordings');

export const duplicatesWords = {
  look: 'Look for duplicates',
  lookAgain: 'Look again',
  cancel: 'Cancel',
  progress: 'Looking for duplicates',
  waiting: 'It begins when what is under way has ended.',
  status: (groups: number, inThem: number) =>
    `${recordings(groups)} in ${tracks(inThem)}. Nothing is ever deleted.`,
  toHear: (count: number) => `${tracks(count)} not compared yet`,
  failed: (count: number) =>
    count === 1 ? '1 file could not be listened to' : `${count} files could not be listened to`,
  away: (count: number) =>
    count === 1
      ? '1 file was out of reach: look again when its folder is back'
      : `${count} files were out of reach: look again when their folder is back`,
  interrupted: 'Looking was cancelled; what was compared is kept.',
  notLooked: 'Nobody has looked for duplicates yet',
  notLookedDetail:
    'Stackwax listens to tracks that are as long as another, and tells which are the same recording, whatever they are encoded with. It can be cancelled and goes on where it stopped. Nothing is deleted.',
  none: 'No recording stands twice',
  noneDetail: (printed: number) =>
    printed === 0
      ? 'No two tracks are equally long.'
      : `${tracks(printed)} that are as long as another were compared.`,
  emptyTitle: 'No music yet',
  emptyDetail: 'Add a folder, and come back when it has been scanned.',
  lookFailed: 'Looking for duplicates has failed',
  loadFailed: 'The duplicates could not be loaded',
  groups: 'Recordings that stand more than once',
  files: (count: number) => counted(count, 'file', 'files'),
  keys: 'Arrow keys go from recording to recording, 1 to 9 prefer a file, Shift and 1 to 9 play it from the same place, Enter plays.',
  compare: (title: string) => `The files of ${title}`,
  play: (place: number) => `Play file ${place} from the same place`,
  prefer: 'Prefer',
  preferred: 'Preferred',
  preferFile: (place: number) => `Prefer file ${place}`,
  notTheSame: 'Not the same',
  notTheSameFile: (place: number) => `File ${place} is not the same`,
  tookPreferred: (name: string) => `${name} is preferred`,
  tookBack: 'None is preferred',
  tookApart: (name: string) => `${name} stands alone`,
  differs: 'differs',
  more: (count: number) => `${counted(count, 'more file', 'more files')} not shown`,
  best: (reasons: readonly DuplicateReason[]) =>
    reasons.length === 0 ? '' : `Seems best: ${reasons.map((reason) => reasonWords[reason]).join(', ')}.`,
  performances: 'Other tracks of the same song',
  apart: {
    heard: 'heard to be another recording',
    keptApart: 'like some of these, but kept apart',
    otherLength: 'of another length, so not compared',
    notCompared: 'not compared',
  } satisfies Record<Apart, string>,
  facts: {
    relation: 'Is',
    format: 'Format',
    bitRate: 'Bit rate',
    sampleRate: 'Sample rate',
    duration: 'Length',
    loudness: 'Loudness',
    size: 'Size',
    title: 'Title',
    artist: 'Artist',
    album: 'Album',
    year: 'Year',
    genre: 'Genre',
    genreSource: 'Genre by',
    tags: 'Tags',
    added: 'Added',
    folder: 'Folder',
  },
  relations: {
    kept: 'Taken for all',
    copy: 'A copy, byte for byte',
    sameRecording: 'Same recording',
    otherMaster: 'Same recording, other master',
  } satisfies Record<DuplicateRelation, string>,
  bitError: (share: number) => `${formatShare(share)} of the fingerprint differs`,
  louder: (units: number) =>
    `${units < 0 ? formatDecimal(-units) : formatDecimal(units)} LU ${units < 0 ? 'quieter' : 'louder'}`,
  complete: (has: number, all: number) => (has === all ? 'Complete' : `${has} of ${all}`),
  nothing: '–',
  version: {
    live: 'live',
    remaster: 'remaster',
    'radio edit': 'radio edit',
    demo: 'demo',
    acoustic: 'acoustic',
    mono: 'mono',
    remix: 'remix',
    extended: 'extended',
    instrumental: 'instrumental',
  } satisfies Record<VersionWord, string>,
  found: ({ groups, tracks: inThem }: DuplicatesReport) =>
    groups === 0 ? 'No recording stands twice' : `${recordings(groups)} in ${tracks(inThem)}`,
};

const reasonWords: Readonly<Record<DuplicateReason, string>> = {
  lossless: 'it is lossless',
  sampleRate: 'its sample rate is higher',
  bitRate: 'it has more bits',
  tags: 'its tags are more complete',
  addedFirst: 'it was here first',
};
