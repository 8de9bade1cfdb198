// The tempo that is shown: of the levels that a track can be counted at the likeliest, by what was heard and by what is usual in its genre.
import type { TempoLevel } from '../../../core/domain/track.ts';
import { type UsualTempo, usualTempo } from '../../../core/dsp/rhythm/usualTempo.ts';
import type { Database, Room } from '../database.ts';

export interface TempoReads {
  /** Ids of the genres that have tracks, or of which something is known. */
  genres(): number[];
}

export interface TempoWrites {
  /** In the place of those that the track has. */
  saveLevels(trackId: number, levels: readonly TempoLevel[]): void;
  /** Learns from all tracks of a genre what is usual in it. */
  learnUsual(genreId: number): void;
}

/** Levels that are less likely than one in a thousand are not kept. */
const leastEvidence = -7;
/** Heard with four in five, a level counts for what is usual. */
const sure = Math.log(0.8);
/** However unusual a tempo is, 55 times as likely heard it stays. */
const mostAgainst = 4;

/** For the tracks of `scope`, over `tracks t`. */
export const tempoStatement = (scope: string): string => /* sql */ `
  UPDATE tracks SET tempo_bpm = likeliest.bpm
  FROM (
    SELECT t.id, l.bpm, row_number() OVER (PARTITION BY t.id ORDER BY l.evidence - coalesce(
        min(${mostAgainst}.0, (l.octave - u.octave) * (l.octave - u.octave) / (2 * u.spread * u.spread)), 0) DESC) AS place
    FROM tracks t JOIN tempo_levels l ON l.track_id = t.id LEFT JOIN usual_tempi u ON u.genre_id = t.genre_id
    WHERE ${scope}
  ) likeliest
  WHERE likeliest.place = 1 AND likeliest.id = tracks.id AND tracks.tempo_bpm IS NOT likeliest.bpm`;

/** Whatever changes which level is the likeliest, besides the genre. */
export const tempoCauses: readonly (readonly [event: string, tracks: string])[] = [
  ['INSERT ON main.tempo_levels', 'VALUES (new.track_id)'],
  ['INSERT ON main.usual_tempi', 'SELECT id FROM tracks WHERE genre_id = new.genre_id'],
  ['DELETE ON main.usual_tempi', 'SELECT id FROM tracks WHERE genre_id = old.genre_id'],
];

export function tempoStore(db: Database): Room<TempoReads, TempoWrites> {
  const genres = db
    .prepare<[], number>(
      'SELECT genre_id FROM tracks WHERE genre_id IS NOT NULL UNION SELECT genre_id FROM usual_tempi',
    )
    .pluck();
  const forget = db.prepare('DELETE FROM tempo_levels WHERE track_id = ?');
  const insert = db.prepare(
    'INSERT INTO tempo_levels (track_id, octave, bpm, evidence) VALUES (:trackId, :octave, :bpm, :evidence)',
  );
  const heard = db
    .prepare<[number, number], number>(/* sql */ `
      SELECT l.octave FROM tracks t JOIN tempo_levels l ON l.track_id = t.id
      WHERE t.genre_id = ? AND t.presence = 'present' AND l.evidence >= ?`)
    .pluck();
  const known = db.prepare<[number], UsualTempo>('SELECT octave, spread FROM usual_tempi WHERE genre_id = ?');
  const forgetUsual = db.prepare('DELETE FROM usual_tempi WHERE genre_id = ?');
  const insertUsual = db.prepare('INSERT INTO usual_tempi (genre_id, octave, spread) VALUES (?, ?, ?)');
  return {
    read: { genres: () => genres.all() },
    write: {
      saveLevels(trackId, levels) {
        forget.run(trackId);
        for (const { bpm, evidence } of levels)
          if (evidence > leastEvidence) insert.run({ trackId, octave: Math.log2(bpm), bpm, evidence });
      },
      learnUsual(genreId) {
        const now = usualTempo(heard.all(genreId, sure));
        if (alike(now, known.get(genreId) ?? null)) return;
        forgetUsual.run(genreId);
        if (now !== null) insertUsual.run(genreId, now.octave, now.spread);
      },
    },
  };
}

/** Less than a fiftieth of an octave is not worth deciding a genre's tracks again. */
function alike(one: UsualTempo | null, other: UsualTempo | null): boolean {
  if (one === null || other === null) return one === other;
  return Math.abs(one.octave - other.octave) < 0.02 && Math.abs(one.spread - other.spread) < 0.02;
}
