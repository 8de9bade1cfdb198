// One library, one process: a lock that the operating system lets go of by itself when its holder dies.
import { lstatSync, realpathSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '../../core/domain/errors.ts';
import { codeOf } from '../files/diskFaults.ts';
import { whyUnwritable } from './unwritable.ts';

export interface LibraryLock {
  release(): void;
}

const lockFile = 'library.lock';
/** Others may be mending the same damage at this moment. */
const attempts = 5;

/**
 * Libraries of this process. It must not touch the lock file of one that it holds: the system lets go of a process's
 * locks on a file as soon as the process closes that file anywhere.
 */
const held = new Set<string>();

/**
 * Takes the library for this process. The lock is SQLite's own write lock on a small file beside the library, so
 * neither `kill -9` nor a reused process id can leave a stale one. Others can still read who has it. What is in the
 * file does not matter: when it is damaged, it is emptied in place, which takes no lock from anybody.
 * Throws AppError('library-busy' | 'unwritable').
 */
export function lockLibrary(libraryDir: string): LibraryLock {
  const folder = realpathSync(libraryDir);
  if (held.has(folder)) throw busy(libraryDir, process.pid, null);
  const file = join(folder, lockFile);
  let db: Database.Database | null = null;
  let cause: unknown;
  for (let attempt = 0; db === null && attempt < attempts; attempt++) {
    const taken = take(file);
    if (!('cause' in taken)) db = taken.db;
    else {
      cause = taken.cause;
      if (codeOf(cause)?.startsWith('SQLITE_BUSY')) throw busy(libraryDir, taken.holder, cause);
      const reason = whyUnwritable(folder, [lockFile]);
      if (reason !== null) throw reason;
      empty(file, cause);
    }
  }
  if (db === null) throw unusable(file, cause);
  const lock = db;
  held.add(folder);
  return {
    release() {
      lock.close();
      held.delete(folder);
    },
  };
}

type Taken = { readonly db: Database.Database } | { readonly cause: unknown; readonly holder: number | null };

function take(file: string): Taken {
  let db: Database.Database | null = null;
  try {
    db = new Database(file, { timeout: 0 });
    db.exec(
      'CREATE TABLE IF NOT EXISTS holder (only_row INTEGER PRIMARY KEY CHECK (only_row = 1), pid INTEGER NOT NULL)',
    );
    noteHolder(db);
    db.exec('BEGIN IMMEDIATE');
    return { db };
  } catch (cause) {
    const holder = db === null ? null : readHolder(db);
    db?.close();
    return { cause, holder };
  }
}

/** For messages alone: a full disk, which cannot take it, can still be locked. */
function noteHolder(db: Database.Database): void {
  try {
    db.prepare('INSERT OR REPLACE INTO holder VALUES (1, ?)').run(process.pid);
  } catch (error) {
    if (codeOf(error) !== 'SQLITE_FULL') throw error;
  }
}

function readHolder(db: Database.Database): number | null {
  try {
    const holder = db.prepare<[], { pid: number }>('SELECT pid FROM holder').get();
    return holder === undefined || holder.pid === process.pid ? null : holder.pid;
  } catch {
    // Not even readable at this moment: the other process is just taking it.
    return null;
  }
}

/** Never deleted: of two processes that delete and make it anew each could hold a lock, on a file of its own. */
function empty(file: string, cause: unknown): void {
  try {
    if (!lstatSync(file).isFile()) throw unusable(file, cause);
    truncateSync(file);
  } catch (error) {
    throw error instanceof AppError ? error : unusable(file, error);
  }
}

function unusable(file: string, cause: unknown): AppError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new AppError(
    'library-unusable',
    `The file by which a library is locked cannot be used (${reason}). Close every Stackwax, delete ${file}, and start again.`,
    { path: file, cause },
  );
}

function busy(libraryDir: string, holder: number | null, cause: unknown): AppError {
  const who = holder === null ? 'Another process' : `Process ${holder}`;
  return new AppError(
    'library-busy',
    `${who} has this library open. Close it first, or use another --library.`,
    { path: libraryDir, cause },
  );
}
