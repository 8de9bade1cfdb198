// Missing tracks and the files that they may be: what both are recognised by, joining two that are one, and what is asked about.
import type { Tags } from '../../../core/domain/tags.ts';
import type { TrackRow } from '../../../core/domain/track.ts';
import type { Database, Room } from '../database.ts';
import { scannedColumns } from './trackWrites.ts';

/** What a track is recognised by besides its sound, and whether anything was set on it. */
export interface MatchedTrack
  extends Pick<Tags, 'title' | 'artist' | 'album' | 'albumArtist' | 'trackNumber' | 'discNumber'> {
  readonly id: number;
  readonly displayPath: string;
  /** Display path of its folder of the library. */
  readonly root: string;
  readonly addedAt: number;
  readonly missingAt: number | null;
  /** When a person said that it is none of the files there were. */
  readonly refusedAt: number | null;
  readonly genre: string | null;
  readonly kind: TrackRow['kind'] | null;
  /** What a person said of its tags: equal for those of whom the same was said; null where nothing was. */
  readonly saidTags: string | null;
  readonly rating: number | null;
  /** Labels, kinds, stars, tags, cue points, places and preferences that it has or had stand in the log under its id. */
  readonly isLogged: boolean;
}

/** A missing track with the present ones that it could be. */
export interface OpenMatch {
  readonly lostId: number;
  readonly candidateIds: readonly number[];
}

export interface MatchReads {
  tracks(ids: readonly number[]): MatchedTrack[];
  /** What is still to be answered: the track is missing, and nothing was set on the candidates meanwhile. */
  open(): OpenMatch[];
}

export interface MatchWrites {
  /** Its file is another's now: it is missing, and its path is free. */
  leavePath(id: number, at: number): void;
  /**
   * Makes one track of a missing and a present one. The one that is kept has the present one's file, the other's id means
   * it from now on. False, and nothing done, when the other has labels or kinds in the log, or the missing one is not missing.
   */
  join(lostId: number, presentId: number, keep: 'lost' | 'present'): boolean;
  /** It could be any of these, in the place of what was asked about it before. */
  ask(lostId: number, candidateIds: readonly number[]): void;
  dropQuestions(lostId: number): void;
  /** It is none of the files that there are now. */
  refuse(lostId: number, at: number): void;
}

const isLoggedSql = (id: string): string => /* sql */ `
  (EXISTS (SELECT 1 FROM labels WHERE track_id = ${id}) OR EXISTS (SELECT 1 FROM track_kinds WHERE track_id = ${id})
    OR EXISTS (SELECT 1 FROM preferences WHERE track_id = ${id}) OR EXISTS (SELECT 1 FROM ratings WHERE track_id = ${id})
    OR EXISTS (SELECT 1 FROM said_tags WHERE track_id = ${id}) OR EXISTS (SELECT 1 FROM cue_points WHERE track_id = ${id})
    OR EXISTS (SELECT 1 FROM file_places WHERE track_id = ${id}))`;

export function matchStore(
  db: Database,
  followTags: (from: number, to: number, isFile: boolean) => void,
): Room<MatchReads, MatchWrites> {
  const tracks = db.prepare<[string], Omit<MatchedTrack, 'isLogged'> & { isLogged: number }>(/* sql */ `
    SELECT t.id, t.display_path AS displayPath, r.display_path AS root, t.added_at AS addedAt,
      t.missing_at AS missingAt, f.at AS refusedAt, t.title, t.artist, t.album, t.album_artist AS albumArtist,
      t.rating, t.track_number AS trackNumber, t.disc_number AS discNumber, ${isLoggedSql('t.id')} AS isLogged,
      (SELECT g.name FROM labels l JOIN genres g ON g.id = l.genre_id
        WHERE l.id = (SELECT max(m.id) FROM labels m WHERE m.track_id = t.id)) AS genre,
      (SELECT k.kind FROM track_kinds k WHERE k.track_id = t.id ORDER BY k.id DESC LIMIT 1) AS kind,
      (SELECT group_concat(k.tag_id || ' ' || k.said ORDER BY k.tag_id) FROM track_tags k
        WHERE k.track_id = t.id AND k.said IS NOT NULL) AS saidTags
    FROM json_each(?) wanted CROSS JOIN tracks t ON t.id = wanted.value JOIN roots r ON r.id = t.root_id
    LEFT JOIN match_refusals f ON f.lost_id = t.id ORDER BY t.path`);
  const open = db.prepare<[], OpenMatch & { candidateId: number }>(/* sql */ `
    SELECT q.lost_id AS lostId, q.candidate_id AS candidateId
    FROM match_questions q JOIN tracks l ON l.id = q.lost_id JOIN tracks c ON c.id = q.candidate_id
    WHERE l.presence = 'missing' AND c.presence = 'present' AND c.fingerprint IS l.fingerprint
      AND NOT ${isLoggedSql('c.id')}
    ORDER BY l.path, c.path`);
  const leave = db.prepare(/* sql */ `
    UPDATE tracks SET path = CAST(path || x'00' || id AS BLOB), presence = 'missing', missing_at = coalesce(missing_at, ?) WHERE id = ?`);
  const states = db.prepare<[number], { presence: string; state: string; isLogged: number }>(
    `SELECT presence, state, ${isLoggedSql('tracks.id')} AS isLogged FROM tracks WHERE id = ?`,
  );
  const added = db.prepare(
    'UPDATE tracks SET added_at = min(added_at, (SELECT added_at FROM tracks WHERE id = :of)) WHERE id = :id',
  );
  // Both were the same music, and were played by turns.
  const played = db.prepare(/* sql */ `
    UPDATE tracks SET play_count = tracks.play_count + o.play_count,
      last_played_at = coalesce(max(tracks.last_played_at, o.last_played_at), tracks.last_played_at, o.last_played_at)
    FROM tracks o WHERE tracks.id = :id AND o.id = :of`);
  const file = db.prepare<[number], Record<string, unknown>>(
    `SELECT ${scannedColumns.join()} FROM tracks WHERE id = ?`,
  );
  const genres = db
    .prepare<[number], string>('SELECT written FROM declared_genres WHERE track_id = ? ORDER BY position')
    .pluck();
  const dropGenres = db.prepare('DELETE FROM declared_genres WHERE track_id = ?');
  const declare = db.prepare('INSERT INTO declared_genres (track_id, position, written) VALUES (?, ?, ?)');
  const takeFile = db.prepare(/* sql */ `
    UPDATE tracks SET ${scannedColumns.map((name) => `${name} = :${name}`).join()}, presence = 'present', missing_at = NULL
    WHERE id = :id`);
  const drop = db.prepare('DELETE FROM tracks WHERE id = ?');
  const redirect = db.prepare('UPDATE joined_tracks SET into_id = :into WHERE into_id = :id');
  const note = db.prepare('INSERT INTO joined_tracks (track_id, into_id) VALUES (:id, :into)');
  const dropQuestions = db.prepare('DELETE FROM match_questions WHERE lost_id = ?');
  const ask = db.prepare('INSERT INTO match_questions (lost_id, candidate_id) VALUES (?, ?)');
  const refuse = db.prepare('INSERT OR REPLACE INTO match_refusals (lost_id, at) VALUES (?, ?)');

  return {
    read: {
      tracks: (ids) =>
        tracks.all(JSON.stringify(ids)).map((track) => ({ ...track, isLogged: track.isLogged === 1 })),
      open: () =>
        [...Map.groupBy(open.all(), ({ lostId }) => lostId)].map(([lostId, rows]) => ({
          lostId,
          candidateIds: rows.map(({ candidateId }) => candidateId),
        })),
    },
    write: {
      leavePath: (id, at) => void leave.run(at, id),
      join(lostId, presentId, keep) {
        const [kept, gone] = keep === 'lost' ? [lostId, presentId] : [presentId, lostId];
        const [lost, present, other] = [states.get(lostId), states.get(presentId), states.get(gone)];
        if (lost?.presence !== 'missing' || present?.presence !== 'present' || other?.isLogged !== 0)
          return false;
        const columns = file.get(presentId);
        const written = genres.all(presentId);
        added.run({ id: kept, of: gone });
        played.run({ id: kept, of: gone });
        redirect.run({ id: gone, into: kept });
        followTags(gone, kept, keep === 'lost');
        drop.run(gone);
        note.run({ id: gone, into: kept });
        if (keep === 'present') return true;
        takeFile.run({ ...columns, id: kept });
        dropGenres.run(kept);
        for (const [position, genre] of written.entries()) declare.run(kept, position, genre);
        dropQuestions.run(kept);
        return true;
      },
      ask(lostId, candidateIds) {
        dropQuestions.run(lostId);
        for (const candidateId of candidateIds) ask.run(lostId, candidateId);
      },
      dropQuestions: (lostId) => void dropQuestions.run(lostId),
      refuse(lostId, at) {
        dropQuestions.run(lostId);
        refuse.run(lostId, at);
      },
    },
  };
}
