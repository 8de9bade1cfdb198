// Imports from other programs, in words.
import {
  type ForeignKind,
  type ForeignReport,
  foreignNames,
  type ImportedFile,
} from '../../core/domain/foreign.ts';
import { messagesOf, spokenLocale } from '../../core/languages/say.ts';
import { countedTracks } from './counted.ts';

const say = messagesOf('imports');

const list = new Intl.ListFormat(spokenLocale().dates, { type: 'conjunction' });
const either = new Intl.ListFormat(spokenLocale().dates, { type: 'disjunction' });

const kinds = ['playlists', 'ratings', 'plays', 'cues', 'genres', 'labels'] as const;

function things(taken: ForeignReport['taken']): string[] {
  return kinds.flatMap((kind) => (taken[kind] === 0 ? [] : [say(`things.${kind}`, { count: taken[kind] })]));
}

export const importWords = {
  title: say('title'),
  explanation: say('explanation'),
  files: say('files'),
  path: say('path'),
  inside: say('inside'),
  empty: say('empty'),
  looking: say('looking'),
  refused: say('refused'),
  import: say('import'),
  another: say('another'),
  kind: (kind: ForeignKind): string =>
    kind === 'm3u' || kind === 'pls' || kind === 'xspf' || kind === 'jspf'
      ? say('kinds.playlist', { format: kind.toUpperCase() })
      : kind === 'itunes'
        ? say('kinds.itunes')
        : foreignNames[kind],
  found: ({ tracks, byPath, byName, byTags }: ImportedFile): string =>
    say('found', { found: byPath + byName + byTags, tracks }),
  foundBy: ({ byPath, byName, byTags }: ImportedFile): string =>
    say('foundBy', { path: byPath, name: byName, tags: byTags }),
  comesIn: say('comesIn'),
  columns: {
    playlists: say('columns.playlists'),
    ratings: say('columns.ratings'),
    plays: say('columns.plays'),
    cues: say('columns.cues'),
    genres: say('columns.genres'),
  },
  ratingsNote: say('ratingsNote'),
  genresAsLabels: say('genresAsLabels'),
  genresNote: say('genresNote'),
  playlist: ({ tracks, missing, isKnown }: Omit<ImportedFile['namedPlaylists'][number], 'name'>): string =>
    [
      countedTracks(tracks),
      missing === 0 ? null : say('notFound', { count: missing }),
      isKnown ? say('playlist.known') : tracks === 0 ? say('playlist.leftOut') : null,
    ]
      .filter((part) => part !== null)
      .join(', '),
  notFound: (count: number): string => say('notFound', { count }),
  ambiguous: (count: number): string => say('ambiguous', { count }),
  line: (line: number): string => say('line', { line }),
  candidates: (paths: readonly string[]): string => say('candidates', { paths: either.format(paths) }),
  firstOnly: (shown: number): string => say('firstOnly', { shown }),
  nothing: say('nothing'),
  /** After it, with undo. */
  done: ({ dryRun, taken, files }: Pick<ForeignReport, 'dryRun' | 'taken' | 'files'>): string => {
    if (dryRun) return say('looked', { count: files.length });
    const all = things(taken);
    return all.length === 0 ? say('nothingNew') : say('imported', { things: list.format(all) });
  },
} as const;
