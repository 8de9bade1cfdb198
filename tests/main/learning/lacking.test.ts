// Learning when tracks lack feature groups: set aside and counted, or the group is left out, and either is in the report.
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { FEATURE_NAMES, shippedGroups, shippedLayout } from '../../../src/core/features/layout.ts';
import { mostLacking, usableGroups } from '../../../src/main/learning/usableGroups.ts';
import { analysedLibrary } from '../../helpers/analysedLibrary.ts';
import { analysisOf } from '../../helpers/analysis.ts';
import { resultOf, startApp } from '../../helpers/app.ts';
import { addTrack, tempStore } from '../../helpers/library.ts';
import { tempDir } from '../../helpers/tempDir.ts';

const genres = ['classical', 'metal', 'reggae'];
const perGenre = 8;

/** Retrains on a library with every second track labelled; some of the tracks lack a group, for good or for now. */
async function learned(group: string, lacking: 'failed' | 'waiting', count: number) {
  const libraryDir = tempDir();
  const tracks = await analysedLibrary(libraryDir, genres, perGenre);
  // Labelled ones first.
  const ids = [...tracks.filter((_, n) => n % 2 === 0), ...tracks.filter((_, n) => n % 2 === 1)].map(
    ({ id }) => id,
  );
  const db = new Database(join(libraryDir, 'library.db'));
  const without = lacking === 'failed' ? ids.slice(0, count) : ids.slice(-count);
  for (const id of without) {
    const [which, values] = ['(SELECT id FROM feature_groups WHERE name = ?)', [group, id]];
    db.prepare(`DELETE FROM vectors WHERE group_id = ${which} AND track_id = ?`).run(...values);
    if (lacking === 'failed')
      db.prepare(`INSERT INTO group_failures VALUES (${which}, ?, 'invalid', 'not finite')`).run(...values);
  }
  db.close();
  const { client } = await startApp(libraryDir);
  for (const genre of genres) {
    const trackIds = tracks.filter((track, n) => n % 2 === 0 && track.genre === genre).map(({ id }) => id);
    await client.labels.set({ trackIds, genre });
  }
  const result = await resultOf(client, client.models.retrain({ evenIfWorse: true }));
  if (result.kind !== 'retrain') throw new Error(result.kind);
  const predicted = (await client.tracks.rows({ ids })).filter(
    ({ predictedGenre }) => predictedGenre !== null,
  );
  return { report: result.report, predicted: predicted.map(({ id }) => id), ids, without };
}

const labelled = (genres.length * perGenre) / 2;
const columnsBut = (group: string) =>
  FEATURE_NAMES.filter(
    (name) =>
      !shippedGroups.find((one) => one.name === group)!.columns.some((column) => column.name === name),
  );

// Worker threads start and fit: seconds on an idle machine, many on a busy one.
test('tracks of which a group could not be computed are set aside, and counted', {
  timeout: 120_000,
}, async () => {
  const { report, predicted, ids, without } = await learned('modulation', 'failed', 1);
  expect(report.labelledRows).toBe(labelled - 1);
  expect(report.model.report).toMatchObject({
    groups: shippedLayout,
    featureNames: FEATURE_NAMES,
    personal: { setAside: 1, lacking: [{ group: 'modulation', tracks: 1, leftOut: null }] },
  });
  expect(predicted.toSorted((a, b) => a - b)).toEqual(
    ids.filter((id) => !without.includes(id)).toSorted((a, b) => a - b),
  );
});

test('a group that too many lack is left out, and nobody is set aside', { timeout: 120_000 }, async () => {
  const { report, predicted, ids } = await learned('contrast', 'failed', 2);
  expect(2 / labelled).toBeGreaterThan(mostLacking);
  expect(report.labelledRows).toBe(labelled);
  expect(report.model.report.featureNames).toEqual(columnsBut('contrast'));
  expect(report.model.report.personal).toMatchObject({
    setAside: 0,
    lacking: [{ group: 'contrast', tracks: 2, leftOut: 'too many' }],
  });
  expect(predicted).toHaveLength(ids.length);
});

test('a group whose analysis is under way waits for its end', { timeout: 120_000 }, async () => {
  const { report, predicted, ids } = await learned('onsets', 'waiting', 1);
  expect(report.labelledRows).toBe(labelled);
  expect(report.model.report.featureNames).toEqual(columnsBut('onsets'));
  expect(report.model.report.personal).toMatchObject({
    setAside: 0,
    lacking: [{ group: 'onsets', tracks: 1, leftOut: 'under way' }],
  });
  expect(predicted).toHaveLength(ids.length);
});

test('while a raised group is under way its old version stays in use; what is needed is taken as it is', () => {
  const store = tempStore();
  const old = { name: 'a', version: 1, columns: [{ name: 'x' }] };
  const raised = { ...old, version: 2 };
  const other = { name: 'b', version: 1, columns: [{ name: 'y' }] };
  store.write((to) => to.features.declareGroups([old, raised, other]));
  const ids = Array.from({ length: 20 }, (_, n) => addTrack(store, `${n}`));
  for (const id of ids)
    store.write((to) => to.features.saveAnalysis(id, analysisOf([Float32Array.of(1, 2)], [old, other])));
  const usable = (...needed: { name: string; version: number }[]) => {
    const { layout, lacking } = usableGroups(store.features, [raised, other], ids, needed);
    return { layout: layout.map(({ name, version }) => `${name}${version}`), lacking };
  };
  expect(usable()).toEqual({ layout: ['a1', 'b1'], lacking: [] });
  const save = (id: number) =>
    store.write((to) => to.features.saveGroups(id, [{ ...raised, vectors: [Float32Array.of(3)] }]));
  for (const id of ids.slice(1)) save(id);
  expect(usable()).toEqual({ layout: ['a1', 'b1'], lacking: [] });
  store.write((to) =>
    to.features.saveGroups(ids[0]!, [{ ...raised, failure: { kind: 'invalid', message: 'no', path: null } }]),
  );
  expect(usable()).toEqual({ layout: ['a2', 'b1'], lacking: [{ group: 'a', tracks: 1, leftOut: null }] });
  expect(usable(old)).toEqual({ layout: ['a1', 'b1'], lacking: [] });
  store.write((to) => to.features.drop(old, 100));
  expect(usable(old)).toEqual({ layout: ['a1', 'b1'], lacking: [{ group: 'a', tracks: 20, leftOut: null }] });
});
