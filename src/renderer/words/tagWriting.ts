// The words of writing tags into files: the dialog, why files are left alone, and what came of it.

import type {
  FileRefusal,
  PlannedFile,
  TagWritingReport,
  WritableField,
} from '../../core/domain/tagWriting.ts';
import { messagesOf } from '../../core/languages/say.ts';

const say = messagesOf('tagWriting');

const writtenFieldNames: Readonly<Record<WritableField, string>> = {
  genre: say('fieldNames.genre'),
  bpm: say('fieldNames.bpm'),
  key: say('fieldNames.key'),
  mood: say('fieldNames.mood'),
  comment: say('fieldNames.comment'),
  grouping: say('fieldNames.grouping'),
  replayGain: say('fieldNames.replayGain'),
  rating: say('fieldNames.rating'),
};

export const tagWritingWords = {
  title: say('title'),
  off: say('off'),
  switchOn: say('switchOn'),
  loadFailed: say('loadFailed'),
  fields: say('fields'),
  fieldNames: writtenFieldNames,
  genres: say('genres'),
  genresOf: { one: say('genresOf.one'), all: say('genresOf.all') },
  predicted: say('predicted'),
  keepTimes: say('keepTimes'),
  hardLinks: say('hardLinks'),
  preview: say('preview'),
  looking: (done: number, total: number) => say('looking', { done, total }),
  willChange: (files: number) => say('willChange', { files }),
  saySo: (files: number) => say('saySo', { files }),
  leftAlone: (files: number) => say('leftAlone', { files }),
  formats: (formats: readonly (readonly [string, number])[]) =>
    formats.map(([format, files]) => say('format', { format, files })).join(', '),
  columns: { file: say('columns.file'), before: say('columns.before'), after: say('columns.after') },
  nothing: say('nothing'),
  change: (field: WritableField, value: string) => say('change', { field: writtenFieldNames[field], value }),
  noneSaid: say('noneSaid'),
  writeAll: say('writeAll'),
  write: (files: number) => say('write', { files }),
  writing: say('writing'),
  stop: say('stop'),
  safe: say('safe'),
  close: say('close'),
} as const;

const refusals: Readonly<Record<FileRefusal['reason'], string>> = {
  unknownFormat: say('refusals.unknownFormat'),
  damaged: say('refusals.damaged'),
  truncated: say('refusals.truncated'),
  tooLarge: say('refusals.tooLarge'),
  unsupported: say('refusals.unsupported'),
  fragmented: say('refusals.fragmented'),
  severalStreams: say('refusals.severalStreams'),
  openEnd: say('refusals.openEnd'),
  cannotSay: say('refusals.cannotSay'),
  nothingToSay: say('refusals.nothingToSay'),
  notThere: say('refusals.notThere'),
  unreadable: say('refusals.unreadable'),
  readOnlyFile: say('refusals.readOnlyFile'),
  readOnlyFolder: say('refusals.readOnlyFolder'),
  hardLinks: say('refusals.hardLinks'),
  changed: say('refusals.changed'),
  attributes: say('refusals.attributes'),
  tooMuchToKeep: say('refusals.tooMuchToKeep'),
  notKept: say('refusals.notKept'),
  notReadBack: say('refusals.notReadBack'),
  diskFull: say('refusals.diskFull'),
  notPermitted: say('refusals.notPermitted'),
  diskFault: say('refusals.diskFault'),
  interrupted: say('refusals.interrupted'),
  cancelled: say('refusals.cancelled'),
  workerDied: say('refusals.workerDied'),
};

/** Why a file is left alone, in one or two sentences. */
export function refusalText({ reason, detail }: FileRefusal): string {
  return detail === null ? refusals[reason] : `${refusals[reason]} (${detail})`;
}

/** 'Genre: Hip Hop'; what of a file is old, or new. */
export function fieldTexts({ fields }: PlannedFile, which: 'before' | 'after'): string[] {
  return fields.map((one) =>
    tagWritingWords.change(
      one.field,
      one[which].length === 0 ? tagWritingWords.nothing : one[which].join('; '),
    ),
  );
}

export function writtenText({ way, written, unchanged, refused }: TagWritingReport): string {
  return [
    way === 'undo' ? say('undone', { files: written }) : say('written', { files: written }),
    unchanged > 0 ? tagWritingWords.saySo(unchanged) : null,
    refused > 0 ? tagWritingWords.leftAlone(refused) : null,
  ]
    .filter((part) => part !== null)
    .join(', ');
}
