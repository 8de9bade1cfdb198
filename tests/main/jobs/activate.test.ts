// Changing the model: what is on the screen is predicted first, and cancelled at any moment all is as it was before.
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { Client } from '../../../src/core/contract/contract.ts';
import { analysedLibrary } from '../../helpers/analysedLibrary.ts';
import { ended, resultOf, startApp } from '../../helpers/app.ts';
import { tempDir } from '../../helpers/tempDir.ts';

/** Several slices of what is written at once. */
const perGenre = 150;

/** A library judged by the starter, and a personal model that has learned two genres. */
async function twoModels() {
  const libraryDir = tempDir();
  const tracks = await analysedLibrary(libraryDir, ['classical', 'metal', 'reggae'], perGenre);
  const { app, client } = await startApp(libraryDir);
  await app.resume();
  await ended(client, Promise.resolve({ jobId: (await client.jobs.list())[0]!.id }));
  for (const genre of ['classical', 'metal'] as const) {
    const trackIds = tracks.filter((track) => track.genre === genre).map(({ id }) => id);
    await client.labels.set({ trackIds: trackIds.slice(0, 8), genre });
  }
  const result = await resultOf(client, client.models.retrain({ evenIfWorse: true }));
  if (result.kind !== 'retrain') throw new Error(result.kind);
  await resultOf(client, client.models.activate({ id: 1 }));
  return { libraryDir, client, personal: result.report.model.id, ids: tracks.map(({ id }) => id) };
}

async function activeModel(client: Client): Promise<number | undefined> {
  return (await client.models.list()).find(({ active }) => active)?.id;
}

async function predictionsOf(client: Client, ids: readonly number[]) {
  const out = [];
  for (let start = 0; start < ids.length; start += 200)
    for (const {
      id,
      genre,
      genreSource,
      predictedGenre,
      confidence,
      baseLearners,
    } of await client.tracks.details({ ids: ids.slice(start, start + 200) }))
      out.push({ id, genre, genreSource, predictedGenre, confidence, baseLearners });
  return out;
}

test('cancelled before, between and while the models change places: the old one and all its predictions are back', {
  timeout: 120_000,
}, async () => {
  const { client, personal, ids } = await twoModels();
  const before = await predictionsOf(client, ids);
  expect(new Set(before.map(({ predictedGenre }) => predictedGenre)).size).toBeGreaterThan(2);
  const first = ids.slice(-5);
  const probabilitiesOfFirst = async () =>
    (await client.tracks.details({ ids: first })).map(({ probabilities }) => probabilities);
  const starters = await probabilitiesOfFirst();
  const isPredicted = async (): Promise<boolean> =>
    !isDeepStrictEqual(await probabilitiesOfFirst(), starters);
  const moments: readonly [string, () => Promise<boolean>][] = [
    ['at once', async () => true],
    ['what is on the screen is predicted', isPredicted],
    ['the other model is active', async () => (await activeModel(client)) === personal],
  ];
  for (const [moment, hasCome] of moments) {
    const started = await client.models.activate({ id: personal, first });
    while (!(await hasCome())) await new Promise((resolve) => setImmediate(resolve));
    await client.jobs.cancel({ id: started.jobId });
    const { status } = await ended(client, Promise.resolve(started));
    expect(status.state, moment).toBe('cancelled');
    expect(await activeModel(client), moment).toBe(1);
    expect(await predictionsOf(client, ids), moment).toEqual(before);
  }

  const result = await resultOf(client, client.models.activate({ id: personal, first }));
  expect(result).toMatchObject({ kind: 'predict', report: { tracks: ids.length } });
  const after = await predictionsOf(client, ids);
  expect(after.map(({ confidence }) => confidence)).not.toEqual(before.map(({ confidence }) => confidence));
  expect(await activeModel(client)).toBe(personal);
});

test('a model that cannot be read is reported and changes nothing; another can be learned', {
  timeout: 120_000,
}, async () => {
  const { libraryDir, client, personal, ids } = await twoModels();
  const before = await predictionsOf(client, ids);
  const [folder] = await readdir(join(libraryDir, 'models'));
  await writeFile(join(libraryDir, 'models', folder!, 'model.json'), '{"kind":"personal"}');
  const { status } = await ended(client, client.models.activate({ id: personal }));
  expect(status).toMatchObject({ state: 'failed', error: { kind: 'library-unusable' } });
  expect(await activeModel(client)).toBe(1);
  expect(await predictionsOf(client, ids)).toEqual(before);
  const result = await resultOf(client, client.models.retrain({ evenIfWorse: true }));
  expect(result.kind).toBe('retrain');
  expect(await activeModel(client)).toBeGreaterThan(personal);
});

test('a model whose features were superseded is refused, and the old one stays', async () => {
  const { libraryDir, client, personal } = await twoModels();
  const db = new Database(join(libraryDir, 'library.db'));
  db.exec("DELETE FROM vectors WHERE group_id = (SELECT id FROM feature_groups WHERE name = 'onsets')");
  db.close();
  const { status } = await ended(client, client.models.activate({ id: personal }));
  expect(status).toMatchObject({ state: 'failed', error: { kind: 'library-unusable' } });
  expect(await activeModel(client)).toBe(1);
});
