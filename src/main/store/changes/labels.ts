// Labels: a log of the genres that a person set; the last one of a track counts.
import type { Database, Room } from '../database.ts';
import type { CurrentIds } from '../tracks/joinedTracks.ts';
import type { Append } from './changeLog.ts';

/** A track with a label that counts, for training. */
export interface LabelledTrack {
  readonly trackId: number;
  readonly genre: string;
}

export interface LabelReads {
  current(): LabelledTrack[];
}

export interface LabelWrites {
  /** Null takes the label back. */
  set(trackIds: Iterable<number>, genreId: number | null): void;
}

export function labelStore(
  db: Database,
  append: Append,
  currentIds: CurrentIds,
): Room<LabelReads, LabelWrites> {
  const insert = db.prepare('INSERT INTO labels (track_id, genre_id, change_id) VALUES (?, ?, ?)');
  const current = db.prepare<[], LabelledTrack>(/* sql */ `
    SELECT l.track_id AS trackId, g.name AS genre
    FROM labels l JOIN genres g ON g.id = l.genre_id
    WHERE l.id = (SELECT max(m.id) FROM labels m WHERE m.track_id = l.track_id)
    ORDER BY l.track_id`);
  return {
    read: { current: () => current.all() },
    write: {
      set(trackIds, genreId) {
        for (const trackId of currentIds([...trackIds]))
          insert.run(trackId, genreId, append({ of: 'tracks' }));
      },
    },
  };
}
