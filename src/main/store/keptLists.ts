// Lists that take long to put together, kept in the library from one session to the next: triggers drop all when one may have changed.
import Sqlite from 'better-sqlite3';
import type { Database } from './database.ts';

/** Another number where the same tracks would give another list. */
export const keptNames = { order: 'album order 1', present: 'present 1', artists: 'artists 1' } as const;
type KeptName = (typeof keptNames)[keyof typeof keptNames];
/** As they are in memory: those that were asked for, and are still true. */
export type ListsToKeep = readonly (readonly [name: KeptName, list: Buffer])[];

export interface KeptLists {
  /** Null where it is not kept, or no longer true. */
  get(name: KeptName): Buffer | null;
  /** What is kept already stays as it is. Where SQLite cannot write them, the next session begins more slowly. */
  keep(lists: ListsToKeep): void;
}

/** The lists of fewer tracks are put together in some milliseconds. */
export const keptFrom = 2000;

export function keptLists(db: Database): KeptLists {
  const get = db.prepare<[string], Buffer>('SELECT list FROM kept_lists WHERE name = ?').pluck();
  const isKept = db.prepare<[string], number>('SELECT count(*) FROM kept_lists WHERE name = ?').pluck();
  const tracks = db.prepare<[], number | null>('SELECT max(id) FROM tracks').pluck();
  const save = db.prepare('INSERT INTO kept_lists (name, list) VALUES (?, ?)');
  return {
    get: (name) => get.get(name) ?? null,
    keep(lists) {
      try {
        if ((tracks.get() ?? 0) < keptFrom) return;
        db.transaction(() => {
          for (const [name, list] of lists) if (isKept.get(name) === 0) save.run(name, list);
        })();
      } catch (error) {
        if (!(error instanceof Sqlite.SqliteError)) throw error;
      }
    },
  };
}
