// Words of the folder organiser.
import type { PlaceWay } from '../../core/domain/placing.ts';
import { counted } from './counted.ts';
import { formatCount } from './format.ts';

export const organiseWords = {
  title: 'Organise files',
  template: 'Folders and names',
  help: 'Fields: genre, artist, albumartist, album, title, year, track, disc, bpm, key, filename. What stands in [ ] goes where a field in it is unknown.',
  folder: 'Below this folder',
  way: 'How',
  ways: { copy: 'Copy', 'hard-link': 'Hard link', move: 'Move' } satisfies Record<PlaceWay, string>,
  wayNotes: {
    copy: 'Your files stay where they are; copies are made.',
    'hard-link': 'Your files stay where they are and get a second name, which takes no space.',
    move: 'Moves your own files. Labels, ratings and everything else go along; covers and other files beside them stay. Undo puts them back.',
  } satisfies Record<PlaceWay, string>,
  preview: 'Where files go',
  from: 'From',
  to: 'To',
  stays: 'stays where it is',
  numbered: 'the name is taken',
  lacks: (fields: readonly string[]) => `without ${fields.join(', ')}`,
  nothing: 'No track is there to be organised.',
  summary: (files: number, stay: number, numbered: number) =>
    [
      counted(files, 'file', 'files'),
      stay === 0 ? null : `${formatCount(stay)} already in place`,
      numbered === 0 ? null : `${formatCount(numbered)} with a number`,
    ]
      .filter((part) => part !== null)
      .join(', '),
  /** Before what is said of these. */
  firstOf: (shown: number, all: number) =>
    `${counted(all, 'file', 'files')} in all, of which the first ${formatCount(shown)} are shown: `,
  unreachable: (count: number) => `${counted(count, 'file', 'files')} cannot be reached`,
  start: { copy: 'Copy files', 'hard-link': 'Link files', move: 'Move files' } satisfies Record<
    PlaceWay,
    string
  >,
  sure: 'This moves your own files. Sure?',
  sureMove: 'Yes, move them',
};
