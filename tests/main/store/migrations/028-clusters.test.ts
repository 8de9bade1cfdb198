// A library from before clusters: what was set stays, there are none yet, and names are among what undo takes back.
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { clusters } from '../../../../src/main/store/migrations/028-clusters.ts';
import { addTrack, openTestStore, tempStore } from '../../../helpers/library.ts';
import { tempDir } from '../../../helpers/tempDir.ts';

const tables = ['cluster_names', 'cluster_tracks', 'clusters', 'clusterings'];

test('a library of version 27', () => {
  const dir = tempDir();
  const store = openTestStore(dir);
  const track = addTrack(store, 'a.mp3');
  store.write((write) => write.labels.set([track], write.genres.ensure('metal')));
  store.close();
  const db = new Database(join(dir, 'library.db'));
  // What the migration makes, taken away again, so that later ones do not matter.
  for (const table of tables) db.exec(`DROP TABLE ${table}`);
  db.exec(clusters);
  db.close();
  const again = tempStore(dir);
  expect(again.clusters.current()).toBeNull();
  expect(again.labels.current()).toEqual([{ trackId: track, genre: 'metal' }]);
  expect(again.tracks.query({ clusterIds: [1] }, [])).toEqual([]);
  expect(again.write((write) => write.changes.undo(null))?.scope).toEqual({ of: 'tracks' });
  expect(again.labels.current()).toEqual([]);
});
