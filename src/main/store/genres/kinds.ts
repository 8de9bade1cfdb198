// What is music and what is not (podcasts, audiobooks): set on a track, or on a folder for everything in it.
import type { Database, Room } from '../database.ts';

export type Kind = 'music' | 'not music';

export interface KindReads {
  /** Kinds set on tracks themselves. */
  tracks(): Map<number, Kind>;
  /** Kinds set on folders, in the order of their paths. */
  folders(): { folder: string; kind: Kind }[];
}

export interface KindWrites {
  /** Null: the folder decides again. */
  setTracks(trackIds: readonly number[], kind: Kind | null): void;
  /** For everything in the folder and below, now and later; null takes it back. */
  setFolder(displayPath: string, kind: Kind | null): void;
}

export function kindStore(db: Database, now: () => number): Room<KindReads, KindWrites> {
  const set = db.prepare<[Kind | null, string]>(
    'UPDATE tracks SET said_kind = ? WHERE id IN (SELECT value FROM json_each(?))',
  );
  const setFolder = db.prepare(
    'INSERT OR REPLACE INTO folder_kinds (display_path, kind, at) VALUES (?, ?, ?)',
  );
  const forgetFolder = db.prepare('DELETE FROM folder_kinds WHERE display_path = ?');
  const tracks = db.prepare<[], { id: number; kind: Kind }>(
    'SELECT id, said_kind AS kind FROM tracks WHERE said_kind IS NOT NULL',
  );
  const folders = db.prepare<[], { folder: string; kind: Kind }>(
    'SELECT display_path AS folder, kind FROM folder_kinds ORDER BY display_path',
  );
  return {
    read: {
      tracks: () => new Map(tracks.all().map(({ id, kind }) => [id, kind])),
      folders: () => folders.all(),
    },
    write: {
      setTracks: (trackIds, kind) => void set.run(kind, JSON.stringify(trackIds)),
      setFolder(displayPath, kind) {
        const folder = withSeparator(displayPath);
        if (kind === null) forgetFolder.run(folder);
        else setFolder.run(folder, kind, now());
      },
    },
  };
}

/** As `tracks.folder` is written: with its last separator. */
function withSeparator(path: string): string {
  if (/[/\\]$/u.test(path)) return path;
  return path.includes('\\') && !path.includes('/') ? `${path}\\` : `${path}/`;
}
