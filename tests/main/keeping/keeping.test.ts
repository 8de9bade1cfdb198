// Keeping the library safe while it is open, in a real process: the daily backup, the check, making, cancelling, going back.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeBackup } from '../../../src/main/store/backups/make.ts';
import { startApp } from '../../helpers/app.ts';
import { labelledLibrary, labels, labelsIn } from '../../helpers/labelledLibrary.ts';
import { tempDir } from '../../helpers/tempDir.ts';

const hour = 3_600_000;

describe('by itself', () => {
  test('opened in a window, the library is checked and backed up, once a day', {
    timeout: 60_000,
  }, async () => {
    const dir = labelledLibrary();
    makeBackup({ libraryDir: dir, reason: 'asked', now: Date.now() - 25 * hour });
    const { app, client } = await startApp(dir);
    expect((await client.backups.state()).problems).toBeNull();
    await app.resume();
    await expect.poll(async () => (await client.backups.state()).backups.length, { timeout: 20_000 }).toBe(2);
    const state = await client.backups.state();
    expect(state).toMatchObject({ problems: [], failure: null, unreadable: [], restoring: null });
    expect(state.backups[0]).toMatchObject({
      reason: 'daily',
      sound: true,
      tracks: 3,
      labels: 3,
      changesSince: 0,
    });
    await app.close();

    const again = await startApp(dir);
    await again.app.resume();
    await expect
      .poll(async () => (await again.client.backups.state()).problems, { timeout: 20_000 })
      .toEqual([]);
    expect((await again.client.backups.state()).backups).toHaveLength(2);
  });

  test('a library without tracks is not backed up', { timeout: 60_000 }, async () => {
    const { app, client } = await startApp(tempDir());
    await app.resume();
    await expect.poll(async () => (await client.backups.state()).problems, { timeout: 20_000 }).toEqual([]);
    expect((await client.backups.state()).backups).toEqual([]);
  });

  test('damage that opening did not meet is found, said, and not backed up', {
    timeout: 60_000,
  }, async () => {
    const dir = labelledLibrary(2000);
    const file = join(dir, 'library.db');
    const bytes = readFileSync(file);
    // In a leaf of the track table, far from what opening reads.
    const at = bytes.indexOf('/music/more/1200.mp3');
    const page = Math.floor(at / 4096) * 4096;
    writeFileSync(file, bytes.fill(0x21, page, page + 4096));
    const { app, client } = await startApp(dir).catch((error: unknown) => {
      throw new Error('it opens', { cause: error });
    });
    await app.resume();
    await expect
      .poll(async () => (await client.backups.state()).problems?.length, { timeout: 20_000 })
      .toBeGreaterThan(0);
    expect((await client.backups.state()).backups).toEqual([]);
    await expect(client.backups.make()).rejects.toMatchObject({ data: { kind: 'library-unusable' } });
    expect((await client.backups.state()).failure?.message).toMatch(/it is damaged/u);
  });
});

describe('when asked', () => {
  test('going back: made ready, told with what changed since, thought better of, taken at the next start', {
    timeout: 60_000,
  }, async () => {
    const dir = labelledLibrary();
    const first = await startApp(dir);
    const { name } = await first.client.backups.make();
    await first.client.labels.set({ trackIds: [1], genre: 'metal' });
    expect((await first.client.backups.state()).backups).toMatchObject([{ name, changesSince: 1 }]);
    await first.client.backups.restore({ name });
    expect((await first.client.backups.state()).restoring).toBe(name);
    await first.client.backups.cancelRestore();
    expect((await first.client.backups.state()).restoring).toBeNull();
    expect(existsSync(join(dir, 'restoring'))).toBe(false);
    await first.client.backups.restore({ name });
    await first.app.close();

    const { app, client } = await startApp(dir);
    const state = await client.backups.state();
    expect(state.restoring).toBeNull();
    expect(state.backups.map(({ reason }) => reason)).toEqual(['set-aside', 'asked']);
    await app.close();
    expect(labelsIn(dir)).toEqual(labels);
  });

  test('a backup that is not there, or is damaged, is refused', { timeout: 60_000 }, async () => {
    const dir = labelledLibrary();
    mkdirSync(join(dir, 'backups', 'odd'), { recursive: true });
    const { client } = await startApp(dir);
    await expect(client.backups.restore({ name: '../..' })).rejects.toMatchObject({
      data: { kind: 'not-found' },
    });
    await expect(client.backups.restore({ name: 'odd' })).rejects.toMatchObject({
      data: { kind: 'invalid' },
    });
  });

  test('cancelled, nothing is left of it', { timeout: 60_000 }, async () => {
    const dir = labelledLibrary(3000);
    const { client } = await startApp(dir);
    const made = client.backups.make();
    const refused = expect(made).rejects.toMatchObject({ data: { kind: 'cancelled' } });
    await expect.poll(async () => (await client.backups.state()).making).not.toBeNull();
    await client.backups.cancel();
    await refused;
    expect(await client.backups.state()).toMatchObject({ making: null, failure: null, backups: [] });
    expect(existsSync(join(dir, 'backups')) ? readdirSync(join(dir, 'backups')) : []).toEqual([]);
  });

  test('closing does not wait for a backup, and the next opening sweeps it', {
    timeout: 60_000,
  }, async () => {
    const dir = labelledLibrary(3000);
    const { app, client } = await startApp(dir);
    const made = client.backups.make().catch((error: unknown) => error);
    await expect.poll(async () => (await client.backups.state()).making).not.toBeNull();
    const before = performance.now();
    await app.close();
    expect(performance.now() - before).toBeLessThan(3000);
    await made;
    expect(labelsIn(dir)).toEqual(labels);
    expect(existsSync(join(dir, 'backups')) ? readdirSync(join(dir, 'backups')) : []).toEqual([]);
  });
});
