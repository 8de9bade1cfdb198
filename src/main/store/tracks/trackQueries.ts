// Reading tracks: rows by the screenful, one track whole, tracks by path, what a playlist needs of them.
import { basename } from 'node:path';
import { AppError, type ErrorKind } from '../../../core/domain/errors.ts';
import type { TrackMarks } from '../../../core/domain/pictures/marks.ts';
import type { TrackDetail, TrackRow } from '../../../core/domain/track.ts';
import type { Database } from '../database.ts';
import type { PredictionStore } from '../learning/predictions.ts';
import { notRemovedSql, withoutSeparator } from './trackFilter.ts';

export interface TrackQueries {
  rows(ids: readonly number[]): TrackRow[];
  /** Whole tracks in the order of `ids`; those that do not exist are left out. */
  details(ids: readonly number[]): TrackDetail[];
  /** Throws AppError('not-found'). */
  get(id: number): TrackDetail;
  /** Path and codec, for playing. Throws AppError('not-found'). */
  file(id: number): { path: Buffer; codec: string | null };
  /** What was listened to, by the newest analysis, in order. */
  windows(id: number): TrackMarks['windows'];
  /** What sums are made of, for those of these that exist. */
  summed(ids: readonly number[]): SummedTrack[];
  /** Whether some of these are music that was listened to, and no model has said what it sounds like. */
  areUnjudged(ids: readonly number[]): boolean;
  /** Paths and states of those of these that exist. */
  files(ids: readonly number[]): { id: number; path: Buffer; state: TrackRow['state'] }[];
  /** Tracks whose path is `path`, or lies inside it. */
  atPath(path: string): number[];
  /** What a playlist needs of the present ones among these, in their order. */
  exported(ids: readonly number[]): ExportedTrack[];
  /** How many these are, and how long; tracks of folders that were taken out do not count. */
  extent(ids: readonly number[]): { ids: number[]; seconds: number };
  counts(): Counts;
}

/** What a playlist needs of a track. */
export interface ExportedTrack {
  readonly id: number;
  readonly path: Buffer;
  readonly displayPath: string;
  readonly title: string;
  readonly artist: string | null;
  readonly album: string | null;
  readonly trackNumber: number | null;
  readonly durationSeconds: number | null;
  readonly genre: string | null;
  readonly genreSource: TrackRow['genreSource'];
  readonly confidence: number | null;
}

export type SummedTrack = Pick<
  TrackRow,
  'durationSeconds' | 'kind' | 'genre' | 'genreSource' | 'format' | 'year'
>;

interface Counts {
  present: number;
  missing: number;
  analysed: number;
  failed: number;
  unsorted: number;
}

const rowColumns = /* sql */ `
  t.id, t.title, t.artist, t.album, t.album_artist AS albumArtist, t.year, t.track_number AS trackNumber,
  t.disc_number AS discNumber, t.display_path AS path, t.folder, t.duration_seconds AS durationSeconds, t.format,
  t.bit_rate AS bitRate, t.tempo_bpm AS tempoBpm, t.musical_key AS musicalKey, t.loudness_lufs AS loudnessLufs,
  t.added_at AS addedAt, t.state, t.presence, t.kind, g.name AS genre, t.genre_source AS genreSource, tg.name AS tagGenre,
  pg.name AS predictedGenre, t.confidence`;
const genreJoins = /* sql */ `
  LEFT JOIN genres g ON g.id = t.genre_id
  LEFT JOIN genres tg ON tg.id = t.tag_genre_id
  LEFT JOIN genres pg ON pg.id = t.heard_genre_id`;

type RowRecord = Omit<TrackRow, 'fileName'> & { path: string };

type DetailRecord = RowRecord &
  Pick<TrackDetail, 'codec' | 'sampleRate' | 'channels' | 'sizeBytes' | 'dynamicRangeDb'> & {
    failureKind: ErrorKind | null;
    failureMessage: string | null;
  };

export function trackQueries(db: Database, predictions: PredictionStore): TrackQueries {
  const rows = db.prepare<[string], RowRecord>(/* sql */ `
    SELECT ${rowColumns} FROM json_each(?) wanted JOIN tracks t ON t.id = wanted.value ${genreJoins}
    ORDER BY wanted.key`);
  const detail = db.prepare<[number], DetailRecord>(/* sql */ `
    SELECT ${rowColumns}, t.codec, t.sample_rate AS sampleRate, t.channels, t.size AS sizeBytes,
      t.dynamic_range_db AS dynamicRangeDb, t.failure_kind AS failureKind, t.failure_message AS failureMessage
    FROM tracks t ${genreJoins} WHERE t.id = ?`);
  const declared = db.prepare<[number], { written: string }>(
    'SELECT written FROM declared_genres WHERE track_id = ? ORDER BY position',
  );
  const facets = db.prepare<[number], TrackDetail['declaredFacets'][number]>(/* sql */ `
    SELECT f.facet, f.value FROM declared_genres d JOIN tag_facets f ON f.written = d.written
    WHERE d.track_id = ? GROUP BY f.facet, f.value ORDER BY min(d.position), f.value`);
  const windows = db.prepare<[{ id: number }], TrackMarks['windows'][number]>(/* sql */ `
    SELECT start_seconds AS startSeconds, length_seconds AS lengthSeconds FROM windows
    WHERE track_id = :id AND features_version = (SELECT max(features_version) FROM windows WHERE track_id = :id)
    ORDER BY position`);
  const summed = db.prepare<[string], SummedTrack>(/* sql */ `
    SELECT t.duration_seconds AS durationSeconds, t.kind, g.name AS genre, t.genre_source AS genreSource, t.format, t.year
    FROM json_each(?) wanted JOIN tracks t ON t.id = wanted.value LEFT JOIN genres g ON g.id = t.genre_id`);
  const unjudged = db
    .prepare<[string], number>(/* sql */ `
      SELECT 1 FROM json_each(?) wanted JOIN tracks t ON t.id = wanted.value
      WHERE t.state = 'analysed' AND t.kind = 'music' AND t.heard_genre_id IS NULL LIMIT 1`)
    .pluck();
  const file = db.prepare<[number], { path: Buffer; codec: string | null }>(
    'SELECT path, codec FROM tracks WHERE id = ?',
  );
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
  const exported = db.prepare<[string], Omit<ExportedTrack, 'title'> & { title: string | null }>(/* sql */ `
    SELECT t.id, t.path, t.display_path AS displayPath, t.title, t.artist, t.album, t.track_number AS trackNumber,
      t.duration_seconds AS durationSeconds, g.name AS genre, t.genre_source AS genreSource, t.confidence
    FROM json_each(?) wanted JOIN tracks t ON t.id = wanted.value LEFT JOIN genres g ON g.id = t.genre_id
    WHERE t.presence = 'present' ORDER BY wanted.key`);
  const extent = db.prepare<[string], { id: number; seconds: number | null }>(/* sql */ `
    SELECT t.id, t.duration_seconds AS seconds FROM json_each(?) wanted JOIN tracks t ON t.id = wanted.value
    WHERE t.presence = 'present' OR ${notRemovedSql} ORDER BY wanted.key`);
  const counted = db.prepare<
    [],
    Pick<TrackRow, 'state' | 'kind' | 'genreSource'> & { tracks: number }
  >(/* sql */ `
    SELECT state, genre_source AS genreSource, kind, count(*) AS tracks FROM tracks
    WHERE presence = 'present' GROUP BY state, genre_source, kind`);
  const missing = db
    .prepare<[], number>(`SELECT count(*) FROM tracks t WHERE presence = 'missing' AND ${notRemovedSql}`)
    .pluck();

  function find(id: number): TrackDetail | null {
    const record = detail.get(id);
    if (record === undefined) return null;
    const { failureKind, failureMessage, ...rest } = record;
    const opinions = predictions.opinions(id);
    return {
      ...rest,
      folder: withoutSeparator(record.folder),
      fileName: basename(record.path),
      declaredGenres: declared.all(id).map((row) => row.written),
      declaredFacets: facets.all(id),
      failure:
        failureKind === null ? null : { kind: failureKind, message: failureMessage ?? '', path: record.path },
      probabilities: opinions?.probabilities ?? {},
      baseLearners: opinions?.baseLearners ?? {},
    };
  }

  return {
    rows: (ids) => rows.all(JSON.stringify(ids)).map(toRow),
    details: (ids) => ids.map(find).filter((track) => track !== null),
    get(id) {
      const track = find(id);
      if (track === null) throw notFound(id);
      return track;
    },
    file(id) {
      const found = file.get(id);
      if (found === undefined) throw notFound(id);
      return found;
    },
    windows: (id) => windows.all({ id }),
    summed: (ids) => summed.all(JSON.stringify(ids)),
    areUnjudged: (ids) => unjudged.get(JSON.stringify(ids)) !== undefined,
    files: (ids) => files.all(JSON.stringify(ids)),
    atPath: (path) => atPath.all({ path }).map((row) => row.id),
    exported: (ids) =>
      exported
        .all(JSON.stringify(ids))
        .map((track) => ({ ...track, title: track.title ?? basename(track.displayPath) })),
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
        // Who has no genre has it from nobody.
        unsorted: sum(groups.filter(({ kind, genreSource }) => kind === 'music' && genreSource === 'none')),
      };
    },
  };
}

function toRow({ path, ...record }: RowRecord): TrackRow {
  return { ...record, folder: withoutSeparator(record.folder), fileName: basename(path) };
}

function notFound(id: number): AppError {
  return new AppError('not-found', `There is no track ${id}.`);
}
