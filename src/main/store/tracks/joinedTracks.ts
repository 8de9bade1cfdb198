// Tracks that turned out to be one with another: their ids still stand in playlists, in the log, and in windows that are open.
import type { Database } from '../database.ts';

/** What such ids mean now, each once, in their order. */
export type CurrentIds = (ids: readonly number[]) => number[];

export function currentIds(db: Database): CurrentIds {
  const joined = db
    .prepare<[string], [number, number]>(
      'SELECT track_id, into_id FROM joined_tracks WHERE track_id IN (SELECT value FROM json_each(?))',
    )
    .raw();
  return (ids) => {
    const into = new Map(joined.all(JSON.stringify(ids)));
    return [...new Set(ids.map((id) => into.get(id) ?? id))];
  };
}
