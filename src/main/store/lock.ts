// One library, one process: a lock that the operating system lets go of by itself when its holder dies.
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '../../core/domain/errors.ts';

export interface LibraryLock {
  release(): void;
}

/**
 * Takes the library for this process. The lock is SQLite's own write lock on a small file beside the library, so
 * neither `kill -9` nor a reused process id can leave a stale one. Others can still read who has it.
 * Throws AppError('library-busy').
 */
export function lockLibrary(libraryDir: string): LibraryLock {
  const file = join(libraryDir, 'library.lock');
  const db = new Database(file, { timeout: 0 });
  try {
    db.exec(
      'CREATE TABLE IF NOT EXISTS holder (only_row INTEGER PRIMARY KEY CHECK (only_row = 1), pid INTEGER NOT NULL)',
    );
    db.prepare('INSERT OR REPLACE INTO holder VALUES (1, ?)').run(process.pid);
    db.exec('BEGIN IMMEDIATE');
  } catch (cause) {
    const holder = readHolder(db);
    db.close();
    const who = holder === null ? 'Another process' : `Process ${holder}`;
    throw new AppError(
      'library-busy',
      `${who} has this library open. Close it first, or use another --library.`,
      {
        path: libraryDir,
        cause,
      },
    );
  }
  return { release: () => db.close() };
}

function readHolder(db: Database.Database): number | null {
  try {
    const holder = db.prepare<[], { pid: number }>('SELECT pid FROM holder').get();
    return holder?.pid ?? null;
  } catch {
    // Not even readable at this moment: the other process is just taking it.
    return null;
  }
}
