// Changes in real folders, taken in by themselves: files, folders, moves, copies that take their time, drives that go and come.
import { appendFileSync, mkdirSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { sampleRate } from '../../../scripts/demo/instruments.ts';
import { wavFile } from '../../../scripts/demo/wav.ts';
import type { Client } from '../../../src/core/contract/contract.ts';
import { resultOf, startApp } from '../../helpers/app.ts';
import { tempDir } from '../../helpers/tempDir.ts';

const timeout = 90_000;
const settling = { timeout: 30_000, interval: 100 };

/** Too short to be analysed, which is quick. */
function note(pitch: number): Uint8Array {
  const samples = Float32Array.from({ length: 2205 }, (_, i) => Math.sin((i * pitch) / 50) / 2);
  return wavFile(samples, sampleRate, { INAM: `Note ${pitch}` });
}

let music: string;
beforeEach(() => {
  music = join(tempDir(), 'music');
  mkdirSync(music);
  writeFileSync(join(music, 'first.wav'), note(1));
});

async function names(client: Client, presence: 'present' | 'missing' = 'present'): Promise<string[]> {
  const ids = await client.tracks.query({ filter: { presence } });
  return (await client.tracks.details({ ids })).map(({ path }) => path.slice(music.length + 1)).sort();
}

/** With a folder that was scanned, and is watched. */
async function watched(): Promise<Client> {
  const { app, client } = await startApp();
  await resultOf(client, client.library.scan({ folders: [music] }));
  app.watch();
  await expect.poll(() => client.library.roots(), settling).toMatchObject([{ watch: 'watched' }]);
  return client;
}

describe('a watched folder', () => {
  test('new files, folders in folders, renamed and deleted ones', { timeout }, async () => {
    const client = await watched();
    writeFileSync(join(music, 'second.wav'), note(2));
    await expect.poll(() => names(client), settling).toEqual(['first.wav', 'second.wav']);

    // All at once, so that nobody can watch the inner ones in time; and then into one of these.
    mkdirSync(join(music, 'a', 'b', 'c'), { recursive: true });
    writeFileSync(join(music, 'a', 'b', 'c', 'deep.wav'), note(3));
    await expect.poll(() => names(client), settling).toContain('a/b/c/deep.wav');
    writeFileSync(join(music, 'a', 'b', 'later.wav'), note(4));
    await expect.poll(() => names(client), settling).toContain('a/b/later.wav');

    const ids = await client.tracks.query({ filter: { search: 'Note 3' } });
    await client.labels.set({ trackIds: ids, genre: 'Polka' });
    renameSync(join(music, 'a'), join(music, 'z'));
    await expect
      .poll(() => names(client), settling)
      .toEqual(['first.wav', 'second.wav', 'z/b/c/deep.wav', 'z/b/later.wav']);
    expect(await names(client, 'missing')).toEqual([]);
    expect(await client.tracks.get({ id: ids[0]! })).toMatchObject({ genre: 'polka', fileName: 'deep.wav' });

    // It is watched under its new name.
    writeFileSync(join(music, 'z', 'b', 'c', 'new.wav'), note(5));
    await expect.poll(() => names(client), settling).toContain('z/b/c/new.wav');
    unlinkSync(join(music, 'second.wav'));
    await expect.poll(() => names(client, 'missing'), settling).toEqual(['second.wav']);
    rmSync(join(music, 'z'), { recursive: true });
    await expect.poll(() => names(client), settling).toEqual(['first.wav']);
  });

  test('what is hidden, a system’s or no music starts nothing; a folder brought in is looked through', {
    timeout,
  }, async () => {
    const outside = join(music, '..', 'outside');
    mkdirSync(join(outside, 'album'), { recursive: true });
    writeFileSync(join(outside, 'album', 'x.wav'), note(7));
    const client = await watched();
    const before = (await client.jobs.list()).length;
    for (const name of ['.git', '@eaDir']) {
      mkdirSync(join(music, name));
      writeFileSync(join(music, name, 'a.wav'), note(8));
    }
    writeFileSync(join(music, '.stackwax-1.tmp'), 'a draft');
    writeFileSync(join(music, 'list.m3u8'), '#EXTM3U');
    writeFileSync(join(music, 'cover.jpg'), 'a picture');
    await new Promise((done) => setTimeout(done, 3000));
    expect(await client.jobs.list()).toHaveLength(before);
    renameSync(outside, join(music, 'brought'));
    await expect.poll(() => names(client), settling).toEqual(['brought/album/x.wav', 'first.wav']);
    await expect.poll(async () => (await client.jobs.list())[0]?.kind, settling).toBe('watch');
  });

  test('a file that is still being copied is waited for', { timeout }, async () => {
    const client = await watched();
    const bytes = note(9);
    const part = Math.ceil(bytes.length / 8);
    const path = join(music, 'copied.wav');
    for (let at = 0; at < bytes.length; at += part) {
      expect(await names(client)).toEqual(['first.wav']);
      appendFileSync(path, bytes.subarray(at, at + part));
      await new Promise((done) => setTimeout(done, 250));
    }
    await expect.poll(() => names(client), settling).toContain('copied.wav');
    const [id] = await client.tracks.query({ filter: { search: 'Note 9' } });
    expect(await client.tracks.get({ id: id! })).toMatchObject({ title: 'Note 9' });
  });

  test('a folder that goes and comes back is noticed without being asked', { timeout }, async () => {
    const client = await watched();
    const away = join(music, '..', 'away');
    renameSync(music, away);
    await expect
      .poll(() => client.library.roots(), settling)
      .toMatchObject([{ offline: { reason: 'not-there' }, watch: 'off' }]);
    // A mount point without its drive.
    mkdirSync(music);
    await expect
      .poll(() => client.library.roots(), settling)
      .toMatchObject([{ offline: { reason: 'emptied' } }]);
    expect(await names(client, 'missing')).toEqual([]);
    rmSync(music, { recursive: true });
    writeFileSync(join(away, 'while away.wav'), note(10));
    renameSync(away, music);
    await expect
      .poll(() => client.library.roots(), settling)
      .toMatchObject([{ offline: null, watch: 'watched' }]);
    await expect.poll(() => names(client), settling).toEqual(['first.wav', 'while away.wav']);
    writeFileSync(join(music, 'after.wav'), note(11));
    await expect.poll(() => names(client), settling).toContain('after.wav');
  });

  test('switched off it leaves the folders alone, and switched on it finds what it missed', {
    timeout,
  }, async () => {
    const client = await watched();
    await client.settings.set({ watchFolders: false });
    await expect.poll(() => client.library.roots(), settling).toMatchObject([{ watch: 'off' }]);
    writeFileSync(join(music, 'second.wav'), note(2));
    await new Promise((done) => setTimeout(done, 3000));
    expect(await names(client)).toEqual(['first.wav']);
    await client.settings.set({ watchFolders: true });
    await expect.poll(() => names(client), settling).toContain('second.wav');
  });
});

test('what changed while the app was closed is taken in at its start, without a job when it is nothing', {
  timeout,
}, async () => {
  const libraryDir = tempDir();
  const first = await startApp(libraryDir);
  await resultOf(first.client, first.client.library.scan({ folders: [music] }));
  await first.app.close();
  const jobs = async (client: Client) => (await client.jobs.list()).length;

  const second = await startApp(libraryDir);
  second.app.watch();
  await expect.poll(() => second.client.library.roots(), settling).toMatchObject([{ watch: 'watched' }]);
  await new Promise((done) => setTimeout(done, 1500));
  expect(await jobs(second.client)).toBe(1);
  await second.app.close();

  writeFileSync(join(music, 'second.wav'), note(2));
  const third = await startApp(libraryDir);
  third.app.watch();
  await expect.poll(() => names(third.client), settling).toEqual(['first.wav', 'second.wav']);
});
