// A missing track that could be several files: asked about where the missing ones are listed, answered by the keyboard.
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { expect, test } from 'vitest';
import { sampleRate } from '../../scripts/demo/instruments.ts';
import { wavFile } from '../../scripts/demo/wav.ts';
import { places } from '../../scripts/start/project.ts';
import { createApp } from '../../src/main/app.ts';
import { resultOf } from '../helpers/app.ts';
import { violations } from './accessible.ts';
import { button, eventually, notice, rowOf } from './actions.ts';
import { openPage, type Stage } from './stage.ts';

/** Two labelled tracks of equal sound, both moved and renamed. */
async function ambiguous(libraryDir: string, music: string): Promise<void> {
  mkdirSync(music, { recursive: true });
  const sound = wavFile(
    Float32Array.from({ length: 2205 }, (_, i) => Math.sin(i / 20) / 2),
    sampleRate,
    {},
  );
  for (const name of ['a.wav', 'b.wav']) writeFileSync(join(music, name), sound);
  const app = await createApp({ ...places, libraryDir, workers: 1 });
  const client = createRouterClient(app.router);
  await resultOf(client, client.library.scan({ folders: [music] }));
  const [a = 0, b = 0] = await client.tracks.query({ sort: [{ key: 'path', direction: 'ascending' }] });
  await client.labels.set({ trackIds: [a], genre: 'jazz' });
  await client.labels.set({ trackIds: [b], genre: 'metal' });
  for (const [from, to] of [
    ['a.wav', 'c.wav'],
    ['b.wav', 'd.wav'],
  ] as const)
    renameSync(join(music, from), join(music, to));
  await resultOf(client, client.library.scan({}));
  await app.close();
}

export function matching(stage: () => Stage): void {
  test('is asked about, answered, put off', { timeout: 60_000 }, async () => {
    const { browser, folder, serve } = stage();
    await ambiguous(join(folder, 'matching'), join(folder, 'matching-music'));
    const app = await serve('matching');
    const { page, problems } = await openPage(browser, app.url);
    const { keyboard } = page;
    await page.getByRole('option', { name: /^Missing/ }).click();
    await button(page, '2 of them could be found: which files are they?').click();
    const dialog = page.getByRole('dialog', { name: 'Which file is it?' });
    await dialog.getByText('Jazz', { exact: true }).waitFor();
    await eventually(() => button(page, 'It is this file').isDisabled()).toBe(true);

    // Put off: the other one is asked about.
    await button(page, 'Keep waiting').click();
    await dialog.getByText('Metal', { exact: true }).waitFor();
    await dialog.getByRole('radio').first().focus();
    await keyboard.press('ArrowDown');
    await keyboard.press('Tab');
    await keyboard.press('Tab');
    await keyboard.press('Tab');
    await eventually(() => page.evaluate('document.activeElement.textContent')).toBe('It is this file');
    await keyboard.press('Enter');
    await notice(page, 'Found, with all that you set').waitFor();
    await dialog.getByText('Nothing to answer').waitFor();
    await keyboard.press('Escape');

    await button(page, 'One of them could be found: which file is it?').click();
    await dialog.getByText('Jazz', { exact: true }).waitFor();
    await eventually(() => dialog.getByRole('radio').count()).toBe(1);
    await button(page, 'None of these').click();
    await notice(page, 'It stays missing, with all that you set').waitFor();
    await dialog.getByText('Nothing to answer').waitFor();
    await keyboard.press('Escape');
    await rowOf(page, 'a.wav').getByText('Jazz').waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
    await app.stop();
  });

  test('looks right to assistive technology', { timeout: 60_000 }, async () => {
    const { browser, folder, serve } = stage();
    await ambiguous(join(folder, 'matching-seen'), join(folder, 'matching-seen-music'));
    const app = await serve('matching-seen');
    const { page } = await openPage(browser, app.url);
    await page.getByRole('option', { name: /^Missing/ }).click();
    await button(page, '2 of them could be found: which files are they?').click();
    await page.getByRole('dialog').getByRole('radio').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.context().close();
    await app.stop();
  });
}
