// The one place where tracks are grouped by recording, and where it is decided which is taken for all: a person's choice, else what seems best.
import { sameRecordingBelow } from '../../../core/domain/duplicates.ts';
import { bestOf, type ComparedFile } from '../../../core/duplicates/best.ts';
import { recordingGroups } from '../../../core/duplicates/groups.ts';
import type { Database } from '../database.ts';
import { said } from './said.ts';

/** All that the groups depend on; that tracks come and go is noted by whoever scans. */
const causes = [
  'INSERT ON main.print_pairs',
  'DELETE ON main.print_pairs',
  'INSERT ON main.preferences',
  'INSERT ON main.duplicate_refusals',
];

/** How a track's tags count towards being complete. */
const tagsSql = /* sql */ `
  (t.title IS NOT NULL) + (t.artist IS NOT NULL) + (t.album IS NOT NULL) + (t.album_artist IS NOT NULL)
  + (t.year IS NOT NULL) + (t.track_number IS NOT NULL)
  + EXISTS (SELECT 1 FROM declared_genres d WHERE d.track_id = t.id)`;

/** What is compared of these tracks (a list in JSON). */
export const comparedSql = /* sql */ `
  SELECT t.id, t.format, t.bit_rate AS bitRate, t.sample_rate AS sampleRate, t.added_at AS addedAt, ${tagsSql} AS tags,
    t.presence = 'present' AS isPresent
  FROM tracks t WHERE t.id IN (SELECT value FROM json_each(?))`;

export interface ComparedTrack extends ComparedFile {
  readonly isPresent: number;
}

export interface DuplicateGrouping {
  /** Files have come or gone: the groups are looked at again at the end of the transaction. */
  note(): void;
  /** To be called at the end of each transaction. */
  regroup(): void;
}

export function duplicateGrouping(db: Database): DuplicateGrouping {
  db.exec('CREATE TEMP TABLE ungrouped (only_row INTEGER PRIMARY KEY)');
  for (const [i, cause] of causes.entries())
    db.exec(
      `CREATE TEMP TRIGGER ungrouped_${i} AFTER ${cause} BEGIN INSERT INTO ungrouped VALUES (1) ON CONFLICT DO NOTHING; END`,
    );
  const note = db.prepare('INSERT INTO ungrouped VALUES (1) ON CONFLICT DO NOTHING');
  const isDue = db.prepare<[], number>('SELECT 1 FROM ungrouped').pluck();
  const done = db.prepare('DELETE FROM ungrouped');
  const tracks = db.prepare<[number], { id: number; sound: string }>(/* sql */ `
    SELECT t.id, t.fingerprint AS sound FROM tracks t WHERE t.fingerprint IN (
      SELECT fingerprint FROM tracks WHERE fingerprint IS NOT NULL GROUP BY fingerprint HAVING count(*) > 1
      UNION SELECT p.fingerprint FROM print_pairs e JOIN prints p ON p.id IN (e.a_id, e.b_id) WHERE e.error < ?
    ) ORDER BY t.id`);
  const alike = db.prepare<[number], { a: string; b: string; error: number }>(/* sql */ `
    SELECT a.fingerprint AS a, b.fingerprint AS b, e.error FROM print_pairs e
    JOIN prints a ON a.id = e.a_id JOIN prints b ON b.id = e.b_id WHERE e.error < ?`);
  const compared = db.prepare<[string], ComparedTrack>(comparedSql);
  const before = db
    .prepare<[], [number, number, number]>('SELECT track_id, group_id, is_kept FROM duplicate_members')
    .raw();
  const drop = db.prepare('DELETE FROM duplicate_members WHERE track_id = ?');
  const save = db.prepare(
    'INSERT OR REPLACE INTO duplicate_members (track_id, group_id, is_kept) VALUES (?, ?, ?)',
  );
  const says = said(db);

  function keptOf(
    group: readonly number[],
    files: ReadonlyMap<number, ComparedTrack>,
    preferred: ReadonlyMap<number, number>,
  ): number {
    const [chosen] = group
      .filter((id) => preferred.has(id))
      .sort((a, b) => (preferred.get(b) ?? 0) - (preferred.get(a) ?? 0));
    const all = group.flatMap((id) => files.get(id) ?? []);
    const present = all.filter(({ isPresent }) => isPresent === 1);
    return chosen ?? bestOf(present.length > 0 ? present : all)?.id ?? group[0] ?? 0;
  }

  return {
    note: () => void note.run(),
    regroup() {
      if (isDue.get() === undefined) return;
      done.run();
      const refused = says.refused();
      const preferred = says.preferred();
      const areRefused = (a: number, b: number): boolean =>
        refused.size > 0 && refused.has(a < b ? `${a} ${b}` : `${b} ${a}`);
      const groups = recordingGroups(
        tracks.all(sameRecordingBelow),
        alike.all(sameRecordingBelow),
        areRefused,
      );
      // All at once: a question for each of thousands of groups takes longer than all the rest.
      const files = new Map(compared.all(JSON.stringify(groups.flat())).map((file) => [file.id, file]));
      const now = new Map<number, string>();
      for (const group of groups) {
        const kept = keptOf(group, files, preferred);
        for (const id of group) now.set(id, `${group[0]} ${id === kept ? 1 : 0}`);
      }
      const known = new Map(before.all().map(([id, group, isKept]) => [id, `${group} ${isKept}`]));
      for (const id of known.keys()) if (!now.has(id)) drop.run(id);
      for (const [id, place] of now)
        if (known.get(id) !== place) save.run(id, ...place.split(' ').map(Number));
    },
  };
}
