// Imports from other programs, in words.
import {
  type ForeignKind,
  type ForeignReport,
  foreignNames,
  type ImportedFile,
} from '../../core/domain/foreign.ts';
import { formatCount } from './format.ts';

const counted = (count: number, one: string, many = `${one}s`): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`;

/** 'A, B and C'. */
function listed(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}

function things({ playlists, ratings, plays, cues, genres, labels }: ForeignReport['taken']): string[] {
  return [
    ...(playlists === 0 ? [] : [counted(playlists, 'playlist')]),
    ...(ratings === 0 ? [] : [counted(ratings, 'rating')]),
    ...(plays === 0 ? [] : [`plays of ${counted(plays, 'track')}`]),
    ...(cues === 0 ? [] : [`cue points of ${counted(cues, 'track')}`]),
    ...(genres === 0 ? [] : [`genres of ${counted(genres, 'track')}`]),
    ...(labels === 0 ? [] : [counted(labels, 'label')]),
  ];
}

export const importWords = {
  command: 'Import from another program…',
  title: 'Import from another program',
  explanation:
    'Playlists (M3U, PLS, XSPF, JSPF), the libraries of iTunes, Apple Music, rekordbox, Traktor, Mixxx, Navidrome and beets. The file is only read.',
  path: 'File',
  pathHint: 'Its path, for example Library.xml, collection.nml or mixxxdb.sqlite',
  look: 'Look what is in it',
  looking: 'Reading the file and finding its tracks…',
  import: 'Import',
  importing: 'Importing…',
  cancel: 'Cancel',
  close: 'Close',
  another: 'Another file',
  kind: (kind: ForeignKind): string => foreignNames[kind],
  found: ({ tracks, byPath, byName, byTags }: ImportedFile): string =>
    `${formatCount(byPath + byName + byTags)} of ${counted(tracks, 'track')} found in this library`,
  foundBy: ({ byPath, byName, byTags }: ImportedFile): string =>
    `${formatCount(byPath)} by path, ${formatCount(byName)} by file name, ${formatCount(byTags)} by artist and title`,
  comesIn: 'What comes in',
  columns: {
    playlists: 'Playlists',
    ratings: 'Ratings',
    plays: 'Play counts',
    cues: 'Tracks with cue points',
    genres: 'Tracks with genres',
  },
  ratingsNote: 'Where you have given stars already, yours stay.',
  genresAsLabels: 'Take genres as labels of mine, where a track has none',
  genresNote: 'Otherwise they are one more source of tags, beside what the files say.',
  playlists: (count: number): string => `Playlists (${formatCount(count)})`,
  playlist: (tracks: number, missing: number): string =>
    missing === 0
      ? counted(tracks, 'track')
      : `${counted(tracks, 'track')}, ${formatCount(missing)} not found`,
  known: 'here already',
  empty: 'nothing found, left out',
  notFound: (count: number): string => `Not found (${formatCount(count)})`,
  ambiguous: (count: number): string => `Could be several (${formatCount(count)})`,
  line: (line: number): string => `Line ${line}`,
  candidates: (paths: readonly string[]): string => `Could be ${listed(paths)}`,
  firstOnly: (shown: number): string => `The first ${formatCount(shown)} are listed.`,
  nothing: 'Nothing in this file is about tracks of this library.',
  /** After it, with undo. */
  done: ({ dryRun, taken, files }: Pick<ForeignReport, 'dryRun' | 'taken' | 'files'>): string => {
    if (dryRun) return `Looked at ${counted(files.length, 'file')} of another program`;
    const all = things(taken);
    return all.length === 0 ? 'Nothing new came in' : `Imported ${listed(all)}`;
  },
} as const;
