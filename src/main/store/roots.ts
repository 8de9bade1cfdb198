// The folders that the user pointed Stackwax at.
import type { Database } from './database.ts';

export interface Root {
  readonly id: number;
  readonly path: Buffer;
  readonly displayPath: string;
  /** Tracks known below it, missing ones too. */
  readonly tracks: number;
}

export interface RootStore {
  list(): Root[];
  add(path: Uint8Array, displayPath: string, now: number): number;
}

export function rootStore(db: Database): RootStore {
  const list = db.prepare<[], Root>(/* sql */ `
    SELECT r.id, r.path, r.display_path AS displayPath, count(t.id) AS tracks
    FROM roots r LEFT JOIN tracks t ON t.root_id = r.id GROUP BY r.id ORDER BY r.id`);
  const find = db.prepare<[Uint8Array], { id: number }>('SELECT id FROM roots WHERE path = ?');
  const insert = db.prepare('INSERT INTO roots (path, display_path, added_at) VALUES (?, ?, ?)');
  return {
    list: () => list.all(),
    add(path, displayPath, now) {
      const known = find.get(Buffer.from(path));
      return known?.id ?? Number(insert.run(Buffer.from(path), displayPath, now).lastInsertRowid);
    },
  };
}
