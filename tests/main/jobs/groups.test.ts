// Feature groups and facts through the real app: what a track lacks is computed from its audio, and nothing else is.
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { Client } from '../../../src/core/contract/contract.ts';
import { shippedGroups } from '../../../src/core/features/layout.ts';
import { resultOf, startApp } from '../../helpers/app.ts';
import { noise } from '../../helpers/signals.ts';
import { tempDir } from '../../helpers/tempDir.ts';
import { waveBytes } from '../../helpers/wave.ts';

const rate = 22_050;

async function scan(client: Client, folder: string) {
  const result = await resultOf(client, client.library.scan({ folders: [folder] }));
  if (result.kind !== 'scan') throw new Error('not a scan');
  return result.report;
}

async function analysedLibrary() {
  const [libraryDir, folder] = [tempDir(), tempDir()];
  for (const n of [1, 2, 3]) writeFileSync(join(folder, `${n}.wav`), waveBytes([noise(70 * rate, n)], rate));
  const { app, client } = await startApp(libraryDir);
  await client.settings.set({ analysisDepth: 'thorough' });
  await scan(client, folder);
  const db = new Database(join(libraryDir, 'library.db'));
  const rows = (): Map<string, string> =>
    new Map(
      db
        .prepare<[], { key: string; features: string }>(/* sql */ `
          SELECT track_id || ' ' || position || ' ' || name || ' ' || version AS key, hex(features) AS features
          FROM vectors JOIN feature_groups g ON g.id = group_id`)
        .all()
        .map(({ key, features }) => [key, features]),
    );
  const failures = () =>
    db
      .prepare(
        'SELECT track_id AS track, name, kind FROM group_failures JOIN feature_groups g ON g.id = group_id ORDER BY 1',
      )
      .all();
  return { app, client, folder, db, rows, failures };
}

test('a group that tracks lack is computed alone, in the windows that they have; the others are left as they are', async () => {
  const { client, folder, db, rows } = await analysedLibrary();
  const whole = rows();
  // Three tracks, two windows each.
  expect(whole.size).toBe(6 * shippedGroups.length);
  expect(await scan(client, folder)).toMatchObject({ analysed: 0, failed: [] });
  expect(rows()).toEqual(whole);

  // As after an update that raises one group and adds another: the old version is there, everything else is marked.
  db.exec(`
    UPDATE vectors SET features = x'00' WHERE group_id NOT IN (SELECT id FROM feature_groups WHERE name IN ('onsets', 'contrast'));
    INSERT INTO feature_groups (name, version, columns) SELECT name, 0, columns FROM feature_groups WHERE name = 'contrast';
    UPDATE vectors SET group_id = (SELECT id FROM feature_groups WHERE version = 0)
      WHERE group_id = (SELECT id FROM feature_groups WHERE name = 'contrast' AND version = 1);
    DELETE FROM vectors WHERE track_id < 3 AND group_id = (SELECT id FROM feature_groups WHERE name = 'onsets');
    UPDATE tracks SET tempo_bpm = 1`);
  await client.settings.set({ analysisDepth: 'quick' });
  expect(await scan(client, folder)).toMatchObject({ analysed: 3, failed: [] });
  for (const [key, features] of rows())
    expect(features, key).toBe(/onsets|contrast/u.test(key) ? whole.get(key) : '00');
  // The old version is gone, now that no track waits for the new one.
  expect([...rows().keys()].toSorted()).toEqual([...whole.keys()].toSorted());
  const ids = await client.tracks.query({});
  expect((await client.tracks.rows({ ids })).map(({ tempoBpm }) => tempoBpm)).toEqual([1, 1, 1]);
});

test('a group that cannot be computed is recorded with its reason and not tried again; the track stays as it was', async () => {
  const { app, client, folder, db, rows, failures } = await analysedLibrary();
  const lack = () =>
    db.exec("DELETE FROM vectors WHERE group_id = (SELECT id FROM feature_groups WHERE name = 'onsets')");
  lack();
  // As if the file had become shorter.
  db.exec('UPDATE windows SET start_seconds = 500 WHERE track_id = 2 AND position = 1');
  expect(await scan(client, folder)).toMatchObject({ analysed: 2, failed: [] });
  expect(failures()).toEqual([{ track: 2, name: 'onsets', kind: 'undecodable' }]);
  expect(rows().size).toBe(6 * shippedGroups.length - 2);
  expect(await client.tracks.get({ id: 2 })).toMatchObject({ state: 'analysed', failure: null });
  expect(await scan(client, folder)).toMatchObject({ analysed: 0, failed: [] });
  await app.resume();
  expect(await client.jobs.list()).toHaveLength(3);
});

test('facts of an earlier version are found anew without a person asking; vectors stay, and a file that is away keeps the old ones', async () => {
  const { app, client, folder, db, rows } = await analysedLibrary();
  const ids = await client.tracks.query({ sort: [{ key: 'path', direction: 'ascending' }] });
  const right = await client.tracks.details({ ids });
  const beats = () => db.prepare('SELECT hex(beats) FROM windows ORDER BY track_id, position').pluck().all();
  const rightBeats = beats();
  // As after an update: every vector is marked, and the file of the second is out of reach.
  db.exec(`
    UPDATE vectors SET features = x'00';
    UPDATE windows SET beats = x'';
    UPDATE tracks SET facts_version = 0, tempo_bpm = 1, musical_key = 'X', loudness_lufs = 1, loudness_seconds = NULL`);
  renameSync(join(folder, '2.wav'), join(folder, '2.away'));
  // Of the third a part that was analysed is no longer there.
  db.exec('UPDATE windows SET start_seconds = 500 WHERE track_id = 3 AND position = 1');
  await app.resume();
  const [job] = await client.jobs.list();
  await resultOf(client, Promise.resolve({ jobId: job!.id }));
  const [first, second, third] = await client.tracks.details({ ids });
  expect(first).toEqual(right[0]);
  expect(second).toMatchObject({ presence: 'missing', tempoBpm: 1, musicalKey: 'X', loudnessLufs: 1 });
  expect(third).toMatchObject({ state: 'analysed', failure: null, tempoBpm: null, loudnessLufs: null });
  expect(beats().slice(0, 2)).toEqual(rightBeats.slice(0, 2));
  expect(new Set(rows().values())).toEqual(new Set(['00']));

  renameSync(join(folder, '2.away'), join(folder, '2.wav'));
  expect(await scan(client, folder)).toMatchObject({ analysed: 1, failed: [] });
  expect((await client.tracks.details({ ids }))[1]).toEqual(right[1]);
  expect(await scan(client, folder)).toMatchObject({ analysed: 0 });
});
