// What can be wrong with the library file, found before anything is written, and the sentence about it.
import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import Database from 'better-sqlite3';
import { AppError } from '../../core/domain/errors.ts';
import { codeOf } from '../files/diskFaults.ts';
import { foldersIn, lastGoodBackup, sizeOf } from './backups/folder.ts';
import { backupsDirOf, draftSuffix, libraryFile, libraryFileOf, modelsDirOf } from './folder.ts';

/** The failure of a library that cannot be used, with what was done (nothing) and what to go back to. */
export function unusable(libraryDir: string, reason: string, cause?: unknown): AppError {
  const last = lastGoodBackup(libraryDir);
  const offer =
    last === null
      ? 'There is no backup to go back to.'
      : `The last good backup is of ${dateText(last.madeAt)}.`;
  const file = libraryFileOf(libraryDir);
  return new AppError(
    'library-unusable',
    `${file} cannot be used: ${reason}. Nothing was changed. ${offer}`,
    {
      path: file,
      cause,
    },
  );
}

/** What SQLite says when it meets damage, as a failure that can be expected; null for any other error. */
export function damageIn(libraryDir: string, error: unknown): AppError | null {
  const found = error instanceof Error && error.cause instanceof Database.SqliteError ? error.cause : error;
  if (!(found instanceof Database.SqliteError) || !/^SQLITE_(CORRUPT|NOTADB)/u.test(found.code)) return null;
  return unusable(libraryDir, `it is damaged (${found.message})`, error);
}

/** '2026-11-29 20:15', in this computer's time. */
export function dateText(ms: number): string {
  return new Date(ms).toLocaleString('sv-SE', { dateStyle: 'short', timeStyle: 'short' });
}

/**
 * Looks at the library file as it lies there, in less than a millisecond unless a killed process left a -wal file. Throws
 * AppError('library-unusable').
 */
export function checkBeforeOpening(libraryDir: string): void {
  const file = libraryFileOf(libraryDir);
  const size = sizeOf(file);
  const walSize = sizeOf(`${file}-wal`);
  if (size === 0) {
    const beside = whatLiesBeside(libraryDir, walSize);
    if (beside === null) return;
    const state = existsSync(file) ? 'is empty' : 'is gone';
    throw unusable(libraryDir, `it ${state}, though ${beside}`);
  }
  const wrong = headerProblem(file, size, walSize > 0);
  if (wrong !== null) throw unusable(libraryDir, wrong);
  // SQLite would write what the -wal file holds into the library as soon as it opens it, whether they belong together or not.
  if (walSize > 0) checkTogetherWithWal(libraryDir, file);
}

/** A sign that this was a library already; null for a new one. */
function whatLiesBeside(libraryDir: string, walSize: number): string | null {
  const whole = (folder: string): boolean => foldersIn(folder).some((name) => !name.endsWith(draftSuffix));
  if (walSize > 0) return `${libraryFile}-wal beside it is not`;
  if (whole(modelsDirOf(libraryDir))) return 'there are models beside it';
  return whole(backupsDirOf(libraryDir)) ? 'there are backups of it' : null;
}

const headerBytes = 100;

/** By SQLite's file format: https://sqlite.org/fileformat2.html#the_database_header */
function headerProblem(file: string, size: number, hasWal: boolean): string | null {
  const header = Buffer.alloc(headerBytes);
  const handle = openSync(file, 'r');
  try {
    if (readSync(handle, header, 0, headerBytes, 0) < headerBytes) return 'it was cut short';
  } finally {
    closeSync(handle);
  }
  if (header.toString('latin1', 0, 16) !== 'SQLite format 3\0') return 'it is not a library of Stackwax';
  const written = header.readUInt16BE(16);
  const pageSize = written === 1 ? 65_536 : written;
  if (pageSize < 512 || (pageSize & (pageSize - 1)) !== 0) return 'its first page is damaged';
  // The pages that are missing may be in the -wal file, and an old SQLite does not keep the number of pages.
  const pages = header.readUInt32BE(28);
  const isKept = pages > 0 && header.readUInt32BE(24) === header.readUInt32BE(92);
  return isKept && !hasWal && size < pages * pageSize
    ? `it was cut short, to ${size} of ${pages * pageSize} bytes`
    : null;
}

function checkTogetherWithWal(libraryDir: string, file: string): void {
  const problems = problemsIn(file);
  if (problems.length === 0) return;
  const [first] = problems;
  throw unusable(
    libraryDir,
    `with what an interrupted Stackwax left in ${libraryFile}-wal it is damaged (${first}); the two may not belong together`,
  );
}

const mostProblems = 20;

/** What SQLite finds wrong with a database, in its words; reading only, 2.3 s for 313 MB. */
export function problemsIn(file: string): string[] {
  try {
    const db = new Database(file, { readonly: true, fileMustExist: true });
    try {
      return quickCheck(db);
    } finally {
      db.close();
    }
  } catch (error) {
    // A disk that is full or fails says nothing about the file.
    if (codeOf(error)?.match(/^SQLITE_(FULL|IOERR|READONLY)/u)) throw error;
    return [error instanceof Error ? error.message : String(error)];
  }
}

export function quickCheck(db: Database.Database): string[] {
  const lines = db.prepare<[], string>(`PRAGMA quick_check(${mostProblems})`).pluck().all();
  return lines.filter((line) => line !== 'ok').map((line) => line.replaceAll('\n', ' '));
}
