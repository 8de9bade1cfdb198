// The library file where nothing can be written: read in place while SQLite can, else from a copy in a temporary folder.
import {
  accessSync,
  constants,
  copyFileSync,
  existsSync,
  mkdtempSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '../../core/domain/errors.ts';
import { codeOf } from '../files/diskFaults.ts';
import { prepareConnection, schemaVersion } from './database.ts';
import { libraryFile } from './folder.ts';

export interface ReadOnlyLibrary {
  readonly db: Database.Database;
  /** The folder in which workers open the library file, too. */
  readonly folder: string;
  close(): void;
}

/** `reason`: why nothing can be written. Throws it, or AppError('unreadable' | 'library-unusable'). */
export function openForReading(libraryDir: string, reason: AppError): ReadOnlyLibrary {
  const file = join(libraryDir, libraryFile);
  mustBeReadable(file, reason);
  // SQLite reads a library with a write-ahead log alone where it finds, or can make, two files beside it.
  const inPlace = open(file);
  if (inPlace !== null)
    return checked({ db: inPlace, folder: libraryDir, close: () => inPlace.close() }, reason);
  const folder = copyAside(libraryDir, reason);
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  const db = open(join(folder, libraryFile));
  if (db === null) {
    remove();
    throw new AppError('library-unusable', `${reason.message} A copy of it cannot be read either.`, {
      path: file,
    });
  }
  const close = (): void => {
    db.close();
    remove();
  };
  return checked({ db, folder, close }, reason);
}

function mustBeReadable(file: string, reason: AppError): void {
  try {
    accessSync(file, constants.R_OK);
  } catch (cause) {
    if (codeOf(cause) !== 'EACCES') throw reason;
    throw new AppError(
      'unreadable',
      'You may not read this library, because it belongs to another user or its permissions forbid it. Open it as its user, or use another library.',
      { path: file, cause },
    );
  }
}

/** Null when it cannot be read where it is. */
function open(file: string): Database.Database | null {
  let db: Database.Database | null = null;
  try {
    db = new Database(file, { readonly: true, fileMustExist: true });
    prepareConnection(db);
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
    return db;
  } catch {
    db?.close();
    return null;
  }
}

function checked(library: ReadOnlyLibrary, reason: AppError): ReadOnlyLibrary {
  const version = Number(library.db.pragma('user_version', { simple: true }));
  if (version === schemaVersion) return library;
  library.close();
  const problem =
    version > schemaVersion
      ? 'The library was written by a newer Stackwax.'
      : 'The library is of an earlier version and has to be brought up to date before it can be read.';
  throw new AppError('library-unusable', `${problem} ${reason.message}`, { path: library.folder });
}

/** Copies the library with what its write-ahead log holds to where there is room; at best memory. */
function copyAside(libraryDir: string, reason: AppError): string {
  const names = [libraryFile, `${libraryFile}-wal`].filter((name) => existsSync(join(libraryDir, name)));
  const size = names.reduce((sum, name) => sum + statSync(join(libraryDir, name)).size, 0);
  for (const place of [process.env['XDG_RUNTIME_DIR'], '/dev/shm', tmpdir()]) {
    if (place === undefined || !hasRoom(place, size)) continue;
    let folder: string | null = null;
    try {
      folder = mkdtempSync(join(place, 'stackwax-reading-'));
      for (const name of names)
        copyFileSync(join(libraryDir, name), join(folder, name), constants.COPYFILE_FICLONE);
      return folder;
    } catch {
      if (folder !== null) rmSync(folder, { recursive: true, force: true });
    }
  }
  const megabytes = Math.ceil(size / 1e6);
  throw new AppError(
    'unwritable',
    `${reason.message} To read it, a copy of ${megabytes} MB is needed, and there is no room for one in ${tmpdir()} either.`,
    { path: libraryDir, cause: reason },
  );
}

/** Twice the size: the copy of a log is written into the copy of the library. */
function hasRoom(place: string, size: number): boolean {
  try {
    const { bavail, bsize } = statfsSync(place);
    return bavail * bsize > 2 * size;
  } catch {
    return false;
  }
}
