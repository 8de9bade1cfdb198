// Opens the library file: pragmas, and the numbered migrations, each in a transaction of its own.
import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { AppError } from '../../core/domain/errors.ts';
import { expectedFailure } from '../files/diskFaults.ts';
import { beatsFromFloats } from './learning/beatTimes.ts';
import { halvesFromFloats } from './learning/halves.ts';
import { library } from './migrations/001-library.ts';
import { layoutsAndFacts } from './migrations/002-layouts-and-facts.ts';
import { genreWords } from './migrations/003-genre-words.ts';
import { listsAndPlaylists } from './migrations/004-lists-and-playlists.ts';
import { kinds } from './migrations/005-kinds.ts';
import { kinAndVersions } from './migrations/006-kin-and-versions.ts';
import { counts } from './migrations/007-counts.ts';
import { jobKinds } from './migrations/008-job-kinds.ts';
import { featureGroups } from './migrations/009-feature-groups.ts';
import { predictedGenre } from './migrations/010-predicted-genre.ts';
import { changeLog } from './migrations/011-change-log.ts';
import { takenIn } from './migrations/012-taken-in.ts';
import { matches } from './migrations/013-matches.ts';
import { genresKept } from './migrations/014-genres-kept.ts';
import { offline } from './migrations/015-offline.ts';
import { expectedFiles } from './migrations/016-expected-files.ts';
import { factsVersions } from './migrations/017-facts-versions.ts';
import { remarks } from './migrations/018-remarks.ts';
import { moreTags } from './migrations/019-more-tags.ts';
import { heardAgain } from './migrations/020-heard-again.ts';
import { tagsVersion } from './migrations/021-tags-version.ts';
import { decodedClaims } from './migrations/022-decoded-claims.ts';
import { tempoLevels } from './migrations/023-tempo-levels.ts';
import { ears } from './migrations/024-ears.ts';
import { ownGenres } from './migrations/025-own-genres.ts';
import { maps } from './migrations/026-maps.ts';
import { duplicates } from './migrations/027-duplicates.ts';
import { clusters } from './migrations/028-clusters.ts';
import { space } from './migrations/029-space.ts';
import { trackTags } from './migrations/030-track-tags.ts';
import { taggers } from './migrations/031-taggers.ts';
import { cuePoints } from './migrations/032-cue-points.ts';
import { playing } from './migrations/033-playing.ts';
import { fileEdits } from './migrations/034-file-edits.ts';
import { ratings } from './migrations/035-ratings.ts';
import { genreSpellings } from './migrations/036-genre-spellings.ts';
import { filePlaces } from './migrations/037-file-places.ts';
import { madeFolders } from './migrations/038-made-folders.ts';
import { facetsByString } from './migrations/039-facets-by-string.ts';
import { halfVectors } from './migrations/040-half-vectors.ts';
import { keptLists } from './migrations/041-kept-lists.ts';
import { beatTimes } from './migrations/042-beat-times.ts';
import { foldOrNull, searchText } from './tracks/searchText.ts';

export type { Database } from 'better-sqlite3';

/** A part of the store: what anybody may read, and what is written inside a transaction alone. */
export interface Room<Reads, Writes> {
  readonly read: Reads;
  readonly write: Writes;
}

/** In order; the file's `user_version` is how many have been applied. */
const migrations: readonly string[] = [
  library,
  layoutsAndFacts,
  genreWords,
  listsAndPlaylists,
  kinds,
  kinAndVersions,
  counts,
  jobKinds,
  featureGroups,
  predictedGenre,
  changeLog,
  takenIn,
  matches,
  genresKept,
  offline,
  expectedFiles,
  factsVersions,
  remarks,
  moreTags,
  heardAgain,
  tagsVersion,
  decodedClaims,
  tempoLevels,
  ears,
  ownGenres,
  maps,
  duplicates,
  clusters,
  space,
  trackTags,
  taggers,
  cuePoints,
  playing,
  fileEdits,
  ratings,
  genreSpellings,
  filePlaces,
  madeFolders,
  facetsByString,
  halfVectors,
  keptLists,
  beatTimes,
];

/** The `user_version` of a library that is up to date. */
export const schemaVersion = migrations.length;

/**
 * Opens `file`, making or bringing it up to date; `beforeMigrating` is called before an existing one is changed. Throws
 * AppError('library-unusable' | 'unwritable') and leaves the file alone.
 */
export function openDatabase(file: string, beforeMigrating: () => void = () => undefined): Database.Database {
  const isNew = !existsSync(file);
  let db: Database.Database | null = null;
  try {
    db = new Database(file);
    db.pragma('journal_mode = WAL');
    // What a person set must survive a power cut, not only a crash.
    db.pragma('synchronous = FULL');
    prepareConnection(db);
    migrate(db, isNew, beforeMigrating);
    return db;
  } catch (cause) {
    db?.close();
    const expected = expectedFailure(cause);
    if (expected !== null && expected.kind !== 'library-unusable') throw expected;
    if (cause instanceof AppError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new AppError('library-unusable', `The library file cannot be used: ${reason}.`, {
      path: file,
      cause,
    });
  }
}

/** After these, much of the file is empty. */
const leavesRoom = new Set([halfVectors, beatTimes]);

/** What every connection needs, one that only reads, too. */
export function prepareConnection(db: Database.Database): void {
  db.pragma('foreign_keys = ON');
  // Tags are untrusted and so is the file: no functions or views of its own making.
  db.pragma('trusted_schema = OFF');
  db.function('fold', { deterministic: true }, (text: unknown) =>
    typeof text === 'string' ? foldOrNull(text) : null,
  );
  db.function('search_words', { deterministic: true }, (text: unknown) =>
    typeof text === 'string' ? searchText(text) : '',
  );
  db.function('beat_times', { deterministic: true }, (floats: unknown) =>
    floats instanceof Uint8Array ? beatsFromFloats(floats) : null,
  );
  db.function('halves', { deterministic: true }, (floats: unknown) =>
    floats instanceof Uint8Array ? halvesFromFloats(floats) : null,
  );
}

function migrate(db: Database.Database, isNew: boolean, beforeMigrating: () => void): void {
  const seen = Number(db.pragma('user_version', { simple: true }));
  if (seen > migrations.length) {
    throw new AppError(
      'library-unusable',
      `The library was written by a newer Stackwax (version ${seen}, this one knows ${migrations.length}).`,
      { path: db.name },
    );
  }
  if (seen === 0 && !isNew && db.prepare('SELECT 1 FROM sqlite_schema').get() !== undefined) {
    throw new AppError('library-unusable', 'The file is a database of another program.', { path: db.name });
  }
  if (seen > 0 && seen < migrations.length) beforeMigrating();
  for (const [index, sql] of migrations.entries()) {
    if (index < seen) continue;
    db.transaction(() => {
      db.exec(sql);
      db.pragma(`user_version = ${index + 1}`);
    })();
  }
  if (!isNew && migrations.slice(seen).some((sql) => leavesRoom.has(sql))) giveBackRoom(db);
}

/** Packs the pages. The library is whole without it, and a full disk may have no room for it. */
export function giveBackRoom(db: Database.Database): void {
  try {
    db.exec('VACUUM');
    db.pragma('wal_checkpoint(TRUNCATE)');
  } catch (error) {
    if (expectedFailure(error) === null) throw error;
  }
}
