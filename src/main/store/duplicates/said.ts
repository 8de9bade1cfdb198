// What a person says of tracks that stand twice: which is to be taken for all, and which are not the same; both in the log of changes.
import type { Append } from '../changes/changeLog.ts';
import type { Database } from '../database.ts';
import type { CurrentIds } from '../tracks/joinedTracks.ts';

export interface SaidReads {
  /** Tracks that are to be taken for all like them, each with when that was said: later ones have higher numbers. */
  preferred(): Map<number, number>;
  /** Pairs that are not the same, 'lower higher'. */
  refused(): Set<string>;
}

export interface SaidWrites {
  /** Of `others` what was said before is taken back. */
  prefer(trackId: number, others: readonly number[]): void;
  /** Takes back what was said of these. */
  preferNone(trackIds: readonly number[]): void;
  /** The track is not what the others are. */
  refuse(trackId: number, others: readonly number[]): void;
}

export function said(db: Database): SaidReads {
  const preferred = db
    .prepare<[], [number, number]>(/* sql */ `
      SELECT track_id, id FROM preferences p WHERE preferred = 1
        AND id = (SELECT max(m.id) FROM preferences m WHERE m.track_id = p.track_id)`)
    .raw();
  // Tracks that became one with another are meant by its id.
  const refused = db
    .prepare<[], [number, number]>(/* sql */ `
      SELECT coalesce(a.into_id, s.a), coalesce(b.into_id, s.b) FROM (
        SELECT CAST(substr(pair, 1, instr(pair, ' ') - 1) AS INTEGER) AS a,
          CAST(substr(pair, instr(pair, ' ') + 1) AS INTEGER) AS b
        FROM duplicate_refusals r WHERE refused = 1
          AND id = (SELECT max(m.id) FROM duplicate_refusals m WHERE m.pair = r.pair)
      ) s LEFT JOIN joined_tracks a ON a.track_id = s.a LEFT JOIN joined_tracks b ON b.track_id = s.b`)
    .raw();
  return {
    preferred: () => new Map(preferred.all()),
    refused: () => new Set(refused.all().map(([a, b]) => pairOf(a, b))),
  };
}

export function sayings(db: Database, append: Append, currentIds: CurrentIds): SaidWrites {
  const prefer = db.prepare('INSERT INTO preferences (track_id, preferred, change_id) VALUES (?, ?, ?)');
  const refuse = db.prepare('INSERT INTO duplicate_refusals (pair, refused, change_id) VALUES (?, 1, ?)');
  const reads = said(db);

  function preferNone(trackIds: readonly number[]): void {
    const preferred = reads.preferred();
    for (const id of currentIds(trackIds))
      if (preferred.has(id)) prefer.run(id, null, append({ of: 'tracks' }));
  }

  return {
    prefer(trackId, others) {
      preferNone(others);
      for (const id of currentIds([trackId])) prefer.run(id, 1, append({ of: 'tracks' }));
    },
    preferNone,
    refuse(trackId, others) {
      for (const [one = trackId, ...rest] of [currentIds([trackId, ...others])])
        for (const other of rest) refuse.run(pairOf(one, other), append({ of: 'tracks' }));
    },
  };
}

function pairOf(a: number, b: number): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}
