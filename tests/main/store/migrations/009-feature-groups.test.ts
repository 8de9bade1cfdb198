// Libraries from before vectors were kept by group: every vector, label, model and prediction comes along, and nothing waits.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { FACTS_VERSION } from '../../../../src/core/features/facts.ts';
import { createRandom } from '../../../../src/core/learning/maths/random.ts';
import { floatsFromHalves, halvesToBlob } from '../../../../src/main/store/learning/halves.ts';
import { library } from '../../../../src/main/store/migrations/001-library.ts';
import { layoutsAndFacts } from '../../../../src/main/store/migrations/002-layouts-and-facts.ts';
import { genreWords } from '../../../../src/main/store/migrations/003-genre-words.ts';
import { listsAndPlaylists } from '../../../../src/main/store/migrations/004-lists-and-playlists.ts';
import { kinds } from '../../../../src/main/store/migrations/005-kinds.ts';
import { kinAndVersions } from '../../../../src/main/store/migrations/006-kin-and-versions.ts';
import { counts } from '../../../../src/main/store/migrations/007-counts.ts';
import { foldOrNull, searchText } from '../../../../src/main/store/tracks/searchText.ts';
import { at, tempStore } from '../../../helpers/library.ts';
import { tempDir } from '../../../helpers/tempDir.ts';

const earlier = [library, layoutsAndFacts, genreWords, listsAndPlaylists, kinds, kinAndVersions, counts];

/** A library as the first `seen` migrations leave it, with a labelled track of id 5. */
function oldLibrary(seen: number): { dir: string; db: Database.Database } {
  const dir = tempDir();
  const db = new Database(join(dir, 'library.db'));
  db.function('fold', (text: unknown) => (typeof text === 'string' ? foldOrNull(text) : null));
  db.function('search_words', (text: unknown) => (typeof text === 'string' ? searchText(text) : ''));
  for (const sql of earlier.slice(0, seen)) db.exec(sql);
  db.pragma(`user_version = ${seen}`);
  db.exec(`
    INSERT INTO roots (id, path, display_path, added_at) VALUES (1, CAST('/music' AS BLOB), '/music', 0);
    INSERT INTO genres (id, name, key, added_at) VALUES (1, 'rock', 'rock', 0)`);
  for (const id of [5, 6, 7])
    db.exec(`
      INSERT INTO tracks (id, root_id, path, display_path, size, mtime_ms, artist_key, search_text, added_at, state)
        VALUES (${id}, 1, CAST('/music/${id}' AS BLOB), '/music/${id}', 1, 1, 'a', 'a', 0, 'analysed')`);
  db.exec(`
    INSERT INTO label_batches (id, at) VALUES (1, ${at});
    INSERT INTO labels (track_id, genre_id, batch_id) VALUES (5, 1, 1)`);
  return { dir, db };
}

/** Names of layout 2; the first 57 are layout 1. The groups that they became. */
const names = z
  .array(z.string())
  .parse(JSON.parse(readFileSync(new URL('./layout2.json', import.meta.url), 'utf8')));
const base57 = names.slice(0, 57);
const layout = [
  ...['base57', 'mfccCovariance', 'mfccDelta', 'modulation', 'contrast', 'tonalCentroid', 'onsets'],
].map((name) => ({ name, version: 1 }));

const random = createRandom(8);
/** Any bits but those of a NaN. */
const vectorOf = (names: readonly string[]) =>
  Float32Array.from(names, () => random.normal() * 10 ** (20 * random.next() - 10));

/** Of what was written in 32 bits, as migration 40 leaves it. */
const asKept = (vector: Float32Array): Float32Array => floatsFromHalves(halvesToBlob(vector));

test('a library of the first version brings its labels and its vectors, and waits for the groups that came later', () => {
  const { dir, db } = oldLibrary(1);
  const vector = vectorOf(base57);
  for (const id of [5, 6, 7])
    db.prepare('INSERT INTO windows VALUES (?, 1, 0, 12.5, 30, ?)').run(id, Buffer.from(vector.buffer));
  db.close();

  const store = tempStore(dir);
  expect(store.labels.current()).toEqual([{ trackId: 5, genre: 'rock' }]);
  const [track] = store.features.features(layout.slice(0, 1), [5]);
  expect(track!.windows).toEqual([asKept(vector)]);
  expect(store.features.waiting(layout, FACTS_VERSION)).toMatchObject(
    [5, 6, 7].map((id) => ({ id, lacks: { groups: layout.slice(1), facts: true } })),
  );
  expect(store.features.windows(5)).toEqual([{ startSeconds: 12.5, lengthSeconds: 30, beats: null }]);
  expect(store.tracks.get(5)).toMatchObject({ tempoBpm: null, musicalKey: null });
});

test('of a library of both layouts the newest vectors come along, as they are kept now, and nothing waits for the analysis', () => {
  const { dir, db } = oldLibrary(7);
  db.prepare('INSERT INTO feature_layouts VALUES (2, ?)').run(JSON.stringify(names));
  const window = db.prepare('INSERT INTO windows VALUES (?, ?, ?, ?, ?, ?)');
  const vectors = new Map([5, 6, 7].map((id) => [id, [0, 1, 2].slice(0, id - 4).map(() => vectorOf(names))]));
  for (const [id, own] of vectors) {
    // The middle of the track alone was analysed then.
    if (id !== 6) window.run(id, 1, 0, 60, 30, Buffer.from(vectorOf(base57).buffer));
    for (const [position, vector] of own.entries())
      window.run(id, 2, position, 40 * position, 30, Buffer.from(vector.buffer));
  }
  const report = {
    ...{ trainedAt: '2026-01-01T00:00:00Z', seed: 1, featureVersion: 2, classes: ['rock', 'jazz'], rows: 2 },
    ...{
      rowsPerClass: { rock: 1, jazz: 1 },
      artists: 2,
      folds: 0,
      judgedRows: 0,
      accuracy: 1e-7,
      logLoss: null,
    },
    ...{ accuracyPerFold: [0.1, 1], baseLearners: {}, confusion: [] },
  };
  const model = db.prepare('INSERT INTO models (id, origin, folder, report) VALUES (?, ?, ?, ?)');
  model.run(1, 'starter', null, JSON.stringify({ ...report, featureNames: base57 }));
  model.run(2, 'personal', 'two', JSON.stringify({ ...report, featureNames: names }));
  db.exec('INSERT INTO active_model VALUES (1, 2)');
  const prediction = db.prepare('INSERT INTO predictions VALUES (?, 2, 1, 0.75, ?, 2)');
  for (const id of vectors.keys()) prediction.run(id, Buffer.from(Float32Array.of(0.75, 0.25).buffer));
  db.close();

  const store = tempStore(dir);
  expect(store.features.columns(layout)).toEqual(names);
  for (const { trackId, windows } of store.features.vectors(layout, 'all'))
    expect(windows).toEqual(vectors.get(trackId)?.map(asKept));
  for (const { trackId, windows } of store.features.vectors(layout.slice(0, 1), 'all'))
    expect(windows).toEqual(vectors.get(trackId)?.map((vector) => asKept(vector).slice(0, 57)));
  expect(store.features.trackIds()).toEqual([5, 6, 7]);
  expect(store.features.windows(7).map(({ startSeconds }) => startSeconds)).toEqual([0, 40, 80]);
  expect(store.features.waiting(layout, 0)).toEqual([]);
  expect(store.tracks.waiting()).toEqual([]);

  const [personal, starter] = store.models.list();
  const { featureVersion: _, ...kept } = report;
  expect(starter!.report).toEqual({ ...kept, featureNames: base57, groups: layout.slice(0, 1) });
  expect(personal!.report).toEqual({ ...kept, featureNames: names, groups: layout });
  expect(store.tracks.unpredicted(2, personal!.report.groups)).toEqual([]);
  expect(store.tracks.unpredicted(1, starter!.report.groups)).toEqual([5, 6, 7]);
  expect(store.tracks.get(6).probabilities).toEqual({ rock: 0.75, jazz: 0.25 });
});
