// What is music and what is not (podcasts, audiobooks): logs of what was set on tracks, and on folders for everything in them.
import type { NotMusicReason } from '../../../core/genres/notMusic.ts';
import type { Database, Room } from '../database.ts';
import type { CurrentIds } from '../tracks/joinedTracks.ts';
import type { Append } from './changeLog.ts';

export type Kind = 'music' | 'not music';

export interface KindReads {
  /** Kinds set on tracks themselves. */
  tracks(): Map<number, Kind>;
  /** Kinds set on folders, in the order of their paths. */
  folders(): { folder: string; kind: Kind }[];
}

export interface KindWrites {
  /** Null: the folder decides again. */
  setTracks(trackIds: Iterable<number>, kind: Kind | null): void;
  /** For everything in the folder and below, now and later; null takes it back. */
  setFolder(displayPath: string, kind: Kind | null): void;
  /** All that was ever set on a folder holds for another, of which nothing was said; undo reaches both. Both with their last separator. */
  followFolder(from: string, to: string): void;
  /** What a feature group's scores say of a track: why it might be no music, or that it is music after all. A person decides. */
  propose(trackId: number, group: string, reason: NotMusicReason | null): void;
  /** All that was proposed by this group's scores. */
  dropProposals(group: string): void;
}

export function kindStore(db: Database, append: Append, currentIds: CurrentIds): Room<KindReads, KindWrites> {
  const setTrack = db.prepare('INSERT INTO track_kinds (track_id, kind, change_id) VALUES (?, ?, ?)');
  const setFolder = db.prepare('INSERT INTO folder_kinds (folder, kind, change_id) VALUES (?, ?, ?)');
  const follow = db.prepare<[{ from: string; to: string }]>(/* sql */ `
    INSERT INTO folder_kinds (folder, kind, change_id) SELECT :to, kind, change_id FROM folder_kinds
    WHERE folder = :from AND NOT EXISTS (SELECT 1 FROM folder_kinds WHERE folder = :to) ORDER BY id`);
  const propose = db.prepare(
    'INSERT OR REPLACE INTO kind_proposals (track_id, by_group, reason) VALUES (?, ?, ?)',
  );
  const withdraw = db.prepare('DELETE FROM kind_proposals WHERE track_id = ? AND by_group = ?');
  const withdrawAll = db.prepare('DELETE FROM kind_proposals WHERE by_group = ?');
  const tracks = db.prepare<[], { id: number; kind: Kind }>(/* sql */ `
    SELECT track_id AS id, kind FROM track_kinds k
    WHERE kind IS NOT NULL AND id = (SELECT max(m.id) FROM track_kinds m WHERE m.track_id = k.track_id)`);
  const folders = db.prepare<[], { folder: string; kind: Kind }>(`${folderKindsSql} ORDER BY folder`);
  return {
    read: {
      tracks: () => new Map(tracks.all().map(({ id, kind }) => [id, kind])),
      folders: () => folders.all(),
    },
    write: {
      setTracks(trackIds, kind) {
        for (const id of currentIds([...trackIds])) setTrack.run(id, kind, append({ of: 'tracks' }));
      },
      followFolder: (from, to) => void follow.run({ from, to }),
      propose(trackId, group, reason) {
        for (const id of currentIds([trackId]))
          if (reason === null) withdraw.run(id, group);
          else propose.run(id, group, reason);
      },
      dropProposals: (group) => void withdrawAll.run(group),
      setFolder: (displayPath, kind) =>
        void setFolder.run(withSeparator(displayPath), kind, append({ of: 'tracks' })),
    },
  };
}

/** The folders whose kind is set, each with it. */
export const folderKindsSql = /* sql */ `
  SELECT folder, kind FROM folder_kinds k
  WHERE kind IS NOT NULL AND id = (SELECT max(m.id) FROM folder_kinds m WHERE m.folder = k.folder)`;

/** As `tracks.folder` is written: with its last separator. */
function withSeparator(path: string): string {
  if (/[/\\]$/u.test(path)) return path;
  return path.includes('\\') && !path.includes('/') ? `${path}\\` : `${path}/`;
}
