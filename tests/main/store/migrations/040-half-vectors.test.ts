// Migration 40: vectors of 32 bits become those of 16, once, and the file gives back the room.
import { statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { shippedGroups, shippedLayout } from '../../../../src/core/features/layout.ts';
import { libraryFileOf } from '../../../../src/main/store/folder.ts';
import { floatsFromHalves, halvesToBlob } from '../../../../src/main/store/learning/halves.ts';
import { analysisOf } from '../../../helpers/analysis.ts';
import { addTrack, openTestStore } from '../../../helpers/library.ts';
import { tempDir } from '../../../helpers/tempDir.ts';

const width = shippedGroups.reduce((sum, { columns }) => sum + columns.length, 0);
const vectorOf = (n: number): Float32Array =>
  Float32Array.from({ length: width }, (_, i) => (i + 1) / (n + 3));

test('values, damage and tags stay as they are; opened again nothing is halved twice', () => {
  const dir = tempDir();
  const before = openTestStore(dir);
  const ids = before.write((to) => {
    to.features.declareGroups(shippedGroups);
    return Array.from({ length: 400 }, (_, n) => {
      const id = addTrack(to, `${n}.mp3`);
      to.features.saveAnalysis(id, analysisOf([vectorOf(n)]));
      return id;
    });
  });
  before.close();
  const db = new Database(libraryFileOf(dir));
  db.function('floats', (blob: unknown) =>
    blob instanceof Uint8Array ? Buffer.from(floatsFromHalves(blob).buffer) : null,
  );
  db.exec(`UPDATE vectors SET features = floats(features); PRAGMA user_version = 39;
    DROP TRIGGER kept_lists_more; DROP TRIGGER kept_lists_fewer; DROP TRIGGER kept_lists_other; DROP TABLE kept_lists;
    UPDATE vectors SET features = substr(features, 1, 9) WHERE track_id = ${ids[0]}`);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
  const size = statSync(libraryFileOf(dir)).size;

  for (let opened = 0; opened < 2; opened++) {
    const store = openTestStore(dir);
    const vectors = new Map(
      store.features.vectors(shippedLayout, 'all').map(({ trackId, windows }) => [trackId, windows]),
    );
    expect([...vectors.keys()]).toEqual(ids.slice(1));
    for (const [n, id] of ids.entries())
      if (n > 0) expect(vectors.get(id)).toEqual([floatsFromHalves(halvesToBlob(vectorOf(n)))]);
    store.close();
    expect(statSync(libraryFileOf(dir)).size).toBeLessThan(0.85 * size);
  }
});
