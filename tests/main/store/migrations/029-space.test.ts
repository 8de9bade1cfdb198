// A library from before points were kept: every vector and label stays, points are made when they are asked for, and fall with their vectors.
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { FEATURE_NAMES, shippedGroups, shippedLayout } from '../../../../src/core/features/layout.ts';
import { space } from '../../../../src/main/store/migrations/029-space.ts';
import { analysisOf } from '../../../helpers/analysis.ts';
import { startApp } from '../../../helpers/app.ts';
import { addTrack, openTestStore } from '../../../helpers/library.ts';
import { tempDir } from '../../../helpers/tempDir.ts';

const vectorOf = (n: number) => Float32Array.from(FEATURE_NAMES, (_, at) => Math.cos(n + at / 7));

/** What the migration makes, taken away again. */
const before = /* sql */ `
  DROP TRIGGER space_points_new;
  DROP TRIGGER space_points_gone;
  DROP TABLE space_points;
  DROP TABLE space_metrics;
`;

test('a library of version 28', { timeout: 30_000 }, async () => {
  const dir = tempDir();
  const store = openTestStore(dir);
  store.write((write) => write.features.declareGroups(shippedGroups));
  const tracks = Array.from({ length: 6 }, (_, n) => addTrack(store, `${n}.mp3`, { artist: `Artist ${n}` }));
  store.write((write) => {
    for (const [n, id] of tracks.entries()) write.features.saveAnalysis(id, analysisOf([vectorOf(n)]));
    write.labels.set(tracks.slice(0, 2), write.genres.ensure('metal'));
  });
  store.close();
  const db = new Database(join(dir, 'library.db'));
  const rows = () =>
    ['vectors', 'labels', 'tracks'].map((table) => db.prepare(`SELECT * FROM ${table}`).all());
  db.exec(before);
  const old = rows();
  expect(old[0]).toHaveLength(tracks.length * shippedGroups.length);
  db.exec(space);
  expect(rows()).toEqual(old);
  db.close();

  const { app, client } = await startApp(dir);
  const { tracks: near } = await client.tracks.similar({ id: tracks[0]! });
  expect(near.map(({ id }) => id).sort((a, b) => a - b)).toEqual(tracks.slice(1));
  await expect.poll(() => pointsIn(dir)).toEqual(tracks);
  await app.close();

  // What is heard anew is computed anew; what is forgotten leaves nothing behind.
  const again = openTestStore(dir);
  again.write((write) => write.features.saveAnalysis(tracks[3]!, analysisOf([vectorOf(9)])));
  expect(again.space.pointIds()).toEqual(tracks.filter((id) => id !== tracks[3]));
  expect([...again.features.vectors(shippedLayout, tracks)]).toHaveLength(tracks.length);
  expect(again.write((write) => write.changes.undo(null))?.scope).toEqual({ of: 'tracks' });
  expect(again.labels.current()).toEqual([]);
  again.close();
});

function pointsIn(dir: string): number[] {
  const db = new Database(join(dir, 'library.db'), { readonly: true });
  const ids = db.prepare<[], number>('SELECT track_id FROM space_points ORDER BY track_id').pluck().all();
  db.close();
  return ids;
}
