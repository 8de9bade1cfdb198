// Imports from other programs, in words.
import {
  type ForeignKind,
  type ForeignReport,
  foreignNames,
  type ImportedFile,
} from '../../core/domain/foreign.ts';
import { formatCount } from './format.ts';

const counted = (count: number, one: string): string =>
  `${formatCount(count)} ${count === 1 ? one : `${one}s`}`;

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
  title: 'Import from another program',
  explanation:
    'Playlists (M3U, PLS, XSPF, JSPF) and libraries of iTunes, Apple Music, rekordbox, Traktor, Mixxx, Navidrome and beets: Library.xml, collection.nml, mixxxdb.sqlite, navidrome.db, library.db. The file is only read.',
  files: 'Playlists and libraries',
  path: 'Folder or file',
  inside: 'Folders, playlists and libraries inside',
  empty: 'No folders, playlists or libraries here.',
  looking: 'Reading the file and finding its tracks',
  refused: 'This file cannot be imported',
  import: 'Import',
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
    cues: 'Cue points of',
    genres: 'Genres of',
  },
  ratingsNote: 'Where you have given stars already, yours stay.',
  genresAsLabels: 'Genres become my labels, where a track has none',
  genresNote: 'Otherwise they are tags of another source, beside what the files say.',
  playlist: ({ tracks, missing, isKnown }: Omit<ImportedFile['namedPlaylists'][number], 'name'>): string =>
    [
      counted(tracks, 'track'),
      missing === 0 ? null : `${formatCount(missing)} not found`,
      isKnown ? 'here already' : tracks === 0 ? 'left out' : null,
    ]
      .filter((part) => part !== null)
      .join(', '),
  notFound: (count: number): string => `${formatCount(count)} not found`,
  ambiguous: (count: number): string => `${formatCount(count)} could be several tracks`,
  line: (line: number): string => `Line ${formatCount(line)}`,
  candidates: (paths: readonly string[]): string => `Could be ${paths.join(' or ')}`,
  firstOnly: (shown: number): string => `The first ${formatCount(shown)} are listed.`,
  nothing: 'Nothing in this file is about tracks of this library.',
  /** After it, with undo. */
  done: ({ dryRun, taken, files }: Pick<ForeignReport, 'dryRun' | 'taken' | 'files'>): string => {
    if (dryRun) return `Looked at ${counted(files.length, 'file')} of another program`;
    const all = things(taken);
    return all.length === 0 ? 'Nothing new came in' : `Imported ${listed(all)}`;
  },
} as const;
