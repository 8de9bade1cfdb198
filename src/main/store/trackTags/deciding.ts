// The one place where it is decided which tags hold on a track: what a person says, else the file, else an import, else what is heard.
import type { Database } from '../database.ts';

/** After which writes the tags of which tracks are decided anew, in the same transaction. */
const causes: readonly (readonly [event: string, track: string])[] = [
  ['INSERT ON main.said_tags', 'new.track_id'],
  ['INSERT ON main.written_tags', 'new.track_id'],
  ['UPDATE OF track_id, weight ON main.written_tags', 'new.track_id'],
  ['DELETE ON main.written_tags', 'old.track_id'],
  ['INSERT ON main.heard_tags', 'new.track_id'],
  ['DELETE ON main.heard_tags', 'old.track_id'],
];

/** Of those that are undecided, in one transaction: some ten milliseconds. */
const undecidedAtOnce = 1000;

const evidenceSql = /* sql */ `
  SELECT s.track_id, s.tag_id, s.holds AS said, NULL AS source, NULL AS heard
  FROM tags_due d CROSS JOIN said_tags s ON s.track_id = d.track_id
  WHERE s.holds IS NOT NULL
    AND s.id = (SELECT max(m.id) FROM said_tags m WHERE m.track_id = s.track_id AND m.tag_id = s.tag_id)
  UNION ALL
  SELECT w.track_id, m.tag_id, NULL, iif(w.source_id = 0, 2, 3), NULL
  FROM tags_due d CROSS JOIN written_tags w ON w.track_id = d.track_id CROSS JOIN string_tags m ON m.string_id = w.string_id
  WHERE w.weight > 0
  UNION ALL
  SELECT h.track_id, h.tag_id, NULL, NULL, h.probability
  FROM tags_due d CROSS JOIN heard_tags h ON h.track_id = d.track_id`;

export interface TagDeciding {
  /** Decides what is due, and some of what was left undecided; to be called at the end of each transaction. */
  decide(): void;
  /** Whether some are left. */
  areLeft(): boolean;
}

export function tagDeciding(db: Database): TagDeciding {
  db.exec(/* sql */ `
    CREATE TEMP TABLE tags_due (track_id INTEGER PRIMARY KEY);
    CREATE TEMP TABLE tags_now (
      track_id INTEGER, tag_id INTEGER, holds_by INTEGER, said INTEGER, heard REAL, PRIMARY KEY (track_id, tag_id)
    ) WITHOUT ROWID;`);
  for (const [i, [event, track]] of causes.entries())
    db.exec(
      `CREATE TEMP TRIGGER tags_due_${i} AFTER ${event} BEGIN INSERT INTO tags_due VALUES (${track}) ON CONFLICT DO NOTHING; END`,
    );
  const left = db.prepare<[], number>('SELECT 1 FROM tags_undecided LIMIT 1').pluck();
  const due = db.prepare<[], number>('SELECT 1 FROM tags_due LIMIT 1').pluck();
  const take = db.prepare(
    `INSERT INTO tags_due SELECT track_id FROM tags_undecided WHERE true ORDER BY track_id LIMIT ${undecidedAtOnce} ON CONFLICT DO NOTHING`,
  );
  const taken = db.prepare('DELETE FROM tags_undecided WHERE track_id IN (SELECT track_id FROM tags_due)');
  const gather = db.prepare(/* sql */ `
    INSERT INTO tags_now
    SELECT e.track_id, e.tag_id,
      CASE WHEN max(e.said) = 1 THEN 1 WHEN max(e.said) = 0 THEN NULL
        ELSE coalesce(min(e.source), iif(max(e.heard) >= n.threshold, 4, NULL)) END,
      max(e.said), max(e.heard)
    FROM (${evidenceSql}) e CROSS JOIN tag_names n ON n.id = e.tag_id
    GROUP BY e.track_id, e.tag_id`);
  const drop = db.prepare(/* sql */ `
    DELETE FROM track_tags WHERE track_id IN (SELECT track_id FROM tags_due)
      AND NOT EXISTS (SELECT 1 FROM tags_now n WHERE n.track_id = track_tags.track_id AND n.tag_id = track_tags.tag_id)`);
  const save = db.prepare(/* sql */ `
    INSERT INTO track_tags (tag_id, track_id, holds_by, said, heard)
    SELECT tag_id, track_id, holds_by, said, heard FROM tags_now WHERE EXISTS (SELECT 1 FROM tracks t WHERE t.id = tags_now.track_id)
    ON CONFLICT (tag_id, track_id) DO UPDATE SET holds_by = excluded.holds_by, said = excluded.said, heard = excluded.heard
    WHERE holds_by IS NOT excluded.holds_by OR said IS NOT excluded.said OR heard IS NOT excluded.heard`);
  const forget = [db.prepare('DELETE FROM tags_now'), db.prepare('DELETE FROM tags_due')];
  return {
    areLeft: () => left.get() !== undefined,
    decide() {
      if (left.get() !== undefined) {
        take.run();
        taken.run();
      }
      if (due.get() === undefined) return;
      gather.run();
      drop.run();
      save.run();
      for (const statement of forget) statement.run();
    },
  };
}
