// Taking a folder out while it is being scanned: the scan starts again without it, and its labels are kept for its return.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sampleRate } from '../../../scripts/demo/instruments.ts';
import { renderPiece } from '../../../scripts/demo/piece.ts';
import { styles } from '../../../scripts/demo/styles.ts';
import { wavFile } from '../../../scripts/demo/wav.ts';
import type { Client } from '../../../src/core/contract/contract.ts';
import { hasEnded } from '../../../src/core/domain/job.ts';
import { ended, resultOf, startApp } from '../../helpers/app.ts';
import { tempDir } from '../../helpers/tempDir.ts';

const perFolder = 8;

function writePieces(folder: string, firstSeed: number): void {
  mkdirSync(folder, { recursive: true });
  for (let n = 0; n < perFolder; n++) {
    const piece = renderPiece(styles[n % styles.length]!, firstSeed + n, 4);
    const tags = { INAM: `${firstSeed + n}`, IART: 'Someone' };
    writeFileSync(join(folder, `${n}.wav`), wavFile(piece, sampleRate, tags));
  }
}

async function listening(client: Client, jobId: number): Promise<void> {
  for await (const { status } of await client.jobs.follow({ id: jobId }))
    if (status.state === 'running' && status.progress.step.phase === 'analysing' && status.progress.done > 0)
      return;
  throw new Error('the scan was over before it listened');
}

test('the scan goes on without the folder; its labels are there when it comes back', {
  timeout: 60_000,
}, async () => {
  const folder = tempDir();
  const [out, stays] = [join(folder, 'a'), join(folder, 'b')];
  writePieces(out, 1);
  writePieces(stays, 100);
  const { client } = await startApp();
  const scanning = await client.library.scan({ folders: [out, stays] });
  await listening(client, scanning.jobId);
  const labelled = (await client.tracks.query({ filter: { folder: { path: out, below: true } } }))[0]!;
  await client.labels.set({ trackIds: [labelled], genre: 'Polka' });

  const root = (await client.library.roots()).find(({ path }) => path === out)!;
  await client.library.removeRoot({ id: root.id });
  // Before the answer came, the scan that knew the folder had ended, and another had begun.
  const [again, before] = await client.jobs.list();
  expect(before).toMatchObject({ id: scanning.jobId, status: { state: 'cancelled' } });
  expect(again!.kind).toBe('scan');
  expect(hasEnded(again!)).toBe(false);
  const { status } = await ended(client, Promise.resolve({ jobId: again!.id }));
  expect(status).toMatchObject({ state: 'done', result: { report: { files: perFolder, failed: [] } } });

  const left = await client.tracks.query({});
  const rows = await client.tracks.rows({ ids: left });
  expect(rows.map(({ folder: where, state }) => [where, state])).toEqual(
    Array.from({ length: perFolder }, () => [stays, 'analysed']),
  );
  expect(await client.library.roots()).toMatchObject([{ path: stays, tracks: perFolder }]);
  expect(await client.labels.export()).toMatchObject({ labels: [{ genre: 'polka' }] });

  const result = await resultOf(client, client.library.scan({ folders: [out] }));
  expect(result).toMatchObject({ kind: 'scan', report: { files: perFolder, added: 0, failed: [] } });
  expect(await client.tracks.counts()).toMatchObject({ present: 2 * perFolder, waiting: 0, missing: 0 });
  expect(await client.tracks.get({ id: labelled })).toMatchObject({ genre: 'polka', genreSource: 'label' });
});

test('with no scan under way, none is begun', async () => {
  const folder = join(tempDir(), 'a');
  mkdirSync(folder);
  const { client } = await startApp();
  await resultOf(client, client.library.scan({ folders: [folder] }));
  const jobs = await client.jobs.list();
  const [root] = await client.library.roots();
  await client.library.removeRoot({ id: root!.id });
  expect(await client.jobs.list()).toEqual(jobs);
  expect(await client.library.roots()).toEqual([]);
});
