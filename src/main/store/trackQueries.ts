// Reading tracks: ids by filter and sort, rows by the screenful, one track whole, tracks by path.
import { basename } from 'node:path';
import { AppError, type ErrorKind } from '../../core/model/errors.ts';
import type { TrackDetail, TrackFilter, TrackRow, TrackSort } from '../../core/model/track.ts';
import type { Database } from './database.ts';
import type { ModelStore } from './models.ts';
import { searchText } from './searchText.ts';

export interface TrackQueries {
  query(filter: TrackFilter, sort: TrackSort): number[];
  rows(ids: readonly number[]): TrackRow[];
  /** Whole tracks in the order of `ids`; those that do not exist are left out. */
  details(ids: readonly number[]): TrackDetail[];
  /** Throws AppError('not-found'). */
  get(id: number): TrackDetail;
  /** Path and codec, for playing. Throws AppError('not-found'). */
  file(id: number): { path: Buffer; codec: string | null };
  /** Tracks whose path is `path`, or lies inside it. */
  atPath(path: string): number[];
  /** Present tracks of a genre by artist, album, disc and track number. */
  ofGenre(genreId: number): ExportedTrack[];
  counts(): Counts;
}

/** What a playlist needs of a track. */
export interface ExportedTrack {
  readonly path: Buffer;
  readonly displayPath: string;
  readonly title: string;
  readonly artist: string | null;
  readonly durationSeconds: number | null;
}

interface Counts {
  present: number;
  missing: number;
  analysed: number;
  failed: number;
  unsorted: number;
}

const rowColumns = /* sql */ `
  t.id, t.title, t.artist, t.album, t.display_path AS path, t.duration_seconds AS durationSeconds,
  t.state, t.presence, g.name AS genre, t.genre_source AS genreSource, pg.name AS predictedGenre, t.confidence`;
const rowTables = /* sql */ `
  tracks t
  LEFT JOIN genres g ON g.id = t.genre_id
  LEFT JOIN predictions p ON p.track_id = t.id
  LEFT JOIN genres pg ON pg.id = p.genre_id`;

type RowRecord = Omit<TrackRow, 'fileName'> & { path: string };

type DetailRecord = RowRecord &
  Pick<
    TrackDetail,
    | 'albumArtist'
    | 'year'
    | 'trackNumber'
    | 'discNumber'
    | 'codec'
    | 'bitRate'
    | 'sampleRate'
    | 'tempoBpm'
    | 'musicalKey'
    | 'loudnessLufs'
    | 'dynamicRangeDb'
    | 'tempoBpm'
    | 'musicalKey'
    | 'loudnessLufs'
    | 'dynamicRangeDb'
  > & {
    channels: number | null;
    sizeBytes: number;
    failureKind: ErrorKind | null;
    failureMessage: string | null;
  };

/** Nulls last in either direction; ids break ties so that the order is total. */
const sortColumns: Record<TrackSort[number]['key'], string> = {
  title: "coalesce(nullif(t.title, ''), t.display_path) COLLATE NOCASE",
  artist: 't.artist COLLATE NOCASE',
  album: 't.album COLLATE NOCASE',
  genre: '(SELECT name FROM genres WHERE id = t.genre_id)',
  confidence: 't.confidence',
  duration: 't.duration_seconds',
  path: 't.path',
  added: 't.added_at',
};

export function trackQueries(db: Database, models: ModelStore): TrackQueries {
  const rows = db.prepare<[string], RowRecord>(/* sql */ `
    SELECT ${rowColumns} FROM json_each(?) wanted JOIN ${rowTables.replace('tracks t', 'tracks t ON t.id = wanted.value')}
    ORDER BY wanted.key`);
  const detail = db.prepare<[number], DetailRecord>(/* sql */ `
    SELECT ${rowColumns}, t.album_artist AS albumArtist, t.year, t.track_number AS trackNumber,
      t.disc_number AS discNumber, t.codec, t.bit_rate AS bitRate, t.sample_rate AS sampleRate, t.channels,
      t.size AS sizeBytes, t.tempo_bpm AS tempoBpm, t.musical_key AS musicalKey,
      t.loudness_lufs AS loudnessLufs, t.dynamic_range_db AS dynamicRangeDb, t.failure_kind AS failureKind, t.failure_message AS failureMessage
    FROM ${rowTables} WHERE t.id = ?`);
  const declared = db.prepare<[number], { written: string }>(
    'SELECT written FROM declared_genres WHERE track_id = ? ORDER BY position',
  );
  const file = db.prepare<[number], { path: Buffer; codec: string | null }>(
    'SELECT path, codec FROM tracks WHERE id = ?',
  );
  // The path itself, or a longer one that goes on with a separator ('/' is 0x2f, '0' is 0x30; '\\' is 0x5c).
  const atPath = db.prepare<Record<string, string>, { id: number }>(/* sql */ `
    SELECT id FROM tracks
    WHERE display_path = :path
      OR (display_path >= :path || '/' AND display_path < :path || '0')
      OR (display_path >= :path || '\\' AND display_path < :path || ']')
    ORDER BY path`);
  const ofGenre = db.prepare<[number], Omit<ExportedTrack, 'title'> & { title: string | null }>(/* sql */ `
    SELECT path, display_path AS displayPath, title, artist, duration_seconds AS durationSeconds
    FROM tracks WHERE genre_id = ? AND presence = 'present'
    ORDER BY coalesce(album_artist, artist) COLLATE NOCASE, album COLLATE NOCASE, disc_number, track_number, path`);
  const counts = db.prepare<[], Counts>(/* sql */ `
    SELECT
      count(CASE presence WHEN 'present' THEN 1 END) AS present,
      count(CASE presence WHEN 'missing' THEN 1 END) AS missing,
      count(CASE WHEN presence = 'present' AND state = 'analysed' THEN 1 END) AS analysed,
      count(CASE WHEN presence = 'present' AND state = 'failed' THEN 1 END) AS failed,
      count(CASE WHEN presence = 'present' AND genre_id IS NULL THEN 1 END) AS unsorted
    FROM tracks`);

  function find(id: number): TrackDetail | null {
    const record = detail.get(id);
    if (record === undefined) return null;
    const { failureKind, failureMessage, ...rest } = record;
    const opinions = models.opinions(id);
    return {
      ...rest,
      fileName: basename(record.path),
      declaredGenres: declared.all(id).map((row) => row.written),
      failure:
        failureKind === null ? null : { kind: failureKind, message: failureMessage ?? '', path: record.path },
      probabilities: opinions?.probabilities ?? {},
      baseLearners: opinions?.baseLearners ?? {},
    };
  }

  return {
    query(filter, sort) {
      const { where, parameters } = condition(filter);
      const order = [...sort.flatMap(orderTerms), 't.path'].join(', ');
      const sql = `SELECT t.id FROM tracks t WHERE ${where} ORDER BY ${order}`;
      return db
        .prepare<unknown[], number>(sql)
        .pluck()
        .all(...parameters);
    },
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
    atPath: (path) => atPath.all({ path }).map((row) => row.id),
    ofGenre: (genreId) =>
      ofGenre.all(genreId).map((track) => ({ ...track, title: track.title ?? basename(track.displayPath) })),
    counts: () => counts.get() ?? { present: 0, missing: 0, analysed: 0, failed: 0, unsorted: 0 },
  };
}

function condition(filter: TrackFilter): { where: string; parameters: unknown[] } {
  const terms = ['t.presence = ?'];
  const parameters: unknown[] = [filter.presence ?? 'present'];
  if (filter.genreId === null) terms.push('t.genre_id IS NULL');
  else if (filter.genreId !== undefined) {
    terms.push('t.genre_id = ?');
    parameters.push(filter.genreId);
  }
  if (filter.source !== undefined) {
    terms.push('t.genre_source = ?');
    parameters.push(filter.source);
  }
  if (filter.state !== undefined) {
    terms.push('t.state = ?');
    parameters.push(filter.state);
  }
  for (const word of searchText(filter.search ?? '').split(' ')) {
    if (word === '') continue;
    terms.push('instr(t.search_text, ?) > 0');
    parameters.push(word);
  }
  return { where: terms.join(' AND '), parameters };
}

function orderTerms({ key, direction }: TrackSort[number]): string[] {
  const column = sortColumns[key];
  return [`${column} IS NULL`, `${column} ${direction === 'ascending' ? 'ASC' : 'DESC'}`];
}

function toRow({ path, ...record }: RowRecord): TrackRow {
  return { ...record, fileName: basename(path) };
}

function notFound(id: number): AppError {
  return new AppError('not-found', `There is no track ${id}.`);
}
