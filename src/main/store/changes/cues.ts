// Cue points: a log of what each other program has of a track, whole each time; of a track and a program the last counts.
import {
  type CuePoint,
  type CueSource,
  type ReadCue,
  readCuesSchema,
} from '../../../core/domain/cuePoint.ts';
import type { Database, Room } from '../database.ts';
import { parseStored } from '../stored.ts';
import type { CurrentIds } from '../tracks/joinedTracks.ts';
import type { Append } from './changeLog.ts';

export interface CueReads {
  /** Of all programs, in the order of their time. */
  of(trackId: number): CuePoint[];
  /** The same of many; those that have none are not among them. */
  ofAll(trackIds: readonly number[]): Map<number, CuePoint[]>;
}

export interface CueWrites {
  /** In the place of what was known of this program; false, and nothing written, where it is the same. */
  takeIn(trackId: number, source: CueSource, cues: readonly ReadCue[]): boolean;
}

export function cueStore(db: Database, append: Append, currentIds: CurrentIds): Room<CueReads, CueWrites> {
  const stored = db.prepare<[string], { trackId: number; source: CueSource; cues: string }>(/* sql */ `
    SELECT c.track_id AS trackId, c.source, c.cues
    FROM json_each(?) wanted CROSS JOIN cue_points c ON c.track_id = wanted.value
    WHERE c.cues IS NOT NULL
      AND c.id = (SELECT max(l.id) FROM cue_points l WHERE l.track_id = c.track_id AND l.source = c.source)`);
  const last = db
    .prepare<[number, string], string | null>(
      'SELECT cues FROM cue_points WHERE track_id = ? AND source = ? ORDER BY id DESC LIMIT 1',
    )
    .pluck();
  const insert = db.prepare('INSERT INTO cue_points (track_id, source, cues, change_id) VALUES (?, ?, ?, ?)');
  function ofAll(trackIds: readonly number[]): Map<number, CuePoint[]> {
    const rows = Map.groupBy(stored.all(JSON.stringify(trackIds)), ({ trackId }) => trackId);
    return new Map([...rows].map(([trackId, some]) => [trackId, some.flatMap(cuesIn).sort(byTime)]));
  }

  return {
    read: { of: (trackId) => ofAll([trackId]).get(trackId) ?? [], ofAll },
    write: {
      takeIn(trackId, source, cues) {
        const stored = cues.length === 0 ? null : JSON.stringify(cues);
        let isNew = false;
        for (const id of currentIds([trackId])) {
          if ((last.get(id, source) ?? null) === stored) continue;
          insert.run(id, source, stored, append({ of: 'tracks' }));
          isNew = true;
        }
        return isNew;
      },
    },
  };
}

function cuesIn({ source, cues }: { readonly source: CueSource; readonly cues: string }): CuePoint[] {
  return parseStored(readCuesSchema, cues)
    .flat()
    .map((cue) => ({ ...cue, source }));
}

function byTime(a: CuePoint, b: CuePoint): number {
  return a.seconds - b.seconds || (a.number ?? -1) - (b.number ?? -1);
}
