// Reading tracks: rows by the screenful, one track whole, tracks by path, what a playlist needs of them.
import { AppError, type ErrorKind } from '../../../core/domain/errors.ts';
import {
  besidesListed,
  type ListedTrack,
  type TrackDetail,
  type TrackRow,
} from '../../../core/domain/track.ts';
import {
  type DetailField,
  detailFields,
  listedFields,
  type PlaylistField,
  playlistFields,
  rowFields,
} from '../../../core/domain/trackFields.ts';
import type { PlaylistEntry } from '../../../core/playlists/entry.ts';
import { type LibraryEntry, libraryFields } from '../../../core/playlists/programs/libraryEntry.ts';
import type { Database } from '../database.ts';
import type { PredictionReads } from '../learning/predictions.ts';
import { fieldSql, selected } from './fieldSql.ts';
import { listsParsed, type Stored, tagsParsed } from './storedLists.ts';
import { notRemovedSql } from './trackFilter.ts';

/** A track without what the vocabulary makes of its tags, which the store does not know, and its cue points, which lie elsewhere in it. */
export type StoredTrack = Omit<TrackDetail, 'taggedGenre' | 'cuePoints'>;

export interface TrackQueries {
  rows(ids: readonly number[]): TrackRow[];
  /** Whole tracks in the order of `ids`; those that do not exist are left out. */
  details(ids: readonly number[]): StoredTrack[];
  /** What is printed of these, in their order; those that do not exist are left out. */
  listed(ids: readonly number[]): ListedTrack[];
  /** Throws AppError('not-found'). */
  get(id: number): StoredTrack;
  /** For playing it, and as it was when it was read last. Throws AppError('not-found'). */
  file(id: number): { path: Buffer; codec: string | null; size: number; mtimeMs: number };
  /** Throws AppError('not-found') for the first of these that is no track. */
  mustExist(ids: readonly number[]): void;
  /** What sums are made of, for those of these that exist. */
  summed(ids: readonly number[]): SummedTrack[];
  /** Whether some of these are analysed music without a prediction. */
  areUnjudged(ids: readonly number[]): boolean;
  /** Paths and states of those of these that exist. */
  files(ids: readonly number[]): { id: number; path: Buffer; state: TrackRow['state'] }[];
  /** Tracks whose path is `path`, or lies inside it, whether it ends in a separator or not. */
  atPath(path: string): number[];
  /** The track that has exactly this path, whether its file is there or not; null for none. */
  idAt(path: Buffer): number | null;
  /** What a playlist needs of the present ones among these, in their order. */
  exported(ids: readonly number[]): ExportedTrack[];
  /** How many these are, and how long; tracks of folders that were taken out do not count. */
  extent(ids: readonly number[]): { ids: number[]; seconds: number };
  counts(): Counts;
  /** By ascending ids above one: what lists of songs call them. */
  songs(above: number, most: number): NamedSong[];
}

export interface NamedSong {
  readonly id: number;
  readonly path: string;
  readonly artist: string | null;
  readonly title: string | null;
}

/** What playlists, and libraries of other programs, need of a track. */
export interface ExportedTrack
  extends Readonly<Pick<TrackRow, PlaylistField | 'id' | 'genreSource' | 'confidence'>>,
    Omit<LibraryEntry, keyof PlaylistEntry | 'cuePoints'> {
  /** Bytes where it is no text. */
  readonly path: string | Buffer;
  readonly displayPath: string;
  /** The file's name where the tags have none. */
  readonly title: string;
}

/** Besides the title, for which a file's name may stand. */
const exportedFields = [
  ...playlistFields.filter((name) => name !== 'title'),
  ...libraryFields,
  ...(['genreSource', 'confidence'] as const),
];
const summedFields = ['durationSeconds', 'kind', 'genre', 'genreSource', 'format', 'year', 'rating'] as const;
export type SummedTrack = Pick<TrackRow, (typeof summedFields)[number]>;

interface Counts {
  present: number;
  missing: number;
  analysed: number;
  failed: number;
  unsorted: number;
}

type DetailRecord = Stored<TrackRow & Pick<StoredTrack, DetailField>> & {
  failureKind: ErrorKind | null;
  failureMessage: string | null;
};
type ListedRecord = Stored<Omit<ListedTrack, 'probabilities' | 'baseLearners'>>;

export function trackQueries(db: Database, predictions: PredictionReads): TrackQueries {
  // CROSS: SQLite would look for the list in each track of an index, which is the square of both.
  const wanted = 'FROM json_each(?) wanted CROSS JOIN tracks t ON t.id = wanted.value';
  const rows = db.prepare<[string], Stored<TrackRow>>(
    `SELECT t.id, ${selected(rowFields)} ${wanted} ORDER BY wanted.key`,
  );
  const detailed = db.prepare<[string], DetailRecord>(/* sql */ `
    SELECT t.id, ${selected([...rowFields, ...detailFields])}, t.failure_kind AS failureKind,
      t.failure_message AS failureMessage
    ${wanted} ORDER BY wanted.key`);
  const listed = db.prepare<[string], ListedRecord>(
    `SELECT t.id, ${selected([...listedFields, ...besidesListed])} ${wanted} ORDER BY wanted.key`,
  );
  const facets = db.prepare<[string], TrackDetail['declaredFacets'][number] & { id: number }>(/* sql */ `
    SELECT d.track_id AS id, f.facet, f.value
    FROM json_each(?) wanted CROSS JOIN declared_genres d ON d.track_id = wanted.value
      CROSS JOIN tag_facets f ON f.written = d.written
    GROUP BY d.track_id, f.facet, f.value ORDER BY d.track_id, min(d.position), f.value`);
  const summed = db.prepare<[string], SummedTrack>(`SELECT ${selected(summedFields)} ${wanted}`);
  const unjudged = db
    .prepare<[string], number>(/* sql */ `
      SELECT 1 ${wanted} WHERE t.state = 'analysed' AND t.kind = 'music' AND t.predicted_genre_id IS NULL LIMIT 1`)
    .pluck();
  const file = db.prepare<[number], ReturnType<TrackQueries['file']>>(
    'SELECT path, codec, size, mtime_ms AS mtimeMs FROM tracks WHERE id = ?',
  );
  const joined = db.prepare<[number], number>('SELECT into_id FROM joined_tracks WHERE track_id = ?').pluck();
  const unknown = db
    .prepare<[string], number>(
      'SELECT value FROM json_each(?) WHERE value NOT IN (SELECT id FROM tracks) ORDER BY key LIMIT 1',
    )
    .pluck();
  const files = db.prepare<[string], { id: number; path: Buffer; state: TrackRow['state'] }>(
    'SELECT id, path, state FROM tracks WHERE id IN (SELECT value FROM json_each(?)) ORDER BY path',
  );
  // The path itself, or a longer one that goes on with a separator ('/' is 0x2f, '0' is 0x30; '\\' is 0x5c).
  const atPath = db.prepare<Record<string, string>, { id: number }>(/* sql */ `
    SELECT id FROM tracks
    WHERE display_path = :path
      OR (display_path >= :path || '/' AND display_path < :path || '0')
      OR (display_path >= :path || '\\' AND display_path < :path || ']')
    ORDER BY path`);
  // By the bytes, which are indexed: organising asks for every file, and the text of paths would be looked through each time.
  const idAt = db.prepare<[Buffer], number>('SELECT id FROM tracks WHERE path = ?').pluck();
  // Nearly all paths are text, and bytes from SQLite are memory of their own.
  const exported = db.prepare<[string], Stored<ExportedTrack>>(/* sql */ `
    SELECT t.id, iif(t.path = CAST(t.display_path AS BLOB), t.display_path, t.path) AS path, t.display_path AS displayPath, ${selected(exportedFields)},
      coalesce(${fieldSql.title.value}, ${fieldSql.fileName.value}) AS title ${wanted}
    WHERE t.presence = 'present' ORDER BY wanted.key`);
  const extent = db.prepare<[string], { id: number; seconds: number | null }>(/* sql */ `
    SELECT t.id, t.duration_seconds AS seconds ${wanted}
    WHERE t.presence = 'present' OR ${notRemovedSql} ORDER BY wanted.key`);
  const counted = db.prepare<
    [],
    Pick<TrackRow, 'state' | 'kind' | 'genreSource'> & { tracks: number }
  >(/* sql */ `
    SELECT state, genre_source AS genreSource, kind, count(*) AS tracks FROM tracks
    WHERE presence = 'present' GROUP BY state, genre_source, kind`);
  const songs = db.prepare<[number, number], NamedSong>(
    'SELECT id, display_path AS path, artist, title FROM tracks WHERE id > ? ORDER BY id LIMIT ?',
  );
  const missing = db
    .prepare<[], number>(`SELECT count(*) FROM tracks t WHERE presence = 'missing' AND ${notRemovedSql}`)
    .pluck();

  function details(ids: readonly number[]): StoredTrack[] {
    const all = JSON.stringify(ids);
    const opinions = predictions.opinions(ids);
    const facetsOf = Map.groupBy(facets.all(all), ({ id }) => id);
    return detailed.all(all).map(({ failureKind, failureMessage, ...record }) => ({
      ...record,
      ...listsParsed(record),
      declaredFacets: (facetsOf.get(record.id) ?? []).map(({ facet, value }) => ({ facet, value })),
      failure:
        failureKind === null ? null : { kind: failureKind, message: failureMessage ?? '', path: record.path },
      probabilities: {},
      baseLearners: {},
      ...opinions.get(record.id),
    }));
  }

  function listedOf(ids: readonly number[]): ListedTrack[] {
    const all = JSON.stringify(ids);
    const opinions = predictions.opinions(ids);
    return listed.all(all).map((record) => ({
      ...listsParsed(record),
      ...(opinions.get(record.id) ?? { probabilities: {}, baseLearners: {} }),
    }));
  }

  return {
    rows: (ids) => rows.all(JSON.stringify(ids)).map(tagsParsed),
    details,
    listed: listedOf,
    get(id) {
      const [track] = details([id]);
      if (track === undefined) throw noTrack(id);
      return track;
    },
    file(id) {
      // A player may still know it by the id that it had.
      const found = file.get(id) ?? file.get(joined.get(id) ?? 0);
      if (found === undefined) throw noTrack(id);
      return found;
    },
    mustExist(ids) {
      const id = unknown.get(JSON.stringify(ids));
      if (id !== undefined) throw noTrack(id);
    },
    songs: (above, most) => songs.all(above, most),
    summed: (ids) => summed.all(JSON.stringify(ids)),
    areUnjudged: (ids) => unjudged.get(JSON.stringify(ids)) !== undefined,
    files: (ids) => files.all(JSON.stringify(ids)),
    atPath: (path) => atPath.all({ path: path.replace(/[/\\]+$/u, '') }).map((row) => row.id),
    idAt: (path) => idAt.get(path) ?? null,
    exported: (ids) => exported.all(JSON.stringify(ids)).map(tagsParsed),
    extent(ids) {
      const found = extent.all(JSON.stringify(ids));
      return {
        ids: found.map(({ id }) => id),
        seconds: found.reduce((sum, { seconds }) => sum + (seconds ?? 0), 0),
      };
    },
    counts() {
      const groups = counted.all();
      const sum = (some: typeof groups): number => some.reduce((total, { tracks }) => total + tracks, 0);
      return {
        present: sum(groups),
        missing: missing.get() ?? 0,
        analysed: sum(groups.filter(({ state }) => state === 'analysed')),
        failed: sum(groups.filter(({ state }) => state === 'failed')),
        // Tracks without a genre have source 'none'.
        unsorted: sum(groups.filter(({ kind, genreSource }) => kind === 'music' && genreSource === 'none')),
      };
    },
  };
}

function noTrack(id: number): AppError {
  return new AppError('not-found', `There is no track ${id}.`);
}
