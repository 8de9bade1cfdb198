// Layouts of the map as they are stored: whole, told apart by their moment, and of those tracks that are there.
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { maps } from '../../../../src/main/store/migrations/026-maps.ts';
import { analysisOf } from '../../../helpers/analysis.ts';
import { addTrack, openTestStore, tempStore } from '../../../helpers/library.ts';
import { tempDir } from '../../../helpers/tempDir.ts';

const laid = (...ids: number[]) => ({
  ids: Int32Array.from(ids),
  places: Uint16Array.from(ids.flatMap((id) => [id, 65_535 - id])),
});

test('a layout is read as it was written, and another of its kind takes its place', () => {
  const store = tempStore();
  expect(store.maps.get('umap')).toBeNull();
  const first = store.write((write) => write.maps.replace('umap', 'one', laid(1, 70_000)));
  expect(store.maps.get('umap')).toEqual({
    ...laid(1, 70_000),
    metric: 'one',
    laidOut: 2,
    trustworthiness: null,
    continuity: null,
    laidOutAt: first,
  });
  // At the same moment by the clock, and yet told apart.
  const second = store.write((write) => write.maps.replace('umap', 'two', laid(5)));
  expect(second).toBeGreaterThan(first);
  store.write((write) => write.maps.judge('umap', first, { trustworthiness: 0.1, continuity: 0.2 }));
  expect(store.maps.get('umap')).toMatchObject({ metric: 'two', trustworthiness: null });
  store.write((write) => write.maps.judge('umap', second, { trustworthiness: 0.9, continuity: 0.8 }));
  expect(store.maps.get('umap')).toMatchObject({ trustworthiness: 0.9, continuity: 0.8 });
  expect(store.maps.get('pca')).toBeNull();
});

test('tracks are added to the layout that they were placed on, once', () => {
  const store = tempStore();
  const at = store.write((write) => write.maps.replace('pca', 'one', laid(1, 2)));
  const add = (moment: number, ...ids: number[]) =>
    store.write((write) => write.maps.add('pca', moment, laid(...ids)));
  expect(add(at, 9)).toBe(true);
  expect(add(at, 9)).toBe(false);
  expect(add(at - 1, 10)).toBe(false);
  expect(store.maps.get('pca')).toMatchObject({ ...laid(1, 2, 9), laidOut: 2 });
});

test('the table comes to a library as it was before, whose tracks stay; a damaged layout is none', () => {
  const dir = tempDir();
  const before = openTestStore(dir);
  const analysed = addTrack(before, 'a.mp3');
  addTrack(before, 'new.mp3');
  before.write((write) => write.features.saveAnalysis(analysed, analysisOf([new Float32Array()], [])));
  before.close();
  const db = new Database(join(dir, 'library.db'));
  const tracks = () => db.prepare('SELECT * FROM tracks ORDER BY id').all();
  const rows = tracks();
  db.exec('DROP TABLE maps');
  db.exec(maps);
  expect(tracks()).toEqual(rows);
  db.exec("INSERT INTO maps VALUES ('tsne', 'one', x'01000000', x'0102', 1, NULL, NULL, 5)");
  expect(() => db.exec("INSERT INTO maps VALUES ('globe', 'one', x'', x'', 0, NULL, NULL, 5)")).toThrow(
    'CHECK',
  );
  db.close();
  const store = tempStore(dir);
  expect(store.maps.mappable(0, 10)).toEqual([analysed]);
  expect(store.maps.mappable(analysed, 10)).toEqual([]);
  expect(store.maps.mappable(0, 0)).toEqual([]);
  expect(store.maps.get('tsne')).toBeNull();
  expect(store.write((write) => write.maps.replace('tsne', 'one', laid(analysed)))).toBeGreaterThan(5);
  expect(store.maps.get('tsne')).toMatchObject(laid(analysed));
});
