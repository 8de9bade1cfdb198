// The words of writing tags into files: the dialog, why files are left alone, and what came of it.
import { refusalWords } from '../../core/domain/refusalWords.ts';
import type {
  FileRefusal,
  PlannedFile,
  TagWritingReport,
  WritableField,
} from '../../core/domain/tagWriting.ts';
import { counted, countedTracks } from './counted.ts';
import { formatCount } from './format.ts';

const writtenFieldNames: Readonly<Record<WritableField, string>> = {
  genre: 'Genre',
  bpm: 'Tempo',
  key: 'Key',
  mood: 'Mood',
  comment: 'Comment',
  grouping: 'Grouping',
  replayGain: 'ReplayGain',
  rating: 'Rating',
};

export const tagWritingWords = {
  title: 'Write tags to files',
  off: 'Writing tags is off: music files are opened for reading alone.',
  switchOn: 'Switch it on',
  loadFailed: 'What you have labelled could not be loaded',
  fields: 'What is written',
  fieldNames: writtenFieldNames,
  genres: 'Genres',
  genresOf: { one: 'Only the genre', all: 'With what it is a kind of' },
  predicted: 'Also predicted genres',
  keepTimes: 'Keep the time of the last change',
  hardLinks: 'Also files with several names',
  preview: 'What would change',
  looking: (done: number, total: number) => `${formatCount(done)} of ${countedTracks(total)} looked at`,
  willChange: (files: number) =>
    files === 1 ? '1 file would change' : `${formatCount(files)} files would change`,
  saySo: (files: number) => `${formatCount(files)} say so already`,
  leftAlone: (files: number) => `${formatCount(files)} left alone`,
  formats: (formats: readonly (readonly [string, number])[]) =>
    formats.map(([format, files]) => `${format}: ${formatCount(files)}`).join(', '),
  columns: { file: 'File', before: 'Old', after: 'New' },
  nothing: 'nothing',
  change: (field: WritableField, value: string) => `${writtenFieldNames[field]}: ${value}`,
  noneSaid: 'You have said the genre of no track yet.',
  writeAll: 'Write the files',
  write: (files: number) => `Write ${counted(files, 'file', 'files')}`,
  writing: 'Writing',
  stop: 'Stop after this file',
  safe: 'Each file is written anew beside the old one, read back and put in its place; undo brings the old one back.',
  close: 'Close',
} as const;

/** Why a file is left alone, in one or two sentences. */
export function refusalText({ reason, detail }: FileRefusal): string {
  return detail === null ? refusalWords[reason] : `${refusalWords[reason]} (${detail})`;
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
  const files = counted(written, 'file', 'files');
  return [
    way === 'undo' ? `${files} as before` : `${files} written`,
    unchanged > 0 ? tagWritingWords.saySo(unchanged) : null,
    refused > 0 ? tagWritingWords.leftAlone(refused) : null,
  ]
    .filter((part) => part !== null)
    .join(', ');
}
