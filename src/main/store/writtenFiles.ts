// Exported files that cannot carry a mark: what Stackwax wrote to each path, or was about to when it ended, by hash.
import type { Database, Room } from './database.ts';

export interface WrittenFileReads {
  /** Whether Stackwax wrote these bytes there. */
  isOurs(path: string, hash: string): boolean;
}

export interface WrittenFileWrites {
  /** Before the file takes its name; what was there is still ours, too. */
  expect(path: string, hash: string): void;
  /** Once it has it. */
  note(path: string, hash: string): void;
}

export function writtenFileStore(db: Database): Room<WrittenFileReads, WrittenFileWrites> {
  const known = db
    .prepare<[string, string], number>('SELECT 1 FROM written_files WHERE path = ? AND hash = ?')
    .pluck();
  const expect = db.prepare('INSERT OR IGNORE INTO written_files (path, hash) VALUES (?, ?)');
  const forget = db.prepare('DELETE FROM written_files WHERE path = ? AND hash <> ?');
  return {
    read: { isOurs: (path, hash) => known.get(path, hash) !== undefined },
    write: {
      expect: (path, hash) => void expect.run(path, hash),
      note(path, hash) {
        expect.run(path, hash);
        forget.run(path, hash);
      },
    },
  };
}
