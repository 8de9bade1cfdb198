// Which tracks are to be decided: noted by triggers on all that a track's kind, genre and shown tempo depend on.
import type { Database } from '../database.ts';
import { isBelowSql } from '../tracks/trackFilter.ts';
import { tempoCauses } from './shownTempo.ts';

export interface UndecidedWrites {
  /** Leaves what is noted so far to `decide`, to be called piece by piece: many tracks at once would hold everybody up. */
  later(): void;
  /** Notes all tracks with these ids, and those between, whose tags name a genre. */
  decide(fromId: number, untilId: number): void;
}

const withString = (written: string): string =>
  `SELECT track_id FROM declared_genres WHERE written = ${written}`;

/** All that the decision depends on. */
const causes: readonly (readonly [event: string, tracks: string])[] = [
  ['INSERT ON main.tracks', 'VALUES (new.id)'],
  ['UPDATE OF folder ON main.tracks', 'VALUES (new.id)'],
  ['INSERT ON main.track_kinds', 'VALUES (new.track_id)'],
  ['INSERT ON main.folder_kinds', `SELECT id FROM tracks WHERE ${isBelowSql('new.folder')}`],
  ['INSERT ON main.labels', 'VALUES (new.track_id)'],
  ['INSERT ON main.declared_genres', 'VALUES (new.track_id)'],
  ['DELETE ON main.declared_genres', 'VALUES (old.track_id)'],
  ['INSERT ON main.tag_meanings', withString('new.written')],
  ['UPDATE ON main.tag_meanings WHEN new.genre_id IS NOT old.genre_id', withString('new.written')],
  ['DELETE ON main.tag_meanings', withString('old.written')],
  ['INSERT ON main.predictions', 'VALUES (new.track_id)'],
  ['DELETE ON main.predictions', 'VALUES (old.track_id)'],
  [
    "INSERT ON main.genre_states WHEN 'refused' IN (SELECT state FROM genre_states WHERE genre_id = new.genre_id)",
    'SELECT id FROM tracks WHERE predicted_genre_id = new.genre_id',
  ],
  ...tempoCauses,
  ["INSERT ON main.settings WHEN new.key IN ('trustFileTags', 'confidenceThreshold')", 'VALUES (0)'],
];

export function undecidedTracks(db: Database): UndecidedWrites {
  // 0 stands for all tracks.
  db.exec('CREATE TEMP TABLE undecided (track_id INTEGER PRIMARY KEY)');
  for (const [i, [event, tracks]] of causes.entries())
    db.exec(
      `CREATE TEMP TRIGGER undecided_${i} AFTER ${event} BEGIN INSERT INTO undecided ${tracks} ON CONFLICT DO NOTHING; END`,
    );
  const forget = db.prepare('DELETE FROM undecided');
  const note = db.prepare(/* sql */ `
    INSERT INTO undecided SELECT DISTINCT track_id FROM declared_genres WHERE track_id BETWEEN ? AND ?
    ON CONFLICT DO NOTHING`);
  return {
    later: () => void forget.run(),
    decide: (fromId, untilId) => void note.run(fromId, untilId),
  };
}
