// Tracks that stand more than once: their groups as lists and views read them, and what is written about them.
import type { DuplicateSummary } from '../../../core/domain/duplicates.ts';
import type { Append } from '../changes/changeLog.ts';
import type { Database, Room } from '../database.ts';
import type { CurrentIds } from '../tracks/joinedTracks.ts';
import { notRemovedSql } from '../tracks/trackFilter.ts';
import { type ComparedTrack, comparedSql, type DuplicateGrouping } from './groups.ts';
import { type PrintReads, type PrintWrites, printStore } from './prints.ts';
import { type SaidWrites, said, sayings } from './said.ts';

/** A track as it is told apart from others of the same song. */
export interface SongTrack {
  readonly id: number;
  readonly title: string | null;
  readonly artist: string | null;
  readonly album: string | null;
  readonly loudnessLufs: number | null;
  readonly fingerprint: string | null;
  readonly seconds: number | null;
  /** 1: its sound was compared with all of like length that were compared. */
  readonly isCompared: number;
}

export interface DuplicateReads extends PrintReads {
  /** Groups of at least two present tracks, by their first. */
  groups(): DuplicateSummary[];
  /** The group of this track; null where it stands alone. */
  groupOf(trackId: number): DuplicateSummary | null;
  compared(trackIds: readonly number[]): ComparedTrack[];
  songs(trackIds: readonly number[]): SongTrack[];
  /** Present tracks by the artist. */
  byArtist(artist: string): SongTrack[];
  /** Between the sounds of two tracks; null where they were not compared, or are far apart. */
  errorBetween(a: number, b: number): number | null;
  lookedAt(): number | null;
}

export interface DuplicateWrites extends PrintWrites, SaidWrites {
  /** Files have come or gone. */
  noteFiles(): void;
  looked(at: number): void;
}

type MemberRow = [track: number, group: number, isKept: number];

export function duplicateStore(
  db: Database,
  append: Append,
  currentIds: CurrentIds,
  grouping: DuplicateGrouping,
): Room<DuplicateReads, DuplicateWrites> {
  const prints = printStore(db);
  const says = said(db);
  const members = (which: string) =>
    db
      .prepare<number[], MemberRow>(/* sql */ `
        SELECT m.track_id, m.group_id, m.is_kept FROM duplicate_members m CROSS JOIN tracks t ON t.id = m.track_id
        WHERE t.presence = 'present' AND ${notRemovedSql} AND ${which} ORDER BY m.group_id, m.track_id`)
      .raw();
  const all = members('true');
  const ofTrack = members('m.group_id = (SELECT group_id FROM duplicate_members WHERE track_id = ?)');
  const compared = db.prepare<[string], ComparedTrack>(comparedSql);
  const song = /* sql */ `t.id, t.title, t.artist, t.album, t.loudness_lufs AS loudnessLufs, t.fingerprint, t.duration_seconds AS seconds,
    EXISTS (SELECT 1 FROM prints p WHERE p.fingerprint = t.fingerprint AND p.compared = 1) AS isCompared`;
  const songs = db.prepare<[string], SongTrack>(
    `SELECT ${song} FROM tracks t WHERE t.id IN (SELECT value FROM json_each(?))`,
  );
  const byArtist = db.prepare<[string], SongTrack>(
    `SELECT ${song} FROM tracks t WHERE t.artist = ? AND t.presence = 'present' AND ${notRemovedSql} ORDER BY t.id`,
  );
  const error = db
    .prepare<[{ a: number; b: number }], number>(/* sql */ `
      SELECT e.error FROM prints a JOIN prints b JOIN print_pairs e ON e.a_id = min(a.id, b.id) AND e.b_id = max(a.id, b.id)
      WHERE a.fingerprint = (SELECT fingerprint FROM tracks WHERE id = :a)
        AND b.fingerprint = (SELECT fingerprint FROM tracks WHERE id = :b)`)
    .pluck();
  const lookedAt = db.prepare<[], number>('SELECT at FROM duplicates_looked').pluck();
  const looked = db.prepare('INSERT OR REPLACE INTO duplicates_looked (only_row, at) VALUES (1, ?)');

  function summaries(rows: readonly MemberRow[]): DuplicateSummary[] {
    const preferred = says.preferred();
    return [...Map.groupBy(rows, ([, group]) => group)].flatMap(([id, tracks]) => {
      const trackIds = tracks.map(([track]) => track);
      const [first] = trackIds;
      if (first === undefined || trackIds.length < 2) return [];
      // Where the kept file is away, another one stands for it meanwhile.
      const keptId = tracks.find(([, , isKept]) => isKept === 1)?.[0] ?? first;
      return [{ id, trackIds, keptId, isSaid: preferred.has(keptId) }];
    });
  }

  return {
    read: {
      ...prints.read,
      groups: () => summaries(all.all()),
      groupOf: (trackId) => summaries(ofTrack.all(trackId))[0] ?? null,
      compared: (trackIds) => compared.all(JSON.stringify(trackIds)),
      songs: (trackIds) => songs.all(JSON.stringify(trackIds)),
      byArtist: (artist) => byArtist.all(artist),
      errorBetween: (a, b) => error.get({ a, b }) ?? null,
      lookedAt: () => lookedAt.get() ?? null,
    },
    write: {
      ...prints.write,
      ...sayings(db, append, currentIds),
      noteFiles: grouping.note,
      looked: (at) => void looked.run(at),
    },
  };
}

/** For workers: the recording of every track that stands more than once, and whether it is the one that is taken for all. */
export function recordingsIn(db: Database): () => Map<number, { recording: number; isKept: boolean }> {
  const members = db
    .prepare<[], MemberRow>('SELECT track_id, group_id, is_kept FROM duplicate_members')
    .raw();
  return () =>
    new Map(members.all().map(([id, recording, isKept]) => [id, { recording, isKept: isKept === 1 }]));
}
