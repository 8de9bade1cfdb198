// The folders that the user pointed Stackwax at.
import type { Database, Room } from './database.ts';

export interface Root {
  readonly id: number;
  readonly path: Buffer;
  readonly displayPath: string;
  /** Tracks known below it, missing ones too. */
  readonly tracks: number;
}

export interface RootReads {
  list(): Root[];
  removed(): Root[];
  /** Tracks that this folder was to have, wherever they lie. */
  tracks(id: number): { id: number; path: Buffer }[];
  /** Hidden folders and files that a person has taken in. */
  takenIn(): Buffer[];
}

export interface RootWrites {
  /** A folder that was taken out comes back. */
  add(path: Uint8Array, displayPath: string): number;
  /** Takes it out; its tracks and their labels are kept, hidden. */
  remove(id: number): void;
  /** Gives these tracks to another folder. */
  adopt(id: number, trackIds: readonly number[]): void;
  /** What is hidden at this path is scanned from now on. */
  takeIn(path: Uint8Array): void;
}

export function rootStore(db: Database, now: () => number): Room<RootReads, RootWrites> {
  const listed = (which: string): string => /* sql */ `
    SELECT r.id, r.path, r.display_path AS displayPath, count(t.id) AS tracks
    FROM roots r LEFT JOIN tracks t ON t.root_id = r.id WHERE ${which} GROUP BY r.id ORDER BY r.id`;
  const list = db.prepare<[], Root>(listed('r.removed_at IS NULL'));
  const removed = db.prepare<[], Root>(listed('r.removed_at IS NOT NULL'));
  const find = db.prepare<[Uint8Array], { id: number }>('SELECT id FROM roots WHERE path = ?');
  const insert = db.prepare('INSERT INTO roots (path, display_path, added_at) VALUES (?, ?, ?)');
  const restore = db.prepare('UPDATE roots SET removed_at = NULL WHERE id = ?');
  const remove = db.prepare('UPDATE roots SET removed_at = ? WHERE id = ?');
  const hide = db.prepare(
    "UPDATE tracks SET presence = 'missing', missing_at = ? WHERE root_id = ? AND presence = 'present'",
  );
  const tracks = db.prepare<[number], { id: number; path: Buffer }>(
    'SELECT id, path FROM tracks WHERE root_id = ?',
  );
  const adopt = db.prepare('UPDATE tracks SET root_id = ? WHERE id IN (SELECT value FROM json_each(?))');
  const takenIn = db.prepare<[], Buffer>('SELECT path FROM taken_in ORDER BY path').pluck();
  const takeIn = db.prepare('INSERT OR IGNORE INTO taken_in (path, at) VALUES (?, ?)');
  return {
    read: {
      list: () => list.all(),
      removed: () => removed.all(),
      tracks: (id) => tracks.all(id),
      takenIn: () => takenIn.all(),
    },
    write: {
      add(path, displayPath) {
        const known = find.get(Buffer.from(path));
        if (known !== undefined) restore.run(known.id);
        return known?.id ?? Number(insert.run(Buffer.from(path), displayPath, now()).lastInsertRowid);
      },
      remove(id) {
        const at = now();
        remove.run(at, id);
        hide.run(at, id);
      },
      adopt: (id, trackIds) => void adopt.run(id, JSON.stringify(trackIds)),
      takeIn: (path) => void takeIn.run(Buffer.from(path), now()),
    },
  };
}
