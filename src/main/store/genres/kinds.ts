// What is music and what is not (podcasts, audiobooks): said of a track, or of a folder for everything in it.
import type { Database } from '../database.ts';
import { justAfter } from '../tracks/trackFilter.ts';

export type Kind = 'music' | 'not music';

export interface KindStore {
  /** Null takes back what was said: the folder decides again. */
  sayTracks(trackIds: readonly number[], kind: Kind | null): void;
  /** Of everything in the folder and below, now and later; null takes it back. */
  sayFolder(displayPath: string, kind: Kind | null, now: number): void;
  /** Every track in the folder and below, missing ones too. */
  tracksIn(displayPath: string): number[];
  /** What was said of tracks. */
  tracks(): Map<number, Kind>;
  /** What was said of folders, in the order of their paths. */
  folders(): { folder: string; kind: Kind }[];
  /** Writes what counts, for these tracks or all; predictions of what is no music are forgotten. */
  decide(trackIds: readonly number[] | 'all'): void;
}

export function kindStore(db: Database): KindStore {
  const say = db.prepare<[Kind | null, string]>(
    'UPDATE tracks SET said_kind = ? WHERE id IN (SELECT value FROM json_each(?))',
  );
  const sayFolder = db.prepare(
    'INSERT OR REPLACE INTO folder_kinds (display_path, kind, at) VALUES (?, ?, ?)',
  );
  const forgetFolder = db.prepare('DELETE FROM folder_kinds WHERE display_path = ?');
  const tracks = db.prepare<[], { id: number; kind: Kind }>(
    'SELECT id, said_kind AS kind FROM tracks WHERE said_kind IS NOT NULL',
  );
  const inside = db
    .prepare<[string, string], number>('SELECT id FROM tracks WHERE folder >= ? AND folder < ?')
    .pluck();
  const folders = db.prepare<[], { folder: string; kind: Kind }>(
    'SELECT display_path AS folder, kind FROM folder_kinds ORDER BY display_path',
  );
  const counts = /* sql */ `
    coalesce(said_kind, (
      SELECT k.kind FROM folder_kinds k
      WHERE substr(tracks.folder, 1, length(k.display_path)) = k.display_path
      ORDER BY length(k.display_path) DESC LIMIT 1
    ), 'music')`;
  const decideSql = (scope: string): string =>
    `UPDATE tracks SET kind = ${counts} WHERE ${scope} AND kind <> ${counts}`;
  const decideSome = db.prepare<[string]>(decideSql('id IN (SELECT value FROM json_each(?))'));
  const decideAll = db.prepare(decideSql('true'));
  const forget = db.prepare(
    "DELETE FROM predictions WHERE track_id IN (SELECT id FROM tracks WHERE kind = 'not music')",
  );
  return {
    sayTracks: (trackIds, kind) => void say.run(kind, JSON.stringify(trackIds)),
    sayFolder(displayPath, kind, now) {
      const folder = withSeparator(displayPath);
      if (kind === null) forgetFolder.run(folder);
      else sayFolder.run(folder, kind, now);
    },
    tracksIn(displayPath) {
      const folder = withSeparator(displayPath);
      return inside.all(folder, justAfter(folder));
    },
    tracks: () => new Map(tracks.all().map(({ id, kind }) => [id, kind])),
    folders: () => folders.all(),
    decide(trackIds) {
      const { changes } = trackIds === 'all' ? decideAll.run() : decideSome.run(JSON.stringify(trackIds));
      if (changes > 0) forget.run();
    },
  };
}

/** As `tracks.folder` is written: with its last separator. */
function withSeparator(path: string): string {
  if (/[/\\]$/u.test(path)) return path;
  return path.includes('\\') && !path.includes('/') ? `${path}\\` : `${path}/`;
}
