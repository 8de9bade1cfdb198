// Scanning through the real app: many files, names of any bytes, moves, edits, unreadable places, folders that go.
import {
  chmodSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sampleRate } from '../../../scripts/demo/instruments.ts';
import { renderPiece } from '../../../scripts/demo/piece.ts';
import { styles } from '../../../scripts/demo/styles.ts';
import { type InfoTags, wavFile } from '../../../scripts/demo/wav.ts';
import type { ScanReport } from '../../../src/core/domain/job.ts';
import { ended, type RunningApp, resultOf, startApp } from '../../helpers/app.ts';
import { tempDir } from '../../helpers/tempDir.ts';

/** A tenth of a second: found, read, and refused as too short, which is quick. `note` makes the sound its own. */
function shortWav(note: number, tags: InfoTags = {}): Uint8Array {
  return wavFile(
    Float32Array.from({ length: 2205 }, (_, i) => Math.sin((i * note) / 50) / 2),
    sampleRate,
    tags,
  );
}

const [style] = styles;
function music(seed: number, tags: InfoTags = {}): Uint8Array {
  if (style === undefined) throw new Error('no style');
  return wavFile(renderPiece(style, seed, 4), sampleRate, tags);
}

async function scan({ client }: RunningApp, ...folders: string[]): Promise<ScanReport> {
  const result = await resultOf(client, client.library.scan({ folders }));
  if (result.kind !== 'scan') throw new Error('not a scan');
  return result.report;
}

async function allTracks({ client }: RunningApp, presence: 'present' | 'missing' = 'present') {
  const ids = await client.tracks.query({
    filter: { presence },
    sort: [{ key: 'path', direction: 'ascending' }],
  });
  return await client.tracks.details({ ids: ids.slice(0, 200) });
}

describe('a scan', () => {
  test('keeps every file of a large folder, whatever the batches', async () => {
    const folder = tempDir();
    for (let i = 0; i < 150; i++)
      writeFileSync(join(folder, `${i}.wav`), shortWav(i + 1, { INAM: `Title ${i}` }));
    const running = await startApp();
    const report = await scan(running, folder);
    expect(report).toMatchObject({ files: 150, added: 150, analysed: 0 });
    expect(report.failed).toHaveLength(150);
    const titles = (await allTracks(running)).map(({ title }) => title);
    expect(new Set(titles).size).toBe(150);
  });

  test('takes file names of any bytes, and shows them', async () => {
    const folder = tempDir();
    const name = Buffer.from([0x61, 0xff, 0xfe, 0x2e, 0x77, 0x61, 0x76]);
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), name]), music(1, { INAM: 'Odd' }));
    const running = await startApp();
    expect(await scan(running, folder)).toMatchObject({ files: 1, analysed: 1, failed: [] });
    const [track] = await allTracks(running);
    expect(track).toMatchObject({ title: 'Odd', state: 'analysed', fileName: 'a\ufffd\ufffd.wav' });
    expect(await scan(running, folder)).toMatchObject({ unchanged: 1, analysed: 0 });
  });

  test('a retagged file keeps its analysis, a changed one is analysed again, a moved one keeps its label', async () => {
    const folder = tempDir();
    const file = join(folder, 'a.wav');
    writeFileSync(file, music(1, { INAM: 'Before' }));
    const running = await startApp();
    await scan(running, folder);
    const [before] = await allTracks(running);
    if (before === undefined) throw new Error('no track');
    await running.client.labels.set({ trackIds: [before.id], genre: 'Polka' });

    writeFileSync(file, music(1, { INAM: 'After it was retagged' }));
    expect(await scan(running, folder)).toMatchObject({ updated: 1, analysed: 0 });
    expect((await allTracks(running))[0]).toMatchObject({
      id: before.id,
      title: 'After it was retagged',
      genre: 'polka',
    });

    mkdirSync(join(folder, 'deeper'));
    renameSync(file, join(folder, 'deeper', 'b.wav'));
    expect(await scan(running, folder)).toMatchObject({ added: 0, updated: 1, missing: 0, analysed: 0 });
    expect((await allTracks(running))[0]).toMatchObject({ id: before.id, fileName: 'b.wav', genre: 'polka' });

    writeFileSync(join(folder, 'deeper', 'b.wav'), music(2, { INAM: 'Another piece' }));
    expect(await scan(running, folder)).toMatchObject({ updated: 1, analysed: 1 });
    expect((await allTracks(running))[0]).toMatchObject({
      id: before.id,
      title: 'Another piece',
      genre: 'polka',
    });
  });

  test('what is gone is missing, not deleted; a folder that is unplugged takes nothing with it', async () => {
    const parent = tempDir();
    const folder = join(parent, 'music');
    mkdirSync(folder);
    for (const i of [1, 2]) writeFileSync(join(folder, `${i}.wav`), shortWav(i));
    const running = await startApp();
    await scan(running, folder);
    rmSync(join(folder, '1.wav'));
    expect(await scan(running)).toMatchObject({ missing: 1, unchanged: 1 });
    expect(await allTracks(running, 'missing')).toHaveLength(1);

    renameSync(folder, join(parent, 'unplugged'));
    const away = await scan(running);
    expect(away).toMatchObject({ failed: [], missing: 0, offline: [{ path: folder, reason: 'not-there' }] });
    expect(await allTracks(running)).toHaveLength(1);
    expect(await running.client.library.roots()).toMatchObject([
      { path: folder, offline: { reason: 'not-there' }, tracks: 2 },
    ]);

    renameSync(join(parent, 'unplugged'), folder);
    writeFileSync(join(folder, '1.wav'), shortWav(1));
    expect(await scan(running)).toMatchObject({ files: 2, missing: 0, offline: [] });
    expect(await allTracks(running)).toHaveLength(2);
    expect(await running.client.library.roots()).toMatchObject([{ offline: null }]);
  });

  test('counts and lists what it leaves out; what is hidden is taken in by its path, and stays', async () => {
    const folder = tempDir();
    const hidden = join(folder, '.hack');
    const system = join(folder, 'Band', '@eaDir');
    for (const place of [hidden, system]) {
      mkdirSync(place, { recursive: true });
      writeFileSync(join(place, 'a.wav'), shortWav(1));
    }
    for (let i = 0; i < 150; i++) writeFileSync(join(folder, `._${i}.wav`), '');
    const running = await startApp();
    const { files, leftOut } = await scan(running, folder);
    expect(files).toBe(0);
    expect(leftOut.map(({ reason, count, paths }) => [reason, count, paths.length])).toEqual([
      ['hidden', 1, 1],
      ['system', 151, 100],
    ]);
    expect(leftOut[0]?.paths).toEqual([hidden]);

    expect(await scan(running, hidden)).toMatchObject({ files: 1, added: 1 });
    const again = await scan(running);
    expect(again).toMatchObject({ files: 1, unchanged: 1, missing: 0 });
    expect(again.leftOut.map(({ reason }) => reason)).toEqual(['system']);
    await expect(scan(running, system)).rejects.toMatchObject({ data: { kind: 'invalid', path: system } });
    expect(await running.client.library.roots()).toHaveLength(1);
  });

  test.skipIf(process.getuid?.() === 0)(
    'an unreadable folder is named and hides nothing that was known',
    async () => {
      const folder = tempDir();
      const closed = join(folder, 'closed');
      mkdirSync(closed);
      writeFileSync(join(closed, 'a.wav'), shortWav(1));
      const running = await startApp();
      await scan(running, folder);
      chmodSync(closed, 0o000);
      try {
        const report = await scan(running, folder);
        expect(report.failed.map(({ path }) => path)).toContain(closed);
        expect(report.missing).toBe(0);
      } finally {
        chmodSync(closed, 0o700);
      }
    },
  );

  test('links that lead out are not followed, and the music is never written to', async () => {
    const outside = tempDir();
    writeFileSync(join(outside, 'secret.wav'), shortWav(1));
    const folder = tempDir();
    symlinkSync(outside, join(folder, 'link'));
    symlinkSync(join(outside, 'secret.wav'), join(folder, 'link.wav'));
    const file = join(folder, 'a.wav');
    writeFileSync(file, music(3, { INAM: 'Mine' }));
    utimesSync(file, 1_600_000_000, 1_600_000_000);
    const before = readFileSync(file);
    const running = await startApp();
    expect((await scan(running, folder)).files).toBe(1);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test('cancelled in the middle it keeps what was done, and the next one goes on', async () => {
    const folder = tempDir();
    for (let i = 0; i < 8; i++) writeFileSync(join(folder, `${i}.wav`), music(i + 1));
    const running = await startApp();
    const { client } = running;
    const { jobId } = await client.library.scan({ folders: [folder] });
    for await (const { status } of await client.jobs.follow({ id: jobId })) {
      if (
        status.state === 'running' &&
        status.progress.step.phase === 'analysing' &&
        status.progress.done >= 2
      ) {
        await client.jobs.cancel({ id: jobId });
      }
    }
    expect((await ended(client, Promise.resolve({ jobId }))).status.state).toBe('cancelled');
    const analysed = (await allTracks(running)).filter(({ state }) => state === 'analysed').length;
    expect(analysed).toBeGreaterThanOrEqual(2);
    const report = await scan(running);
    expect(report.analysed).toBe(8 - analysed);
    const tracks = await allTracks(running);
    expect(tracks.every(({ predictedGenre }) => predictedGenre !== null)).toBe(true);
  });
});
