// A library is sorted by what an ear names, before any answer, and the ear is named in what explains a track.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { halvesToBlob } from '../../../../src/main/store/learning/halves.ts';
import { resultOf, startApp } from '../../../helpers/app.ts';
import { writeEar } from '../../../helpers/earFiles.ts';
import { noise } from '../../../helpers/signals.ts';
import { tempDir } from '../../../helpers/tempDir.ts';
import { waveBytes } from '../../../helpers/wave.ts';

/** The ear says the same of every track. */
const scores = { Music: 3, Techno: 5, 'Punk rock': -6, 'Violin, fiddle': -1 };

test('genres of an ear sort a library without an answer, once, and can be explained', {
  timeout: 60_000,
}, async () => {
  const [libraryDir, folder, files] = [tempDir(), tempDir(), tempDir()];
  for (let n = 1; n <= 4; n++)
    writeFileSync(join(folder, `${n}.wav`), waveBytes([noise(6 * 22_050, n)], 22_050));
  const { client } = await startApp(libraryDir);
  await resultOf(client, client.library.scan({ folders: [folder] }));
  const { file, manifest, sha256 } = writeEar(files, 'one', { scores });
  const { jobId } = await client.ears.add({ file, manifest });
  if (jobId === null) throw new Error('it does not listen');
  expect((await resultOf(client, Promise.resolve({ jobId }))).kind).toBe('listen');

  const active = (await client.models.list()).find((model) => model.active);
  expect(active?.origin).toBe('personal');
  expect(active?.report).toMatchObject({ rows: 0, personal: { chosen: 'starter', labelledRows: 0 } });
  expect(active?.report.classes).toContain('techno');
  expect(active?.report.classes).not.toContain('punk rock');
  expect(active?.report.classes).toContain('jazz');
  const [track] = await client.tracks.details({ ids: [1] });
  expect(track?.predictedGenre).toBe('techno');

  // It is not learned again with every scan.
  await resultOf(client, client.library.scan({}));
  expect(await client.models.list()).toHaveLength(2);

  // In the first track a violin stands out: the others have none.
  const db = new Database(join(libraryDir, 'library.db'));
  const set = db.prepare(/* sql */ `
    UPDATE vectors SET features = ? WHERE track_id = ? AND group_id =
      (SELECT id FROM feature_groups WHERE name = 'ear-${sha256.slice(0, 12)}-scores')`);
  set.run(halvesToBlob(Float32Array.from([3, 5, -6, 2])), 1);
  db.close();
  const { heard, featuresFor, featuresAgainst } = await client.tracks.explain({ id: 1 });
  expect(heard).toEqual([
    { ear: 'one', sounds: [{ name: 'Violin, fiddle', standsOut: expect.closeTo(3 ** 0.5, 1) }] },
  ]);
  for (const { feature } of [...featuresFor, ...featuresAgainst]) expect(feature).not.toMatch(/^ear-/);
  expect((await client.tracks.explain({ id: 2 })).heard).toEqual([]);
});
