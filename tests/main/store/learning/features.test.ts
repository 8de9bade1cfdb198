// Feature vectors across layouts: the newest that has the columns asked for, old ones in use until all are new.
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { BASE57_NAMES } from '../../../../src/core/features/layout.ts';
import { library } from '../../../../src/main/store/migrations/001-library.ts';
import { addModel, addTrack, at, predict, tempStore } from '../../../helpers/library.ts';
import { tempDir } from '../../../helpers/tempDir.ts';

const facts = { tempoBpm: 120, musicalKey: 'C major', loudnessLufs: -14, dynamicRangeDb: 8 };
const window = (...features: number[]) => ({
  startSeconds: 0,
  lengthSeconds: 30,
  features: Float32Array.from(features),
});

test('each track gives its newest vectors that have the columns, in the order asked for', () => {
  const store = tempStore();
  store.features.declareLayout(7, ['a', 'b']);
  store.features.declareLayout(8, ['b', 'c', 'a']);
  const old = addTrack(store, 'old');
  const both = addTrack(store, 'both');
  store.features.saveAnalysis(old, 7, { durationSeconds: 90, windows: [window(1, 2)], facts });
  store.features.saveAnalysis(both, 7, { durationSeconds: 90, windows: [window(3, 4)], facts });
  store.features.saveAnalysis(both, 8, {
    durationSeconds: 90,
    windows: [window(6, 7, 5), window(9, 10, 8)],
    facts,
  });
  const plain = (names: string[]) =>
    store.features
      .features(names, 'all')
      .map(({ trackId, version, windows }) => [trackId, version, windows.map((w) => [...w])]);
  expect(plain(['a', 'b'])).toEqual([
    [old, 7, [[1, 2]]],
    [both, 8, [[5, 6], [8, 9]]], // biome-ignore format: one row a track
  ]);
  expect(plain(['c'])).toEqual([[both, 8, [[7], [10]]]]);
  expect(plain(['nobody'])).toEqual([]);
  expect(store.features.outdated(8).map(({ id }) => id)).toEqual([old]);
  store.features.dropBefore(8);
  expect(plain(['a', 'b'])).toEqual([[both, 8, [[5, 6], [8, 9]]]]); // biome-ignore format: one row a track
  expect(store.tracks.get(both)).toMatchObject({ durationSeconds: 90, state: 'analysed', ...facts });
});

test('tracks asked for one by one, in a row, or far apart are those of all', () => {
  const store = tempStore();
  store.features.declareLayout(7, ['a']);
  store.features.declareLayout(8, ['a']);
  for (let n = 0; n < 60; n++) {
    const id = addTrack(store, `${n}`, { artist: `artist ${n % 7}` });
    // Some have the old, some the new, some both, some none.
    for (const version of [7, 8].filter((v) => Math.floor(n / (v - 6)) % 3 !== 0))
      store.features.saveAnalysis(id, version, { durationSeconds: 9, windows: [window(n, version)], facts });
  }
  const all = store.features.features(['a'], 'all');
  expect(new Set(all.map(({ version }) => version))).toEqual(new Set([7, 8]));
  const ids = store.tracks.query({}, []).toSorted((a, b) => a - b);
  for (const wanted of [[], [3], ids.slice(10, 30), [ids[0]!, ids[59]!], ids.filter((id) => id % 3 === 0)]) {
    expect(store.features.features(['a'], wanted.toReversed())).toEqual(
      all.filter(({ trackId }) => wanted.includes(trackId)),
    );
  }
  expect(store.features.vectors(['a'], ids)).toEqual(all.map(({ artistKey: _, ...track }) => track));
});

test('a prediction from older vectors than the track has asks for a new one', () => {
  const store = tempStore();
  const model = addModel(store, ['rock', 'jazz']);
  const id = addTrack(store, 'a');
  store.features.saveAnalysis(id, 1, { durationSeconds: 9, windows: [window(1)], facts });
  expect(store.tracks.unpredicted(model)).toEqual([id]);
  predict(store, model, id, 'rock', 0.5);
  expect(store.tracks.unpredicted(model)).toEqual([]);
  store.features.saveAnalysis(id, 2, { durationSeconds: 9, windows: [window(1)], facts });
  expect(store.tracks.unpredicted(model)).toEqual([id]);
});

test('a file whose sound changed is judged anew, though its vectors are of the same version', () => {
  const store = tempStore();
  const model = addModel(store, ['rock', 'jazz']);
  const [id, other] = [addTrack(store, 'a'), addTrack(store, 'b')];
  const heard = { durationSeconds: 9, windows: [window(1)], facts };
  for (const track of [id, other]) {
    store.features.saveAnalysis(track, 1, heard);
    predict(store, model, track, 'rock', 0.5);
  }
  store.features.saveAnalysis(id, 1, { ...heard, windows: [window(2)] });
  expect(store.tracks.unpredicted(model)).toEqual([id]);
});

test('a library of version 1 comes along with its labels, its vectors and their columns', () => {
  const dir = tempDir();
  const db = new Database(join(dir, 'library.db'));
  db.exec(library);
  db.pragma('user_version = 1');
  db.exec(`
    INSERT INTO roots VALUES (1, CAST('/music' AS BLOB), '/music', 0);
    INSERT INTO genres VALUES (1, 'rock', 'rock', 0);
    INSERT INTO tracks (id, root_id, path, display_path, size, mtime_ms, artist_key, search_text, added_at, state)
      VALUES (5, 1, CAST('/music/a.mp3' AS BLOB), '/music/a.mp3', 1, 1, 'a', 'a', 0, 'analysed');
    INSERT INTO label_batches (id, at) VALUES (1, ${at});
    INSERT INTO labels (track_id, genre_id, batch_id) VALUES (5, 1, 1);
  `);
  const vector = Float32Array.from(BASE57_NAMES, (_, i) => i);
  db.prepare('INSERT INTO windows VALUES (5, 1, 0, 0, 30, ?)').run(Buffer.from(vector.buffer));
  db.close();

  const store = tempStore(dir);
  expect(store.labels.current()).toEqual([{ trackId: 5, genre: 'rock' }]);
  const [track] = store.features.features([...BASE57_NAMES], 'all');
  expect([...track!.windows[0]!]).toEqual([...vector]);
  const [tempo] = store.features.features(['tempo'], [5]);
  expect([...tempo!.windows[0]!]).toEqual([BASE57_NAMES.indexOf('tempo')]);
  expect(store.features.outdated(2).map(({ id }) => id)).toEqual([5]);
  expect(store.tracks.get(5)).toMatchObject({ tempoBpm: null, musicalKey: null });
});
