// Tracks as files: what a scan knows of them, what it found, what is missing, what failed.
import { basename, dirname } from 'node:path';
import type { ErrorData } from '../../../core/domain/errors.ts';
import { TAGS_VERSION, type Tags } from '../../../core/domain/tags.ts';
import { tagFields } from '../../../core/domain/trackFields.ts';
import type { Database, Room } from '../database.ts';
import { type UnpredictedTracks, unpredictedTracks } from '../learning/unpredicted.ts';
import type { WrittenTagWrites } from '../trackTags/written.ts';
import { foldOrNull, searchText } from './searchText.ts';
import { withSeparator } from './trackFilter.ts';

/** What the store knows of a file, for telling new, changed, moved and missing ones. */
export interface KnownFile {
  readonly id: number;
  readonly rootId: number;
  readonly path: Buffer;
  readonly size: number;
  readonly mtimeMs: number;
  readonly fingerprint: string | null;
  readonly tagsVersion: number;
  readonly presence: 'present' | 'missing';
  readonly state: 'new' | 'analysed' | 'failed';
  readonly failureKind: ErrorData['kind'] | null;
}

/** What tells whether a file is as it was; `path` is text where it is ASCII. `isSettled` 0: a scan has something to do though it is. */
export type FileMark = readonly [
  id: number,
  path: string | Buffer,
  size: number,
  mtimeMs: number,
  isPresent: 0 | 1,
  isSettled: 0 | 1,
];

/** A file as found on the disk, with what was read of it. */
export interface FoundFile {
  readonly rootId: number;
  readonly path: Uint8Array;
  readonly displayPath: string;
  readonly size: number;
  readonly mtimeMs: number;
  readonly fingerprint: string | null;
  readonly artistKey: string;
  readonly tags: Tags;
}

/** What the analysis is told of a file. */
export interface WaitingFile {
  readonly id: number;
  readonly path: Buffer;
  readonly fingerprint: string | null;
  /** False where nothing is known of its format: it did not decode before. */
  readonly isDescribed: boolean;
}

export interface TrackFiles {
  /** By id, so many of those behind this one: all of a large library at once would hold others up. */
  knownFiles(after: number, atMost: number): KnownFile[];
  /** As `knownFiles`, in a third of the time. */
  marks(after: number, atMost: number): FileMark[];
  /** By id, those of these that exist. */
  knownOf(ids: readonly number[]): KnownFile[];
  /** Whether one of these has the sound of another track. */
  haveTwins(ids: readonly number[]): boolean;
  /** Null for a track that does not exist. */
  known(id: number): KnownFile | null;
  /** Whether tags of a present track were read by an earlier version. */
  haveOldTags(): boolean;
  /** Present tracks that wait for the analysis, in the order of their paths. */
  waiting(): number[];
  /** In the order of the ids. */
  waitingFiles(ids: readonly number[]): WaitingFile[];
  /** Present tracks that stand as failed, in the order of their paths. */
  failures(): { path: Buffer; error: ErrorData }[];
  readonly unpredicted: UnpredictedTracks;
}

export interface TrackWrites {
  add(file: FoundFile): number;
  /** The file changed in place or moved here. `audioChanged` sends it back to the analysis. */
  update(id: number, file: FoundFile, audioChanged: boolean): void;
  /** Its file was put there, and is the same; `rootId` null: it stays with its folder of the library. */
  relocate(id: number, path: Buffer, displayPath: string, rootId: number | null): void;
  /** Its tags cannot be read anew: what was known of them stays. */
  keepTags(id: number): void;
  /** What is missing is so since `at`, or as long as it was already. */
  setPresence(id: number, presence: 'present' | 'missing', at?: number): void;
  /** Back to 'new', to be analysed again. */
  retry(id: number): void;
  /** What a header claims of a file that does not decode goes. */
  saveFailure(id: number, failure: ErrorData): void;
  /** What the header says of a file that decodes after all. */
  describe(id: number, tags: Tags): void;
}

/** What a scan writes, each into the column of its name in snake case. */
const scanned = [
  ...(['rootId', 'path', 'displayPath', 'folder', 'size', 'mtimeMs', 'fingerprint'] as const),
  ...tagFields,
  ...(['container', 'fileRemarks', 'tagsVersion', 'artistKey', 'searchText'] as const),
  ...(['sortTitle', 'sortArtist', 'sortAlbum', 'sortAlbumArtist'] as const),
];
type Scanned = Readonly<Record<(typeof scanned)[number], unknown>>;

const columnOf = (name: string): string => name.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`);
export const scannedColumns: readonly string[] = scanned.map(columnOf);

/** What only decoding proves. */
const claimed = ['codec', 'container', 'bitRate', 'sampleRate', 'channels', 'durationSeconds'] as const;
const notDecoded = "state = 'failed' AND failure_kind IN ('undecodable', 'worker-died')";

/** What was decoded has the length that was heard, whatever a header says. */
const scannedValue = (name: (typeof scanned)[number]): string =>
  name === 'durationSeconds'
    ? "iif(state = 'analysed' AND NOT :audioChanged, coalesce(duration_seconds, :durationSeconds), :durationSeconds)"
    : `:${name}`;

/** Never that of a track whose row is gone: others may still name it. */
const nextIdSql = /* sql */ `
  (SELECT 1 + max(coalesce((SELECT max(id) FROM tracks), 0), coalesce((SELECT max(track_id) FROM joined_tracks), 0)))`;

export function trackWrites(
  db: Database,
  setFileTags: WrittenTagWrites['setFile'],
  now: () => number,
): Room<TrackFiles, TrackWrites> {
  const knownSql = /* sql */ `
    SELECT id, root_id AS rootId, path, size, mtime_ms AS mtimeMs, fingerprint, tags_version AS tagsVersion, presence, state, failure_kind AS failureKind FROM tracks`;
  const known = db.prepare<[number, number], KnownFile>(`${knownSql} WHERE id > ? ORDER BY id LIMIT ?`);
  const marks = db
    .prepare<[number, number, number], FileMark>(/* sql */ `
      SELECT id, iif(length(path) = length(display_path) AND path = CAST(display_path AS BLOB), display_path, path), size, mtime_ms,
        presence = 'present', presence = 'present' AND failure_kind IS NULL AND tags_version >= ?
      FROM tracks WHERE id > ? ORDER BY id LIMIT ?`)
    .raw();
  const some = db.prepare<[string], KnownFile>(
    `${knownSql} WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id`,
  );
  const twin = db.prepare<[string]>(/* sql */ `
    SELECT 1 FROM json_each(?) wanted CROSS JOIN tracks t ON t.id = wanted.value
    WHERE EXISTS (SELECT 1 FROM tracks o WHERE o.fingerprint = t.fingerprint AND o.id <> t.id) LIMIT 1`);
  const one = db.prepare<[number], KnownFile>(`${knownSql} WHERE id = ?`);
  const named = db.prepare<[number], { title: string | null; artist: string | null; album: string | null }>(
    'SELECT title, artist, album FROM tracks WHERE id = ?',
  );
  const genresOf = db
    .prepare<[number], string>('SELECT written FROM declared_genres WHERE track_id = ? ORDER BY position')
    .pluck();
  const relocate = db.prepare(/* sql */ `
    UPDATE tracks SET path = :path, display_path = :displayPath, folder = :folder, root_id = coalesce(:rootId, root_id),
      sort_title = :sortTitle, search_text = :searchText, presence = 'present', missing_at = NULL
    WHERE id = :id`);
  const insert = db.prepare(/* sql */ `
    INSERT INTO tracks (id, ${scannedColumns.join()}, added_at)
    VALUES (${nextIdSql}, ${scanned.map((name) => `:${name}`).join()}, :now)`);
  const update = db.prepare(/* sql */ `
    UPDATE tracks SET ${scanned.map((name) => `${columnOf(name)} = ${scannedValue(name)}`).join()}, presence = 'present',
      missing_at = NULL
    WHERE id = :id`);
  const presence = db.prepare(
    'UPDATE tracks SET presence = ?, missing_at = ? WHERE id = ? AND presence <> ?',
  );
  const retry = db.prepare(
    "UPDATE tracks SET state = 'new', failure_kind = NULL, failure_message = NULL WHERE id = ?",
  );
  const clearDeclared = db.prepare('DELETE FROM declared_genres WHERE track_id = ?');
  const declare = db.prepare('INSERT INTO declared_genres (track_id, position, written) VALUES (?, ?, ?)');
  const failed = db.prepare(
    "UPDATE tracks SET state = 'failed', failure_kind = ?, failure_message = ? WHERE id = ?",
  );
  const keepTags = db.prepare('UPDATE tracks SET tags_version = ? WHERE id = ?');
  const oldTags = db.prepare<[number]>(
    "SELECT 1 FROM tracks WHERE tags_version < ? AND presence = 'present' LIMIT 1",
  );
  const dropClaims = db.prepare(
    `UPDATE tracks SET ${claimed.map((name) => `${columnOf(name)} = NULL`).join()} WHERE id = ? AND ${notDecoded}`,
  );
  const describe = db.prepare(/* sql */ `
    UPDATE tracks SET ${claimed.map((name) => `${columnOf(name)} = coalesce(${columnOf(name)}, :${name})`).join()}
    WHERE id = :id`);
  const waiting = db
    .prepare<[], number>("SELECT id FROM tracks WHERE state = 'new' AND presence = 'present' ORDER BY path")
    .pluck();
  const waitingFiles = db.prepare<
    [string],
    Omit<WaitingFile, 'isDescribed'> & { isDescribed: 0 | 1 }
  >(/* sql */ `
    SELECT t.id, t.path, t.fingerprint, t.container IS NOT NULL AS isDescribed
    FROM json_each(?) wanted CROSS JOIN tracks t ON t.id = wanted.value ORDER BY wanted.key`);
  const failures = db.prepare<
    [],
    { path: Buffer; kind: ErrorData['kind']; message: string; shown: string }
  >(/* sql */ `
    SELECT path, failure_kind AS kind, failure_message AS message, display_path AS shown
    FROM tracks WHERE state = 'failed' AND presence = 'present' ORDER BY path`);

  return {
    read: {
      knownFiles: (after, atMost) => known.all(after, atMost),
      marks: (after, atMost) => marks.all(TAGS_VERSION, after, atMost),
      knownOf: (ids) => some.all(JSON.stringify(ids)),
      haveTwins: (ids) => twin.get(JSON.stringify(ids)) !== undefined,
      known: (id) => one.get(id) ?? null,
      haveOldTags: () => oldTags.get(TAGS_VERSION) !== undefined,
      waiting: () => waiting.all(),
      waitingFiles: (ids) =>
        waitingFiles.all(JSON.stringify(ids)).map((row) => ({ ...row, isDescribed: row.isDescribed === 1 })),
      failures: () =>
        failures
          .all()
          .map(({ path, kind, message, shown }) => ({ path, error: { kind, message, path: shown } })),
      unpredicted: unpredictedTracks(db),
    },
    write: {
      add(file) {
        const id = Number(insert.run({ ...columns(file), now: now() }).lastInsertRowid);
        declareAll(id, file.tags);
        return id;
      },
      update(id, file, audioChanged) {
        update.run({ ...columns(file), id, audioChanged: audioChanged ? 1 : 0 });
        clearDeclared.run(id);
        declareAll(id, file.tags);
        if (audioChanged) retry.run(id);
        else dropClaims.run(id);
      },
      relocate(id, path, displayPath, rootId) {
        const { title, artist, album } = named.get(id) ?? { title: null, artist: null, album: null };
        relocate.run({
          id,
          path,
          displayPath,
          rootId,
          folder: withSeparator(dirname(displayPath)),
          sortTitle: foldOrNull(title ?? basename(displayPath)),
          searchText: searchText(title, artist, album, displayPath, ...genresOf.all(id)),
        });
      },
      keepTags: (id) => void keepTags.run(TAGS_VERSION, id),
      setPresence: (id, value, at = now()) =>
        void presence.run(value, value === 'missing' ? at : null, id, value),
      retry: (id) => void retry.run(id),
      saveFailure(id, failure) {
        failed.run(failure.kind, failure.message, id);
        dropClaims.run(id);
      },
      describe: (id, tags) =>
        void describe.run({ id, ...Object.fromEntries(claimed.map((name) => [name, tags[name]])) }),
    },
  };

  function declareAll(id: number, { genres, tagTexts }: Tags): void {
    for (const [position, written] of genres.entries()) declare.run(id, position, written);
    setFileTags(id, [...genres.map((written) => ({ field: 'genre' as const, written })), ...tagTexts]);
  }
}

function columns(file: FoundFile): Scanned {
  const { tags, path, ...rest } = file;
  const { genres: _genres, tagTexts: _tagTexts, remarks, ...stored } = tags;
  return {
    ...stored,
    ...rest,
    moreTags: JSON.stringify(tags.moreTags),
    fileRemarks: JSON.stringify(remarks),
    tagsVersion: TAGS_VERSION,
    path: Buffer.from(path),
    folder: withSeparator(dirname(file.displayPath)),
    sortTitle: foldOrNull(tags.title ?? basename(file.displayPath)),
    sortArtist: foldOrNull(tags.artist),
    sortAlbum: foldOrNull(tags.album),
    sortAlbumArtist: foldOrNull(tags.albumArtist ?? tags.artist),
    searchText: searchText(tags.title, tags.artist, tags.album, file.displayPath, ...tags.genres),
  };
}
