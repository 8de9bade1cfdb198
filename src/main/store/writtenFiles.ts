// Exported files that cannot carry a mark: what was last written to each path, by its hash.
import type { Database, Room } from './database.ts';

export interface WrittenFileReads {
  /** Hash of what Stackwax last wrote there; null when it never did. */
  hash(path: string): string | null;
}

export interface WrittenFileWrites {
  note(path: string, hash: string): void;
}

export function writtenFileStore(db: Database): Room<WrittenFileReads, WrittenFileWrites> {
  const hash = db.prepare<[string], string>('SELECT hash FROM written_files WHERE path = ?').pluck();
  const note = db.prepare('INSERT OR REPLACE INTO written_files (path, hash) VALUES (?, ?)');
  return {
    read: { hash: (path) => hash.get(path) ?? null },
    write: { note: (path, value) => void note.run(path, value) },
  };
}
