// What the player goes on with after a restart: what is queued, what was in the player, and where in it.
import type { KeptPlace } from '../../../core/domain/playing.ts';
import { trackListSchema } from '../../../core/domain/track.ts';
import type { Database, Room } from '../database.ts';
import { parseStored } from '../stored.ts';
import type { CurrentIds } from '../tracks/joinedTracks.ts';

export interface QueueReads {
  /** What still exists of it, in order. */
  queued(): number[];
  /** Null where nothing was in the player, or it exists no more. */
  place(): KeptPlace | null;
}

export interface QueueWrites {
  setQueued(trackIds: readonly number[]): void;
  setPlace(place: KeptPlace | null): void;
}

export function queueStore(db: Database, current: CurrentIds): Room<QueueReads, QueueWrites> {
  const queued = db.prepare<[], string>('SELECT track_ids FROM queues').pluck();
  const place = db.prepare<[], KeptPlace>(
    'SELECT track_id AS trackId, seconds FROM player_places WHERE track_id IS NOT NULL',
  );
  const existing = db
    .prepare<[string], number>('SELECT id FROM tracks WHERE id IN (SELECT value FROM json_each(?))')
    .pluck();
  const setQueued = db.prepare('INSERT OR REPLACE INTO queues (only_row, track_ids) VALUES (1, ?)');
  const setPlace = db.prepare(
    'INSERT OR REPLACE INTO player_places (only_row, track_id, seconds) VALUES (1, ?, ?)',
  );

  function known(ids: readonly number[]): number[] {
    // Each by itself: one track may be queued twice.
    const now = ids.flatMap((id) => current([id]));
    const there = new Set(existing.all(JSON.stringify(now)));
    return now.filter((id) => there.has(id));
  }

  return {
    read: {
      queued: () => known(parseStored(trackListSchema, queued.get() ?? '[]')[0] ?? []),
      place() {
        const kept = place.get();
        if (kept === undefined) return null;
        const [trackId] = known([kept.trackId]);
        return trackId === undefined ? null : { trackId, seconds: kept.seconds };
      },
    },
    write: {
      setQueued: (trackIds) => void setQueued.run(JSON.stringify(trackIds)),
      setPlace: (kept) => void setPlace.run(kept?.trackId ?? null, kept?.seconds ?? 0),
    },
  };
}
