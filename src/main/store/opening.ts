// Opening the library file with its lock: for writing, or for reading alone where nothing can be written.
import { accessSync, constants, existsSync, realpathSync } from 'node:fs';
import { AppError } from '../../core/domain/errors.ts';
import { diskFault, expectedFailure } from '../files/diskFaults.ts';
import { makeFolderSync } from '../files/folders.ts';
import { sweepBackupDrafts } from './backups/folder.ts';
import { makeBackup } from './backups/make.ts';
import { finishRestore, sweepRestoreDrafts } from './backups/restore.ts';
import { checkBeforeOpening, damageIn } from './damage.ts';
import { type Database, openDatabase } from './database.ts';
import { besideLibraryFile, libraryFile, libraryFileOf } from './folder.ts';
import { type LibraryLock, lockLibrary } from './lock.ts';
import { openForReading } from './readOnly.ts';
import { whyUnwritable } from './unwritable.ts';

export interface OpenLibrary {
  readonly db: Database;
  /** Where workers open the library file: its folder, or that of a copy. */
  readonly folder: string;
  /** Why the library can only be read; null when it can be changed. */
  readonly unwritable: AppError | null;
  close(): void;
}

/** Takes a sentence about what takes its time. */
export type Tell = (sentence: string) => void;

/** Throws AppError. */
export function openLibrary(libraryDir: string, now: () => number, tell: Tell): OpenLibrary {
  makeLibraryFolder(libraryDir);
  const lock = lockOrReason(libraryDir);
  if (lock instanceof AppError) return forReading(libraryDir, lock);
  try {
    return withLock(openForWriting(libraryDir, now, tell), lock);
  } catch (error) {
    try {
      const reason = unwritableReason(libraryDir, error);
      if (reason === null) throw damageIn(libraryDir, error) ?? error;
      return withLock(forReading(libraryDir, reason), lock);
    } catch (unopened) {
      lock.release();
      throw unopened;
    }
  }
}

/** Where no lock can be taken because nothing can be written, the reason. Throws AppError('library-busy'). */
function lockOrReason(libraryDir: string): LibraryLock | AppError {
  try {
    return lockLibrary(libraryDir);
  } catch (error) {
    const reason = unwritableReason(libraryDir, error);
    if (reason === null) throw error;
    return reason;
  }
}

function withLock(library: OpenLibrary, lock: LibraryLock): OpenLibrary {
  return {
    ...library,
    close() {
      library.close();
      lock.release();
    },
  };
}

function forReading(libraryDir: string, unwritable: AppError): OpenLibrary {
  return { ...openForReading(libraryDir, unwritable), unwritable };
}

function openForWriting(libraryDir: string, now: () => number, tell: Tell): OpenLibrary {
  finishRestore(libraryDir, now());
  sweepRestoreDrafts(libraryDir);
  sweepBackupDrafts(libraryDir);
  checkBeforeOpening(libraryDir);
  // SQLite would open a file that it may not write for reading, and say so at the first change.
  if (existsSync(libraryFileOf(libraryDir))) accessSync(libraryFileOf(libraryDir), constants.W_OK);
  const db = openDatabase(libraryFileOf(libraryDir), () => {
    tell('The library is from an earlier Stackwax: it is backed up, then brought up to date.');
    makeBackup({ libraryDir, reason: 'migration', now: now() });
  });
  return { db, folder: libraryDir, unwritable: null, close: () => db.close() };
}

function makeLibraryFolder(libraryDir: string): void {
  try {
    makeFolderSync(libraryDir);
  } catch (cause) {
    const reason = diskFault(cause)?.message ?? (cause instanceof Error ? cause.message : String(cause));
    throw new AppError('unwritable', `There can be no library in ${libraryDir}. ${reason}`, {
      path: libraryDir,
      cause,
    });
  }
}

/** Why the library cannot be opened for writing; null when that is not what is wrong. */
function unwritableReason(libraryDir: string, error: unknown): AppError | null {
  const failure = expectedFailure(error);
  if (failure?.kind !== 'unwritable') return null;
  const files = ['', ...besideLibraryFile].map((suffix) => libraryFile + suffix);
  return whyUnwritable(realpathSync(libraryDir), files) ?? failure;
}
