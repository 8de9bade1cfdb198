// The one place where a track's kind, effective genre and shown tempo are decided: the label, else the tag, else the model; what is not music has no genre.
import type { Settings } from '../../../core/domain/settings.ts';
import { folderKindsSql } from '../changes/kinds.ts';
import type { Database } from '../database.ts';
import { tempoStatement } from './shownTempo.ts';
import { refusedGenresSql } from './states.ts';

const kind = /* sql */ `
  coalesce(
    (SELECT k.kind FROM track_kinds k WHERE k.track_id = tracks.id ORDER BY k.id DESC LIMIT 1),
    (SELECT f.kind FROM folders f WHERE substr(tracks.folder, 1, length(f.folder)) = f.folder
      ORDER BY length(f.folder) DESC LIMIT 1),
    'music')`;
const kindStatement = (scope: string): string => /* sql */ `
  WITH folders AS MATERIALIZED (${folderKindsSql})
  UPDATE tracks SET kind = ${kind} WHERE ${scope} AND kind <> ${kind}`;

const genreStatement = (scope: string): string => /* sql */ `
  WITH refused AS MATERIALIZED (${refusedGenresSql})
  UPDATE tracks SET genre_id = e.genre_id, genre_source = e.source, confidence = e.confidence,
    tag_genre_id = e.declared, predicted_genre_id = e.predicted
  FROM (
    SELECT id, confidence, declared, predicted,
      coalesce(label, trusted, confident) AS genre_id,
      CASE
        WHEN label IS NOT NULL THEN 'label'
        WHEN trusted IS NOT NULL THEN 'tag'
        WHEN confident IS NOT NULL THEN 'model'
        ELSE 'none'
      END AS source
    FROM (
      SELECT *, CASE WHEN :trustFileTags THEN declared END AS trusted,
        CASE WHEN confidence >= :threshold AND predicted NOT IN (SELECT id FROM refused) THEN predicted END AS confident
      FROM (
        SELECT t.id, p.confidence, p.genre_id AS predicted,
          CASE t.kind WHEN 'music' THEN (
            SELECT l.genre_id FROM labels l WHERE l.track_id = t.id ORDER BY l.id DESC LIMIT 1
          ) END AS label,
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
      OR tracks.predicted_genre_id IS NOT e.predicted)`;

/** What nothing else writes. */
export const decidedColumns: readonly string[] = [
  'kind',
  'genre_id',
  'genre_source',
  'confidence',
  'tag_genre_id',
  'predicted_genre_id',
];

/** Returns what decides every track that is noted in `undecided`, and whether any is decided otherwise; to be called at the end of each transaction. */
export function effectiveGenre(db: Database, settings: () => Settings): () => boolean {
  const due = db.prepare<[], number | null>('SELECT min(track_id) FROM undecided').pluck();
  const decided = db.prepare('DELETE FROM undecided');
  const isDue = 'id IN (SELECT track_id FROM undecided)';
  const kinds = { some: db.prepare(kindStatement(isDue)), all: db.prepare(kindStatement('true')) };
  const genres = { some: db.prepare(genreStatement(`t.${isDue}`)), all: db.prepare(genreStatement('true')) };
  const tempi = { some: db.prepare(tempoStatement(`t.${isDue}`)), all: db.prepare(tempoStatement('true')) };
  const forget = db.prepare(
    "DELETE FROM predictions WHERE track_id IN (SELECT id FROM tracks WHERE kind = 'not music')",
  );
  return () => {
    const first = due.get() ?? null;
    if (first === null) return false;
    const scope = first === 0 ? 'all' : 'some';
    const ofKind = kinds[scope].run().changes;
    if (ofKind > 0) forget.run();
    const { trustFileTags, confidenceThreshold } = settings();
    const rule = { trustFileTags: trustFileTags ? 1 : 0, threshold: confidenceThreshold };
    const ofGenre = genres[scope].run(rule).changes;
    const ofTempo = tempi[scope].run().changes;
    decided.run();
    return ofKind + ofGenre + ofTempo > 0;
  };
}
