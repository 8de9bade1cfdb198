// What there is to learn of tags, and to ask about: for the worker that learns, which reads it whole.

import type { Database } from '../database.ts';
import type { StoredTag } from './trackTags.ts';

/** Somebody says of an analysed track whether a tag holds. */
export interface TagExample {
  readonly tagId: number;
  readonly trackId: number;
  /** 0 where a person refused it, 1 where it holds; between a half and one by the weight of an import. */
  readonly share: number;
}

/** A track in which a tag was heard, or nearly, and of which nobody has said whether it holds. */
export interface OpenTag {
  readonly trackId: number;
  readonly artistKey: string;
  readonly probability: number;
}

export interface TagExamples {
  tagExamples(): TagExample[];
  tagNames(ids: readonly number[]): StoredTag[];
  /** By track. */
  openTag(tagId: number): OpenTag[];
  /** Of these tracks, those of which somebody has said whether the tag holds, or in which it was heard. */
  knownOfTag(tagId: number): Set<number>;
}

export function tagExamples(db: Database): TagExamples {
  // What a person says counts before a file, a file before an import.
  const examples = db.prepare<[], TagExample>(/* sql */ `
    WITH most AS (
      SELECT source_id, max(weight) AS weight FROM written_tags WHERE source_id > 0 GROUP BY source_id
    )
    SELECT k.tag_id AS tagId, k.track_id AS trackId, CASE
      WHEN k.said IS NOT NULL THEN k.said
      WHEN k.holds_by = 3 THEN (
        SELECT 0.5 + 0.5 * sqrt(max(w.weight / m.weight))
        FROM written_tags w JOIN most m ON m.source_id = w.source_id JOIN string_tags s ON s.string_id = w.string_id
        WHERE w.track_id = k.track_id AND s.tag_id = k.tag_id AND w.weight > 0)
      ELSE 1 END AS share
    FROM track_tags k JOIN tracks t ON t.id = k.track_id
    WHERE (k.said IS NOT NULL OR k.holds_by IN (1, 2, 3)) AND t.state = 'analysed' AND t.kind = 'music'
    ORDER BY k.tag_id, k.track_id`);
  const names = db.prepare<[string], StoredTag>(
    'SELECT n.id, n.name, n.facet FROM json_each(?) wanted CROSS JOIN tag_names n ON n.id = wanted.value ORDER BY wanted.key',
  );
  const open = db.prepare<[number], OpenTag>(/* sql */ `
    SELECT k.track_id AS trackId, t.artist_key AS artistKey, k.heard AS probability
    FROM track_tags k JOIN tracks t ON t.id = k.track_id
    WHERE k.tag_id = ? AND k.heard IS NOT NULL AND k.said IS NULL AND (k.holds_by IS NULL OR k.holds_by = 4)
      AND t.state = 'analysed' AND t.presence = 'present'
    ORDER BY k.track_id`);
  const known = db.prepare<[number], number>('SELECT track_id FROM track_tags WHERE tag_id = ?').pluck();
  return {
    tagExamples: () => examples.all(),
    tagNames: (ids) => names.all(JSON.stringify(ids)),
    openTag: (tagId) => open.all(tagId),
    knownOfTag: (tagId) => new Set(known.all(tagId)),
  };
}
