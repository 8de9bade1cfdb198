// Ratings: a log of the stars that a person gave to tracks; the last ones count.
import type { Database, Room } from '../database.ts';
import type { CurrentIds } from '../tracks/joinedTracks.ts';
import type { Append } from './changeLog.ts';

export interface RatingReads {
  /** The stars of every track that has some. */
  current(): Map<number, number>;
}

export interface RatingWrites {
  /** One to five stars; null takes them back. Tracks that have as many already are left alone. Returns how many changed. */
  set(trackIds: Iterable<number>, stars: number | null): number;
  /** From another program: only where the person has given none. Returns how many have stars since. */
  takeIn(trackIds: Iterable<number>, stars: number): number;
}

export function ratingStore(
  db: Database,
  append: Append,
  currentIds: CurrentIds,
): Room<RatingReads, RatingWrites> {
  const insert = db.prepare('INSERT INTO ratings (track_id, stars, change_id) VALUES (?, ?, ?)');
  const known = db.prepare<[number], number | null>('SELECT rating FROM tracks WHERE id = ?').pluck();
  const current = db
    .prepare<[], [number, number]>('SELECT id, rating FROM tracks WHERE rating IS NOT NULL ORDER BY id')
    .raw();

  function rate(trackIds: Iterable<number>, stars: number | null, where: (now: number | null) => boolean) {
    let changed = 0;
    for (const trackId of currentIds([...trackIds])) {
      const now = known.get(trackId);
      if (now === undefined || now === stars || !where(now)) continue;
      insert.run(trackId, stars, append({ of: 'tracks' }));
      changed += 1;
    }
    return changed;
  }

  return {
    read: { current: () => new Map(current.all()) },
    write: {
      set: (trackIds, stars) => rate(trackIds, stars, () => true),
      takeIn: (trackIds, stars) => rate(trackIds, stars, (now) => now === null),
    },
  };
}
