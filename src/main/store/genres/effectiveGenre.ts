// The one place where a track's effective genre is decided: what a person said, else the tag, else the model; what is no music has none.
import type { Settings } from '../../../core/domain/settings.ts';
import type { Database } from '../database.ts';
import type { KindStore } from './kinds.ts';

const statement = (scope: string): string => /* sql */ `
  UPDATE tracks SET genre_id = e.genre_id, genre_source = e.source, confidence = e.confidence,
    tag_genre_id = e.declared, heard_genre_id = e.heard
  FROM (
    SELECT id, confidence, declared, heard,
      coalesce(said, trusted, predicted) AS genre_id,
      CASE
        WHEN said IS NOT NULL THEN 'label'
        WHEN trusted IS NOT NULL THEN 'tag'
        WHEN predicted IS NOT NULL THEN 'model'
        ELSE 'none'
      END AS source
    FROM (
      SELECT *, CASE WHEN :trustFileTags THEN declared END AS trusted,
        CASE WHEN confidence >= :threshold THEN heard END AS predicted
      FROM (
        SELECT t.id, p.confidence, p.genre_id AS heard,
          CASE t.kind WHEN 'music' THEN (
            SELECT l.genre_id FROM labels l WHERE l.track_id = t.id ORDER BY l.id DESC LIMIT 1
          ) END AS said,
          CASE t.kind WHEN 'music' THEN (
            SELECT m.genre_id FROM declared_genres d JOIN tag_meanings m ON m.written = d.written
            WHERE d.track_id = t.id AND m.genre_id IS NOT NULL ORDER BY d.position LIMIT 1
          ) END AS declared
        FROM tracks t LEFT JOIN predictions p ON p.track_id = t.id
        WHERE ${scope}
      )
    )
  ) e
  WHERE e.id = tracks.id
    AND (tracks.genre_id IS NOT e.genre_id OR tracks.genre_source <> e.source
      OR tracks.confidence IS NOT e.confidence OR tracks.tag_genre_id IS NOT e.declared
      OR tracks.heard_genre_id IS NOT e.heard)`;

/** Decides anew for the given tracks, or for all; to be called in the transaction of whatever caused it. */
export type DecideGenres = (trackIds: readonly number[] | 'all') => void;

export function effectiveGenre(db: Database, settings: () => Settings, kinds: KindStore): DecideGenres {
  const some = db.prepare(statement('t.id IN (SELECT value FROM json_each(:ids))'));
  const all = db.prepare(statement('true'));
  return (trackIds) => {
    kinds.decide(trackIds);
    const { trustFileTags, confidenceThreshold } = settings();
    const rule = { trustFileTags: trustFileTags ? 1 : 0, threshold: confidenceThreshold };
    if (trackIds === 'all') all.run(rule);
    else some.run({ ...rule, ids: JSON.stringify(trackIds) });
  };
}
