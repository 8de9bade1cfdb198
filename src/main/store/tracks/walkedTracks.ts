// What walks by sound go by: whose music a track is, which recording, its tempo, key and loudness.
import type { TaggedFile } from '../../../core/space/recordings.ts';
import type { Database } from '../database.ts';
import { fieldSql } from './fieldSql.ts';

export interface WalkedTrack extends TaggedFile {
  readonly id: number;
  readonly artistKey: string;
  /** As shown. */
  readonly tempoBpm: number | null;
  readonly musicalKey: string | null;
  readonly loudnessLufs: number | null;
}

/** Of those that name nobody each is by somebody else: in a folder without tags there would be one artist. */
const artistSql = /* sql */ `CASE WHEN artist_key LIKE 'folder:%' THEN 'track:' || t.id ELSE artist_key END`;

/** Of the music that is there and was analysed, by id; read anew when another connection has changed something. */
export function walkedTracks(db: Database): () => readonly WalkedTrack[] {
  const changes = db.prepare<[], number>('PRAGMA data_version').pluck();
  const all = db.prepare<[], WalkedTrack>(/* sql */ `
    SELECT t.id, ${artistSql} AS artistKey, m.group_id AS "group", fingerprint, artist, title, duration_seconds AS durationSeconds,
      ${fieldSql.tempoBpm.value} AS tempoBpm, ${fieldSql.musicalKey.value} AS musicalKey,
      ${fieldSql.loudnessLufs.value} AS loudnessLufs
    FROM tracks t LEFT JOIN duplicate_members m ON m.track_id = t.id
    WHERE state = 'analysed' AND presence = 'present' AND ${fieldSql.kind.value} = 'music' ORDER BY t.id`);
  let read: { readonly at: number | undefined; readonly tracks: readonly WalkedTrack[] } | null = null;
  return () => {
    const at = changes.get();
    if (read?.at !== at) read = { at, tracks: all.all() };
    return read?.tracks ?? [];
  };
}
