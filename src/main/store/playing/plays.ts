// How often tracks were played here, and when last: counted, no statement of a person, so not in the log of changes; and what is played together.
import type { Database, Room } from '../database.ts';
import { albumBySql } from '../tracks/fieldSql.ts';
import type { CurrentIds } from '../tracks/joinedTracks.ts';

/** What another program has counted. */
export interface ForeignPlays {
  readonly count: number;
  /** Milliseconds since 1970; null where it does not tell. */
  readonly lastPlayedAt: number | null;
}

export interface PlayReads {
  /** With each of these that has one, a name of its album or genre. */
  groups(ids: readonly number[], by: 'albums' | 'genres'): [id: number, name: string][];
}

export interface PlayWrites {
  /** It was played once more, at this time in milliseconds since 1970. */
  count(trackId: number, at: number): void;
  /** Takes over what another program has counted: the larger count, the later date, so that taking it in twice adds nothing. */
  takeIn(trackId: number, plays: ForeignPlays): void;
}

export function playStore(db: Database, current: CurrentIds): Room<PlayReads, PlayWrites> {
  const count = db.prepare<{ id: number; at: number }>(/* sql */ `
    UPDATE tracks SET play_count = play_count + 1, last_played_at = max(coalesce(last_played_at, :at), :at) WHERE id = :id`);
  const takeIn = db.prepare<ForeignPlays & { id: number }>(/* sql */ `
    UPDATE tracks SET play_count = max(play_count, :count),
      last_played_at = coalesce(max(last_played_at, :lastPlayedAt), last_played_at, :lastPlayedAt)
    WHERE id = :id AND (play_count < :count OR coalesce(last_played_at, -1) < :lastPlayedAt)`);
  const grouped = (name: string) =>
    db
      .prepare<[string], [number, string]>(/* sql */ `
        SELECT t.id, ${name} FROM json_each(?) wanted CROSS JOIN tracks t ON t.id = wanted.value WHERE ${name} IS NOT NULL`)
      .raw();
  const groups = {
    albums: grouped(`t.album || char(0) || coalesce(${albumBySql}, '')`),
    genres: grouped(`'genre ' || coalesce(t.genre_id, '')`),
  };
  // A player may still know a track by the id that it had.
  const now = (id: number): number => current([id])[0] ?? id;
  return {
    read: { groups: (ids, by) => groups[by].all(JSON.stringify(ids)) },
    write: {
      count: (trackId, at) => void count.run({ id: now(trackId), at }),
      takeIn: (trackId, { count: played, lastPlayedAt }) =>
        void takeIn.run({ id: now(trackId), count: played, lastPlayedAt }),
    },
  };
}
