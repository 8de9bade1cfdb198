// A model whose files are damaged or gone is refused before anything changes, and another one can be used.
import { copyFile, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { Client } from '../../../src/core/contract/contract.ts';
import { analysedLibrary } from '../../helpers/analysedLibrary.ts';
import { ended, resultOf, startApp } from '../../helpers/app.ts';
import { tempDir } from '../../helpers/tempDir.ts';

/** A library predicted by the starter, and a personal model that is not in use. */
async function twoModels() {
  const libraryDir = tempDir();
  const tracks = await analysedLibrary(libraryDir, ['classical', 'metal'], 20);
  const { client } = await startApp(libraryDir);
  for (const genre of ['classical', 'metal'] as const) {
    const trackIds = tracks.filter((track) => track.genre === genre).map(({ id }) => id);
    await client.labels.set({ trackIds: trackIds.slice(0, 8), genre });
  }
  const result = await resultOf(client, client.models.retrain({ evenIfWorse: true }));
  if (result.kind !== 'retrain') throw new Error(result.kind);
  const starter = (await client.models.list()).find(({ origin }) => origin === 'starter');
  await resultOf(client, client.models.activate({ id: starter!.id }));
  const db = new Database(join(libraryDir, 'library.db'), { readonly: true });
  const name = db.prepare('SELECT folder FROM models WHERE folder IS NOT NULL').pluck().get();
  db.close();
  return { client, personal: result.report.model.id, folder: join(libraryDir, 'models', String(name)) };
}

const stateOf = async (client: Client) => {
  const ids = await client.tracks.query({});
  return { models: await client.models.list(), tracks: await client.tracks.details({ ids }) };
};

test('each damage is named, nothing changes, and mended it can be used', { timeout: 180_000 }, async () => {
  const { client, personal, folder } = await twoModels();
  const [weights, json, checksums] = ['weights.bin', 'model.json', 'checksums.json'].map((name) =>
    join(folder, name),
  );
  const before = await stateOf(client);
  for (const path of [weights!, json!, checksums!]) await copyFile(path, `${path}.whole`);

  const flipped = await readFile(weights!);
  flipped[Math.floor(flipped.length / 2)]! ^= 1;
  const noNumbers = Buffer.alloc(flipped.length, 0xff);
  const damages: readonly (readonly [RegExp, () => Promise<unknown>])[] = [
    [/weights\.bin is not what was written/u, () => writeFile(weights!, flipped)],
    [/weights\.bin is not what was written/u, () => writeFile(weights!, flipped.subarray(0, 100))],
    [/model\.json is not what was written/u, () => writeFile(json!, 'garbage')],
    // As a model is that was fitted before there were checksums.
    [
      /some of its weights are no numbers/u,
      async () => {
        await rm(checksums!);
        await writeFile(weights!, noNumbers);
      },
    ],
    [
      /model\.json is garbled/u,
      async () => {
        await rm(checksums!);
        await writeFile(json!, '{"kind":');
      },
    ],
    [
      /its weights end too early/u,
      async () => {
        await rm(checksums!);
        await writeFile(weights!, flipped.subarray(0, 100));
      },
    ],
    [/weights\.bin/u, () => rm(weights!)],
  ];
  for (const [reason, damage] of damages) {
    await damage();
    const { status } = await ended(client, client.models.activate({ id: personal }));
    expect(status).toMatchObject({ state: 'failed', error: { kind: 'library-unusable', path: folder } });
    const message = status.state === 'failed' ? status.error.message : '';
    expect(message).toMatch(reason);
    expect(message).toMatch(/Use another model \(the starter model is always there\)/u);
    expect(await stateOf(client)).toEqual(before);
    for (const path of [weights!, json!, checksums!]) await copyFile(`${path}.whole`, path);
  }

  await rename(folder, `${folder}.gone`);
  const { status } = await ended(client, client.models.activate({ id: personal }));
  expect(status).toMatchObject({ state: 'failed', error: { kind: 'library-unusable' } });
  expect(await stateOf(client)).toEqual(before);

  await rename(`${folder}.gone`, folder);
  expect(await resultOf(client, client.models.activate({ id: personal }))).toMatchObject({ kind: 'predict' });

  // Damaged while it is in use: the starter is still there.
  await writeFile(weights!, noNumbers);
  const starter = before.models.find(({ origin }) => origin === 'starter');
  await resultOf(client, client.models.activate({ id: starter!.id }));
  expect((await stateOf(client)).models).toEqual(before.models);
});
