// Where a person had files put: a log of moves, copies and links, written before the disk is touched, and how each ended.
import type { Database, Room } from '../database.ts';
import type { CurrentIds } from '../tracks/joinedTracks.ts';
import type { Append } from './changeLog.ts';

export type PlaceWay = 'copy' | 'hard-link' | 'move';

/** One file from one place to another; paths are bytes. */
export interface Placing {
  readonly trackId: number;
  readonly way: PlaceWay;
  readonly from: Buffer;
  readonly to: Buffer;
  readonly size: number;
  readonly mtimeMs: number;
}

export interface PlaceStep extends Placing {
  readonly id: number;
  /** It is taken back: what stands at `to` goes, or returns to `from`. */
  readonly isBack: boolean;
}

export interface PlaceReads {
  /** What a change asks for and has not ended yet; an undo asks only for what was done, and for nothing once it is redone. */
  waiting(changeId: number): PlaceStep[];
  /** Changes of which something has not ended: a process has, or what is taken back waits for its place. */
  unfinished(): number[];
  /** The last change that placed files of which some are not taken back; null for none. */
  lastStanding(): StandingPlaces | null;
  /** Organising made this folder, and has not taken it away. */
  isMadeFolder(folder: string): boolean;
}

export interface StandingPlaces {
  readonly changeId: number;
  /** Its undo has begun, and waits for the rest; null where nothing was taken back. */
  readonly undo: number | null;
  /** That would be taken back. */
  readonly files: number;
  readonly at: number;
}

export interface PlaceWrites {
  /** All of one step; returns the change. */
  plan(placings: readonly Placing[]): number | null;
  /** 'left': nothing was changed on the disk. */
  end(stepId: number, outcome: 'done' | 'left'): void;
  /** Appends the undo of this change, whatever came after it: nothing else depends on where files were put. */
  takeBack(changeId: number): number;
  /** Before they are made. */
  noteFolders(folders: readonly string[]): void;
  /** They are gone again. */
  forgetFolders(folders: readonly string[]): void;
}

/** As JSON in the log: every character of a path is a byte. */
interface StoredPlace {
  readonly way: PlaceWay;
  readonly from: string;
  readonly to: string;
  readonly size: number;
  readonly mtimeMs: number;
}

interface Row {
  readonly id: number;
  readonly trackId: number;
  readonly place: string;
  readonly isBack: 0 | 1;
}

export function placeStore(
  db: Database,
  append: Append,
  currentIds: CurrentIds,
  undo: (changeId: number) => number,
): Room<PlaceReads, PlaceWrites> {
  const insert = db.prepare('INSERT INTO file_places (track_id, place, change_id) VALUES (?, ?, ?)');
  const end = db.prepare('INSERT INTO file_place_ends (place_id, outcome) VALUES (?, ?)');
  // A row of an undo stands for that of the same track in the change that it takes back.
  const steps = (which: string): string => /* sql */ `
    SELECT p.id, p.track_id AS trackId, coalesce(u.place, p.place) AS place, c.undoes IS NOT NULL AS isBack
    FROM file_places p JOIN changes c ON c.id = p.change_id
    LEFT JOIN file_places u ON u.change_id = c.undoes AND u.track_id = p.track_id
    WHERE ${which} AND NOT EXISTS (SELECT 1 FROM file_place_ends e WHERE e.place_id = p.id)
      AND (c.undoes IS NULL OR EXISTS (SELECT 1 FROM file_place_ends e WHERE e.place_id = u.id AND e.outcome = 'done'))
      AND NOT EXISTS (SELECT 1 FROM changes r WHERE r.redoes = c.id)
    ORDER BY p.id`;
  const waiting = db.prepare<[number], Row>(steps('p.change_id = ?'));
  const unfinished = db
    .prepare<[], number>(
      `SELECT DISTINCT change_id FROM file_places WHERE id IN (SELECT id FROM (${steps('true')}))`,
    )
    .pluck();
  const placed = db.prepare<[], Omit<StandingPlaces, 'files'>>(/* sql */ `
    SELECT c.id AS changeId, c.at, u.id AS undo FROM changes c LEFT JOIN changes u ON u.undoes = c.id
    WHERE c.undoes IS NULL AND c.scope = 'files' AND EXISTS (SELECT 1 FROM file_places p WHERE p.change_id = c.id)
    ORDER BY c.id DESC`);
  const done = db
    .prepare<[number], number>(
      "SELECT count(*) FROM file_places p JOIN file_place_ends e ON e.place_id = p.id AND e.outcome = 'done' WHERE p.change_id = ?",
    )
    .pluck();
  const madeFolder = db.prepare<[string], number>('SELECT 1 FROM made_folders WHERE folder = ?').pluck();
  const noteFolder = db.prepare('INSERT OR IGNORE INTO made_folders (folder) VALUES (?)');
  const forgetFolder = db.prepare('DELETE FROM made_folders WHERE folder = ?');
  return {
    read: {
      waiting: (changeId) => waiting.all(changeId).map(step),
      unfinished: () => unfinished.all(),
      lastStanding() {
        for (const change of placed.all()) {
          const { changeId, undo } = change;
          const files = undo === null ? (done.get(changeId) ?? 0) : waiting.all(undo).length;
          if (files > 0) return { ...change, files };
        }
        return null;
      },
      isMadeFolder: (folder) => madeFolder.get(folder) !== undefined,
    },
    write: {
      plan(placings) {
        let change: number | null = null;
        for (const { trackId, way, from, to, size, mtimeMs } of placings)
          for (const id of currentIds([trackId])) {
            change = append({ of: 'files' });
            const place: StoredPlace = {
              way,
              from: from.toString('latin1'),
              to: to.toString('latin1'),
              size,
              mtimeMs,
            };
            insert.run(id, JSON.stringify(place), change);
          }
        return change;
      },
      end: (stepId, outcome) => void end.run(stepId, outcome),
      takeBack: undo,
      noteFolders(folders) {
        for (const folder of folders) noteFolder.run(folder);
      },
      forgetFolders(folders) {
        for (const folder of folders) forgetFolder.run(folder);
      },
    },
  };

  function step({ id, trackId, place, isBack }: Row): PlaceStep {
    const { from, to, ...rest }: StoredPlace = JSON.parse(place);
    const [current = trackId] = currentIds([trackId]);
    return {
      ...rest,
      id,
      trackId: current,
      from: Buffer.from(from, 'latin1'),
      to: Buffer.from(to, 'latin1'),
      isBack: isBack === 1,
    };
  }
}
