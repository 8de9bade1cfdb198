// A database of another program, which may be running: read from a copy, so that nothing is written beside the original and what its log holds counts.
import { constants, copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '../../../core/domain/errors.ts';

/** What belongs to a database besides its file: the log that is not yet in it, and what takes an unfinished change back. */
const beside = ['', '-wal', '-journal'];
const tries = 3;

/** `use` gets the copy, which is gone afterwards. Throws AppError('invalid') for what is no whole database. */
export function withCopy<Result>(path: string, use: (db: Database.Database) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'stackwax-import-'));
  let db: Database.Database | null = null;
  try {
    const copy = join(folder, 'library.db');
    copyTogether(path, copy);
    db = new Database(copy);
    db.pragma('trusted_schema = OFF');
    db.pragma('cell_size_check = ON');
    const problem = db.prepare<[], string>('PRAGMA quick_check(1)').pluck().get();
    if (problem !== 'ok') throw damaged(path, problem ?? 'it cannot be checked');
    return use(db);
  } catch (error) {
    if (error instanceof Database.SqliteError) throw damaged(path, error.message, error);
    throw error;
  } finally {
    db?.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** All of one moment: what changes while it is copied is copied again. */
function copyTogether(path: string, copy: string): void {
  for (let tried = 1; ; tried++) {
    const before = seen(path);
    for (const end of beside) {
      rmSync(`${copy}${end}`, { force: true });
      if (existsSync(`${path}${end}`))
        copyFileSync(`${path}${end}`, `${copy}${end}`, constants.COPYFILE_FICLONE);
    }
    if (seen(path) === before) return;
    if (tried === tries)
      throw new AppError('invalid', 'It is being written to by its program. Close that, and try again.', {
        path,
      });
  }
}

function seen(path: string): string {
  return JSON.stringify(
    beside.map((end) => {
      const stats = statSync(`${path}${end}`, { throwIfNoEntry: false });
      return stats === undefined ? null : [stats.size, stats.mtimeMs];
    }),
  );
}

function damaged(path: string, reason: string, cause?: unknown): AppError {
  return new AppError('invalid', `The database is damaged: ${reason}.`, { path, cause });
}

/** Its tables, each with the names of its columns; views are none. */
export function tablesOf(db: Database.Database): Map<string, ReadonlySet<string>> {
  const names = db
    .prepare<[], string>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'",
    )
    .pluck()
    .all();
  const columns = db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck();
  return new Map(names.map((name) => [name, new Set(columns.all(name))]));
}
