// Tags written into real files from the page: off at first, looked at before, written, and taken back by the dialog and by the key.
import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { places } from '../../scripts/start/project.ts';
import { createApp } from '../../src/main/app.ts';
import { readTags } from '../../src/main/library/tags.ts';
import { hasChromium } from '../helpers/chromium.ts';
import { hasShared, sharedData } from '../helpers/shared.ts';
import { violations } from './accessible.ts';
import { eventually, grid, notice, untilTracks } from './actions.ts';
import { photograph } from './photograph.ts';
import { openPage, useStage } from './stage.ts';

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Write tags to files' });
const files = ['one.mp3', 'three.flac', 'two.mp3'] as const;
/** Its comments say that there are more of them than there are. */
const damaged = 'odd.flac';

/** A library over files of its own, which a person has called soul. */
async function labelled(folder: string): Promise<Map<string, Buffer>> {
  const music = join(folder, 'music');
  mkdirSync(music);
  copyFileSync(sharedData('emotify', 'audio', 'rock', '10.mp3'), join(music, 'one.mp3'));
  copyFileSync(sharedData('emotify', 'audio', 'pop', '14.mp3'), join(music, 'two.mp3'));
  // What is shared is read-only.
  copyFileSync(sharedData('gtzan', 'audio', 'rock.00000.flac'), join(music, 'three.flac'));
  copyFileSync(sharedData('gtzan', 'audio', 'pop.00002.flac'), join(music, damaged));
  for (const name of [...files, damaged]) chmodSync(join(music, name), 0o644);
  const bytes = readFileSync(join(music, damaged));
  bytes.writeUInt32LE(0xff_ffff, commentCountAt(bytes));
  writeFileSync(join(music, damaged), bytes);
  const app = await createApp({ ...places, libraryDir: join(folder, 'written'), workers: 2 });
  const client = createRouterClient(app.router);
  const { jobId } = await client.library.scan({ folders: [music] });
  for await (const { status } of await client.jobs.follow({ id: jobId }))
    if (status.state === 'failed') throw new Error(status.error.message);
  await client.labels.set({ trackIds: await client.tracks.query({ filter: {}, sort: [] }), genre: 'soul' });
  await app.close();
  return new Map([...files, damaged].map((name) => [join(music, name), readFileSync(join(music, name))]));
}

/** Where the block of comments says how many there are. */
function commentCountAt(flac: Buffer): number {
  let at = 4;
  while ((flac.readUInt8(at) & 0x7f) !== 4) at += 4 + flac.readUIntBE(at + 1, 3);
  return at + 8 + flac.readUInt32LE(at + 4);
}

/** What stands behind the last block. */
function soundOf(flac: Buffer): Buffer {
  let at = 4;
  for (let isLast = false; !isLast; ) {
    isLast = (flac.readUInt8(at) & 0x80) !== 0;
    at += 4 + flac.readUIntBE(at + 1, 3);
  }
  return flac.subarray(at);
}

const genres = async (paths: Iterable<string>): Promise<string[][]> =>
  await Promise.all([...paths].map(async (path) => (await readTags(Buffer.from(path))).genres));

describe.skipIf(!hasChromium || !hasShared)('tags in files', () => {
  const stage = useStage();

  test('are looked at, written, and taken back to the byte', { timeout: 90_000 }, async () => {
    const { browser, folder, serve } = stage();
    const before = await labelled(folder);
    const app = await serve('written');
    const { page, problems } = await openPage(browser, app.url);
    await untilTracks(page, files.length + 1);
    const written = files.map((name) => join(folder, 'music', name));
    const odd = join(folder, 'music', damaged);
    const asBefore = () => [...before].every(([path, bytes]) => readFileSync(path).equals(bytes));

    // From the menu of a row, for the selection alone.
    const [first] = await grid(page).locator('[role=row][data-track]').all();
    await first?.click();
    await first?.click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Write tags to files…' }).click();
    await dialog(page).waitFor();
    const table = dialog(page).getByRole('table');
    await eventually(() => table.getByRole('row').count()).toBe(2);
    // It is off: looked at, but not to be written before it is switched on.
    const write = dialog(page).getByRole('button', { name: 'Write 1 file' });
    await eventually(() => write.isDisabled()).toBe(true);
    await dialog(page).getByRole('button', { name: 'Switch it on' }).click();
    await eventually(() => write.isEnabled()).toBe(true);
    expect(asBefore()).toBe(true);
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });

    // Everything labelled, by the palette.
    await page.keyboard.press('ControlOrMeta+k');
    await page.getByRole('dialog', { name: 'Commands' }).locator('input:focus').waitFor();
    await page.keyboard.type('everything labelled');
    await page.keyboard.press('Enter');
    await dialog(page).getByText('3 files would change (').waitFor();
    await dialog(page).getByText('1 left alone').waitFor();
    await eventually(() => table.getByRole('row').count()).toBe(5);
    await table.getByText('Genre: Soul').first().waitFor();
    await photograph(page, 'write-tags');
    expect(await violations(page)).toEqual([]);
    await dialog(page).getByRole('button', { name: 'Write 3 files' }).click();
    await dialog(page)
      .getByText(/^3 files written, /)
      .waitFor();
    await photograph(page, 'tags-written');
    expect(await genres(written)).toEqual(files.map(() => ['Soul']));
    // Its sound is as it was, and what is damaged is as it was, too.
    const flac = join(folder, 'music', 'three.flac');
    expect(soundOf(readFileSync(flac)).equals(soundOf(before.get(flac) ?? Buffer.alloc(0)))).toBe(true);
    expect(readFileSync(odd)).toEqual(before.get(odd));
    expect(asBefore()).toBe(false);

    // Undo, from where it is told.
    await dialog(page).getByRole('button', { name: 'Undo' }).click();
    await dialog(page).waitFor({ state: 'detached' });
    await notice(page, 'Write tags to files: 3 files as before').waitFor();
    expect(asBefore()).toBe(true);
    // And there and back by the keys.
    await page.keyboard.press('ControlOrMeta+Shift+z');
    await eventually(() => genres(written)).toEqual(files.map(() => ['Soul']));
    await notice(page, 'Write tags to files: 3 files written').waitFor();
    await page.keyboard.press('ControlOrMeta+z');
    await eventually(asBefore).toBe(true);
    // axe itself inserts styles that the policy forbids.
    expect(problems.filter((problem) => !/style/.test(problem))).toEqual([]);
    await page.context().close();
    await app.stop();
  });
});
