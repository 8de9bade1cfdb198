// Migration 42: beats of 32 bits become times of some two bytes, once, and the file gives back the room.
import { statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { libraryFileOf } from '../../../../src/main/store/folder.ts';
import { floatsToBlob } from '../../../../src/main/store/learning/blobs.ts';
import { analysisOf } from '../../../helpers/analysis.ts';
import { addTrack, openTestStore } from '../../../helpers/library.ts';
import { tempDir } from '../../../helpers/tempDir.ts';

/** Quarters of a millisecond, which float32 nearly holds. */
const beatsOf = (n: number): number[] => Array.from({ length: 60 }, (_, beat) => (1000 * beat + n) / 4000);

test('times, damage and what was not tracked stay as they are; opened again nothing is read twice', () => {
  const dir = tempDir();
  const before = openTestStore(dir);
  const ids = before.write((to) =>
    Array.from({ length: 400 }, (_, n) => {
      const id = addTrack(to, `${n}.mp3`);
      const windows = [{ startSeconds: 1, lengthSeconds: 30, beats: [] }];
      to.features.saveAnalysis(id, { ...analysisOf([]), groups: [], windows });
      return id;
    }),
  );
  before.close();
  const db = new Database(libraryFileOf(dir));
  const set = db.prepare('UPDATE windows SET beats = ? WHERE track_id = ?');
  for (const [n, id] of ids.entries()) set.run(floatsToBlob(Float32Array.from(beatsOf(n))), id);
  set.run(null, ids[0]);
  // Cut in its third value.
  set.run(floatsToBlob(Float32Array.from(beatsOf(1))).subarray(0, 11), ids[1]);
  db.pragma('user_version = 41');
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
  const size = statSync(libraryFileOf(dir)).size;

  for (let opened = 0; opened < 2; opened++) {
    const store = openTestStore(dir);
    for (const [n, id] of ids.entries()) {
      const [window] = store.features.windows(id);
      const kept = n === 0 ? null : n === 1 ? beatsOf(1).slice(0, 2) : beatsOf(n);
      expect(window?.beats).toEqual(kept);
    }
    store.close();
    expect(statSync(libraryFileOf(dir)).size).toBeLessThan(0.95 * size);
  }
});
