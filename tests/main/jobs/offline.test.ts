// Folders that go away and come back: unplugged, unmounted, forbidden, hanging; nothing is missing, and nobody waits for them.
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { sampleRate } from '../../../scripts/demo/instruments.ts';
import { renderPiece } from '../../../scripts/demo/piece.ts';
import { styles } from '../../../scripts/demo/styles.ts';
import { wavFile } from '../../../scripts/demo/wav.ts';
import { places } from '../../../scripts/start/project.ts';
import type { Client } from '../../../src/core/contract/contract.ts';
import type { ScanReport } from '../../../src/core/domain/job.ts';
import { type App, createApp } from '../../../src/main/app.ts';
import { resultOf, startApp } from '../../helpers/app.ts';
import { tempDir } from '../../helpers/tempDir.ts';

/** Too short to be analysed, which is quick. */
function note(path: string, pitch: number): void {
  const samples = Float32Array.from({ length: 2205 }, (_, i) => Math.sin((i * pitch) / 50) / 2);
  writeFileSync(path, wavFile(samples, sampleRate, {}));
}

async function scan(client: Client, input: { folders?: string[]; gone?: boolean } = {}): Promise<ScanReport> {
  const result = await resultOf(client, client.library.scan(input));
  if (result.kind !== 'scan') throw new Error('not a scan');
  return result.report;
}

const missing = async (client: Client): Promise<number> => (await client.library.summary()).missing;

let folder: string;
let music: string;
beforeEach(() => {
  folder = tempDir();
  music = join(folder, 'music');
  mkdirSync(music);
  note(join(music, 'a.wav'), 1);
  note(join(music, 'b.wav'), 2);
});

describe('a folder that is away', () => {
  test('an unmounted drive leaves an empty folder: offline, until it is back or a person gives it up', async () => {
    const { client } = await startApp();
    await scan(client, { folders: [music] });
    renameSync(music, join(folder, 'drive'));
    mkdirSync(music);
    expect(await scan(client)).toMatchObject({ missing: 0, offline: [{ path: music, reason: 'emptied' }] });
    expect(await missing(client)).toBe(0);
    const [{ offline } = { offline: null }] = await client.library.roots();
    expect(offline?.reason).toBe('emptied');

    // Since when does not change with every look.
    const again = await scan(client);
    expect(again.offline[0]?.since).toBe(offline?.since);

    rmSync(music, { recursive: true });
    renameSync(join(folder, 'drive'), music);
    expect(await scan(client)).toMatchObject({ files: 2, unchanged: 2, offline: [] });
    expect(await client.library.roots()).toMatchObject([{ offline: null }]);

    unlinkSync(join(music, 'a.wav'));
    unlinkSync(join(music, 'b.wav'));
    expect(await scan(client)).toMatchObject({ missing: 0 });
    expect(await scan(client, { folders: [music], gone: true })).toMatchObject({ missing: 2, offline: [] });
    expect(await missing(client)).toBe(2);
    expect(await client.library.roots()).toMatchObject([{ offline: null }]);
    // Nothing is left that could be away.
    expect(await scan(client)).toMatchObject({ offline: [] });
  });

  test('one file that goes is missing; folders that are renamed are no other drive', async () => {
    const { client } = await startApp();
    await scan(client, { folders: [music] });
    unlinkSync(join(music, 'a.wav'));
    expect(await scan(client)).toMatchObject({ missing: 1, offline: [] });
    renameSync(join(music, 'b.wav'), join(music, 'c.wav'));
    expect(await scan(client)).toMatchObject({ added: 0, updated: 1, offline: [] });
  });

  test.skipIf(process.platform !== 'linux')('another drive in its place is not the folder', async () => {
    // Two file systems of which every Linux has: what is behind the link changes as at a mount point.
    const drive = join('/dev/shm', `stackwax-offline-${process.pid}`);
    onTestFinished(() => rmSync(drive, { recursive: true, force: true }));
    cpSync(music, drive, { recursive: true });
    rmSync(music, { recursive: true });
    symlinkSync(drive, music);
    const { client } = await startApp();
    await scan(client, { folders: [music] });
    unlinkSync(music);
    mkdirSync(music);
    note(join(music, 'of another drive.wav'), 3);
    expect(await scan(client)).toMatchObject({
      added: 0,
      missing: 0,
      offline: [{ path: music, reason: 'another-drive' }],
    });
    expect(await client.tracks.query({})).toHaveLength(2);
    expect(await scan(client, { folders: [music], gone: true })).toMatchObject({ added: 1, missing: 2 });
  });

  test.skipIf(process.getuid?.() === 0)('a forbidden folder is offline, not empty', async () => {
    const { client } = await startApp();
    await scan(client, { folders: [music] });
    chmodSync(music, 0);
    onTestFinished(() => chmodSync(music, 0o755));
    expect(await scan(client)).toMatchObject({ missing: 0, offline: [{ reason: 'no-permission' }] });
  });

  test('its tracks stay in the lists, are not played, are not tried, and keep their state', async () => {
    writeFileSync(join(music, 'piece.wav'), wavFile(renderPiece(styles[0]!, 1, 4), sampleRate, {}));
    const { app, client } = await startApp();
    const other = join(folder, 'other');
    mkdirSync(other);
    note(join(other, 'c.wav'), 3);
    await scan(client, { folders: [music, other] });
    const ids = await client.tracks.query({ filter: { folder: { path: music, below: true } } });
    expect(ids).toHaveLength(3);
    renameSync(music, join(folder, 'drive'));

    // Even before a scan has seen it: the first that asks for a file finds out.
    await expect(app.audio(ids[0]!)).rejects.toMatchObject({
      kind: 'offline',
      message: 'Its folder is offline: it is not there.',
    });
    expect(await client.library.roots()).toMatchObject([
      { offline: { reason: 'not-there' } },
      { offline: null },
    ]);
    await expect(app.peaks(ids[0]!)).rejects.toMatchObject({ kind: 'offline' });
    expect(await app.cover(ids[0]!).catch((error: unknown) => error)).toMatchObject({ kind: 'offline' });
    expect(await client.tracks.marks({ id: ids[2]! })).toMatchObject({ windows: [{}] });

    note(join(other, 'd.wav'), 4);
    const report = await scan(client);
    expect(report).toMatchObject({ files: 2, added: 1, missing: 0, offline: [{ path: music }] });
    // Of the others' failures, which are not its own now, none is told.
    expect(report.failed.map(({ path }) => path)).toEqual([join(other, 'c.wav'), join(other, 'd.wav')]);
    expect(await client.tracks.query({})).toHaveLength(5);
    expect((await client.tracks.details({ ids })).filter(({ state }) => state === 'analysed')).toHaveLength(
      1,
    );
  });
});

describe('a disk that hangs', () => {
  let app: App;
  let client: Client;
  let hanging: string;
  beforeEach(async () => {
    hanging = join(folder, 'hanging');
    writeFileSync(hanging, '');
    process.env['STACKWAX_HANGING'] = hanging;
    app = await createApp({
      ...places,
      workerUrls: {
        ...places.workerUrls,
        disk: pathToFileURL(join(import.meta.dirname, '../../helpers/hangingDisk.worker.ts')),
      },
      libraryDir: join(folder, 'library'),
      workers: 1,
      answerMs: 3000,
    });
    client = createRouterClient(app.router);
  });
  afterEach(async () => {
    writeFileSync(hanging, '');
    await app.close();
    delete process.env['STACKWAX_HANGING'];
  });

  test('is offline; other folders are scanned; nothing is missing; it comes back', async () => {
    const other = join(folder, 'other');
    mkdirSync(other);
    note(join(other, 'c.wav'), 3);
    await scan(client, { folders: [music, other] });
    writeFileSync(hanging, music);
    note(join(other, 'd.wav'), 4);
    expect(await scan(client)).toMatchObject({
      files: 2,
      added: 1,
      missing: 0,
      offline: [{ path: music, reason: 'not-answering' }],
    });
    // Now that it is known, nobody waits for it.
    const [id] = await client.tracks.query({ filter: { folder: { path: music, below: true } } });
    const before = performance.now();
    await expect(app.audio(id!)).rejects.toMatchObject({ kind: 'offline' });
    expect(performance.now() - before).toBeLessThan(1000);
    // What a person says to be gone is not what does not answer.
    expect(await scan(client, { folders: [music], gone: true })).toMatchObject({ missing: 0 });
    writeFileSync(hanging, '');
    expect(await scan(client)).toMatchObject({ files: 4, unchanged: 4, offline: [] });
  });

  test('that hangs in the middle of a walk takes nothing with it', async () => {
    await scan(client, { folders: [music] });
    writeFileSync(hanging, `${music}#walk`);
    expect(await scan(client)).toMatchObject({ missing: 0, offline: [{ reason: 'not-answering' }] });
    expect(readFileSync(hanging, 'latin1')).toContain(music);
  });

  test('holds up neither playing, nor browsing, nor adding folders, nor closing', {
    timeout: 60_000,
  }, async () => {
    await scan(client, { folders: [music] });
    const [id] = await client.tracks.query({});
    const source = await app.audio(id!);
    writeFileSync(hanging, music);
    await expect(source.read(0, source.size).getReader().read()).rejects.toMatchObject({
      kind: 'took-too-long',
    });
    await expect(app.audio(id!)).rejects.toMatchObject({ kind: 'offline' });
    await expect(client.library.browse({ path: music })).rejects.toMatchObject({
      data: { kind: 'took-too-long' },
    });
    await expect(client.library.scan({ folders: [join(music, 'deeper')] })).rejects.toMatchObject({
      data: { kind: 'took-too-long' },
    });
    expect(await client.library.browse({ path: folder })).toMatchObject({ path: folder });
    // More than there are processes.
    const asked = Array.from({ length: 6 }, () => client.library.browse({ path: music }).catch(() => null));
    const before = performance.now();
    await app.close();
    expect(performance.now() - before).toBeLessThan(3000);
    await Promise.all(asked);
  });
});
