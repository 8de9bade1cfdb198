// Music again: what was marked as no music by mistake has its prediction again, without a scan.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sampleRate } from '../../../scripts/demo/instruments.ts';
import { renderPiece } from '../../../scripts/demo/piece.ts';
import { styles } from '../../../scripts/demo/styles.ts';
import { wavFile } from '../../../scripts/demo/wav.ts';
import { ended, resultOf, startApp } from '../../helpers/app.ts';
import { tempDir } from '../../helpers/tempDir.ts';

async function scannedTrack() {
  const { client } = await startApp();
  const folder = tempDir();
  writeFileSync(join(folder, 'a.wav'), wavFile(renderPiece(styles[0]!, 1, 8), sampleRate, {}));
  await resultOf(client, client.library.scan({ folders: [folder] }));
  const [id] = await client.tracks.query({});
  return { client, folder, id };
}

test('what is music again is judged again, by a job of its own', async () => {
  const { client, id } = await scannedTrack();
  const { predictedGenre } = await client.tracks.get({ id: id! });
  expect(predictedGenre).not.toBeNull();

  const before = (await client.jobs.list()).length;
  await client.tracks.setKind({ ids: [id!], kind: 'not music' });
  expect(await client.tracks.get({ id: id! })).toMatchObject({ predictedGenre: null, probabilities: {} });
  expect(await client.jobs.list()).toHaveLength(before);
  await client.tracks.setKind({ ids: [id!], kind: null });
  const job = (await client.jobs.list()).find(({ kind }) => kind === 'predict');
  expect((await ended(client, Promise.resolve({ jobId: job!.id }))).status).toMatchObject({
    state: 'done',
    result: { kind: 'predict', report: { tracks: 1 } },
  });
  expect(await client.tracks.get({ id: id! })).toMatchObject({ predictedGenre });
});

test('music again by its folder, named with its last separator or in a file of labels: predicted again', async () => {
  const { client, folder, id } = await scannedTrack();
  const { predictedGenre } = await client.tracks.get({ id: id! });
  const again = async (set: () => Promise<unknown>): Promise<void> => {
    await client.tracks.setKind({ folder, kind: 'not music' });
    const before = await client.jobs.list();
    await set();
    const started = (await client.jobs.list()).filter(({ id: job }) => before.every((old) => old.id !== job));
    expect(started).toMatchObject([{ kind: 'predict' }]);
    await ended(client, Promise.resolve({ jobId: started[0]!.id }));
    expect(await client.tracks.get({ id: id! })).toMatchObject({ predictedGenre });
  };
  await again(() => client.tracks.setKind({ folder: `${folder}/`, kind: null }));
  const file = await client.labels.export();
  await again(() => client.labels.import({ ...file, folders: [{ folder: `${folder}/`, kind: 'music' }] }));
});
