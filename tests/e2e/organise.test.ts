// Files put in place in the real page: a preview that follows the template, faults at their position, a move asked about once more, its
// undo by the keys of undo; and an export for a player, which says beforehand what that one will not find, and copies onto a stick.
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { sampleRate } from '../../scripts/demo/instruments.ts';
import { wavFile } from '../../scripts/demo/wav.ts';
import { resultOf, startApp } from '../helpers/app.ts';
import { hasChromium } from '../helpers/chromium.ts';
import { hasShared } from '../helpers/shared.ts';
import { violations } from './accessible.ts';
import { button, eventually, untilTracks } from './actions.ts';
import { photograph } from './photograph.ts';
import { openPage, useStage } from './stage.ts';

const titles = ['Waterloo', '#1 hit', 'Why?', 'SOS', 'sos'];
const dialog = (page: Page, name: string): Locator => page.getByRole('dialog', { name });

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted();
}

/** Too short to be listened to, which is quick. */
async function takeIn(library: string, music: string): Promise<void> {
  mkdirSync(music);
  for (const [n, title] of titles.entries())
    writeFileSync(
      join(music, `${n}.wav`),
      wavFile(Float32Array.of(0, n / 100), sampleRate, { IART: 'Abba', INAM: title }),
    );
  const { app, client } = await startApp(library);
  await resultOf(client, client.library.scan({ folders: [music] }));
  await client.labels.set({ trackIds: await client.tracks.query({}), genre: 'disco' });
  await app.close();
}

async function openOrganiser(page: Page): Promise<Locator> {
  await page.keyboard.press('ControlOrMeta+k');
  await dialog(page, 'Commands').waitFor();
  await page.keyboard.type('organise files');
  await page
    .getByRole('option', { name: /Organise files/ })
    .first()
    .click();
  const organiser = dialog(page, 'Organise files');
  await organiser.waitFor();
  return organiser;
}

describe.skipIf(!hasChromium || !hasShared)('files put in place', () => {
  const stage = useStage();

  test('are previewed, moved, put back, exported for a player and copied', { timeout: 90_000 }, async () => {
    const { browser, folder, serve } = stage();
    const music = join(folder, 'own');
    await takeIn(join(folder, 'organised'), music);
    const app = await serve('organised');
    const { page, problems } = await openPage(browser, app.url);
    await untilTracks(page, titles.length);
    const before = filesIn(music);

    const organiser = await openOrganiser(page);
    const template = organiser.getByRole('textbox', { name: 'Folders and names' });
    await template.fill('sorted/{titel}');
    await organiser
      .getByRole('alert')
      .getByText(/position 9: there is no field “titel”/)
      .waitFor();
    expect(await button(page, 'Move files').isDisabled()).toBe(true);
    await template.fill('../{title}');
    await organiser
      .getByRole('alert')
      .getByText(/leaves the folder/)
      .waitFor();
    await template.fill('sorted/{artist}/{title}');
    await organiser
      .getByText(/^sorted\//)
      .first()
      .waitFor();
    await photograph(page, 'organise');
    expect(await violations(page)).toEqual([]);
    await organiser.getByRole('button', { name: 'Move files' }).click();
    await organiser.getByText('This moves your own files. Sure?').waitFor();
    await organiser.getByRole('button', { name: 'Yes, move them' }).click();
    await organiser.waitFor({ state: 'detached' });
    await page
      .getByRole('log')
      .getByText(/files put in place/)
      .waitFor();
    expect(existsSync(join(music, 'sorted'))).toBe(true);
    expect(filesIn(music)).not.toEqual(before);
    // Where something stands by now a file waits, and is put back when it is asked for once more.
    writeFileSync(join(music, '0.wav'), 'in the way');
    await page.keyboard.press('Control+z');
    await page
      .getByRole('log')
      .getByText(/files put back, 1 left alone/)
      .waitFor();
    rmSync(join(music, '0.wav'));
    await page.getByRole('log').getByRole('button', { name: 'Take the last organising back' }).click();
    await page
      .getByRole('log')
      .getByText(/1 file put back/)
      .waitFor();
    expect(filesIn(music)).toEqual(before);

    await button(page, 'Export').click();
    const exporting = dialog(page, 'Export playlists');
    await exporting.waitFor();
    await exporting
      .getByRole('button', { name: /^For/ })
      .or(exporting.getByRole('button', { name: /Any player/ }))
      .first()
      .click();
    await page.getByRole('option', { name: /^VLC/ }).click();
    await exporting.getByRole('button', { name: /XSPF/ }).first().waitFor();
    await photograph(page, 'export-for');
    expect(await violations(page)).toEqual([]);
    await exporting.getByText('Copies of the tracks, with playlists').click();
    const stick = join(folder, 'stick');
    const into = exporting.getByRole('textbox', { name: 'Folder', exact: true });
    const warning = exporting.getByText(/the next scan takes the copies in/);
    await into.fill(join(music, 'stick'));
    await warning.waitFor();
    await photograph(page, 'copy-into-library');
    expect(await violations(page)).toEqual([]);
    await into.fill(stick);
    await warning.waitFor({ state: 'detached' });
    await exporting.getByRole('textbox', { name: 'Folders and names of the copies' }).fill('{title}');
    await exporting.getByRole('button', { name: 'Export', exact: true }).click();
    await exporting.getByText(`${titles.length} files copied`).waitFor();
    await photograph(page, 'copied');
    expect(await violations(page)).toEqual([]);
    await eventually(() => filesIn(stick).filter((name) => name.endsWith('.xspf')).length).toBe(1);
    expect(filesIn(stick)).toHaveLength(titles.length + 2);
    expect(problems.filter((problem) => !/inline style|forbids inline/.test(problem))).toEqual([]);
  });
});
