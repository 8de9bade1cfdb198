// What the library is made of, counted in SQL.
import type { Statistics } from '../../core/domain/statistics.ts';
import type { Database } from './database.ts';

export function statisticsReads(db: Database): () => Statistics {
  const counted = db.prepare<[], Statistics['genres'][number]>(/* sql */ `
    SELECT (SELECT name FROM genres g WHERE g.id = t.genre_id) AS name,
      count(*) AS tracks, coalesce(sum(t.duration_seconds), 0.0) AS seconds
    FROM tracks t WHERE t.presence = 'present' AND t.kind = 'music'
    GROUP BY t.genre_id ORDER BY tracks DESC, name`);
  const extent = db.prepare<[], { tracks: number; seconds: number }>(/* sql */ `
    SELECT count(*) AS tracks, coalesce(sum(duration_seconds), 0.0) AS seconds
    FROM tracks WHERE presence = 'present'`);
  return db.transaction(() => ({
    ...(extent.get() ?? { tracks: 0, seconds: 0 }),
    genres: counted.all(),
  }));
}
