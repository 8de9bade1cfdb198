// The folders that the user pointed Stackwax at.
import type { Offline, OfflineReason } from '../../core/domain/root.ts';
import type { Database, Room } from './database.ts';

export interface RootPlace {
  readonly id: number;
  readonly path: Buffer;
  readonly displayPath: string;
  /** The drive on which its files were found last; null before the first scan. */
  readonly device: string | null;
  /** Null while it can be reached. */
  readonly offline: Offline | null;
}

export interface Root extends RootPlace {
  /** Tracks known below it, missing ones too. */
  readonly tracks: number;
}

export interface RootReads {
  list(): Root[];
  /** The same without counting tracks, which takes a while. */
  places(): RootPlace[];
  removed(): Root[];
  /** Tracks that this folder was to have, wherever they lie. */
  tracks(id: number): { id: number; path: Buffer }[];
  /** Those that can be reached and of which not all files have been read yet. */
  unread(): number[];
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
  /** Since now, unless it was offline before. */
  setOffline(id: number, reason: OfflineReason): void;
  setOnline(id: number, device: string | null): void;
  /** All files of it have been read. */
  setRead(id: number): void;
  /** What is hidden at this path is scanned from now on. */
  takeIn(path: Uint8Array): void;
}

export function rootStore(db: Database, now: () => number): Room<RootReads, RootWrites> {
  const columns = /* sql */ `
    r.id, r.path, r.display_path AS displayPath, r.device, r.offline_since AS since, r.offline_reason AS reason`;
  const listed = (which: string): string => /* sql */ `
    SELECT ${columns}, count(t.id) AS tracks
    FROM roots r LEFT JOIN tracks t ON t.root_id = r.id WHERE ${which} GROUP BY r.id ORDER BY r.id`;
  const list = db.prepare<[], Row<Root>>(listed('r.removed_at IS NULL'));
  const removed = db.prepare<[], Row<Root>>(listed('r.removed_at IS NOT NULL'));
  const places = db.prepare<[], Row<RootPlace>>(
    `SELECT ${columns} FROM roots r WHERE r.removed_at IS NULL ORDER BY r.id`,
  );
  const setOffline = db.prepare(
    'UPDATE roots SET offline_since = coalesce(offline_since, ?), offline_reason = ? WHERE id = ?',
  );
  const setOnline = db.prepare(
    'UPDATE roots SET offline_since = NULL, offline_reason = NULL, device = ? WHERE id = ?',
  );
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
  const setRead = db.prepare('UPDATE roots SET read_at = ? WHERE id = ? AND read_at IS NULL');
  const unread = db
    .prepare<[], number>(
      'SELECT id FROM roots WHERE removed_at IS NULL AND offline_since IS NULL AND read_at IS NULL',
    )
    .pluck();
  const takenIn = db.prepare<[], Buffer>('SELECT path FROM taken_in ORDER BY path').pluck();
  const takeIn = db.prepare('INSERT OR IGNORE INTO taken_in (path, at) VALUES (?, ?)');
  return {
    read: {
      list: () => list.all().map(withOffline),
      places: () => places.all().map(withOffline),
      removed: () => removed.all().map(withOffline),
      tracks: (id) => tracks.all(id),
      unread: () => unread.all(),
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
      setOffline: (id, reason) => void setOffline.run(now(), reason, id),
      setOnline: (id, device) => void setOnline.run(device, id),
      setRead: (id) => void setRead.run(now(), id),
      takeIn: (path) => void takeIn.run(Buffer.from(path), now()),
    },
  };
}

/** As SQL gives it. */
type Row<Shaped extends RootPlace> = Omit<Shaped, 'offline'> & {
  readonly since: number | null;
  readonly reason: OfflineReason | null;
};

function withOffline<Shaped extends RootPlace>({ since, reason, ...root }: Row<Shaped>) {
  return { ...root, offline: since === null || reason === null ? null : { since, reason } };
}
