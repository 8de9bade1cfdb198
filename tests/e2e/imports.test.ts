// Importing from another program in the real page: by the palette, looked at first, taken in, taken back; a bad file says why.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { hasChromium } from '../helpers/chromium.ts';
import { hasShared } from '../helpers/shared.ts';
import { violations } from './accessible.ts';
import { button, eventually, focused, notice, rowOf } from './actions.ts';
import { photograph } from './photograph.ts';
import { openPage, useStage } from './stage.ts';

const dialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Import from another program' });
const playlist = (page: Page): Locator =>
  page.getByRole('complementary').or(page.getByRole('navigation')).getByText('Warm up', { exact: true });

/** As rekordbox writes it: two tracks of the library below a Mac's folder, and one that is not in it. */
const rekordbox = (one: string, two: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<DJ_PLAYLISTS Version="1.0.0"><PRODUCT Name="rekordbox" Version="6.8.5" Company="AlphaTheta"/><COLLECTION Entries="3">
<TRACK TrackID="1" Name="One" Genre="Disco" Rating="204" PlayCount="3" Location="file://localhost/Users/dj/Music/${encodeURIComponent(one)}">
<POSITION_MARK Name="Drop" Type="0" Start="1.5" Num="0" Red="40" Green="226" Blue="20"/></TRACK>
<TRACK TrackID="2" Name="Two" Location="file://localhost/Users/dj/Music/${encodeURIComponent(two)}"/>
<TRACK TrackID="3" Name="Lost" Artist="Nobody" Location="file://localhost/Users/dj/Music/lost.mp3"/></COLLECTION>
<PLAYLISTS><NODE Type="0" Name="ROOT" Count="1"><NODE Name="Warm up" Type="1" KeyType="0" Entries="3">
<TRACK Key="2"/><TRACK Key="3"/><TRACK Key="1"/></NODE></NODE></PLAYLISTS></DJ_PLAYLISTS>`;

describe.skipIf(!hasChromium || !hasShared)('importing', () => {
  const stage = useStage();

  test('is looked at, done and undone by keyboard; a bad file says why', { timeout: 90_000 }, async () => {
    const { browser, folder, prepared, serve } = stage();
    const [one, two] = prepared.tracks;
    if (one === undefined || two === undefined) throw new Error('there is too little music');
    const files = join(folder, 'from-elsewhere');
    mkdirSync(files);
    // Lengths and titles of real files are not told, and the names are enough.
    const text = rekordbox(`crates/${one.fileName}`, `crates/${two.fileName}`).replaceAll(
      / Name="(?:One|Two)"/g,
      '',
    );
    writeFileSync(join(files, 'rekordbox.xml'), text);
    writeFileSync(
      join(files, 'evil.xml'),
      '<!DOCTYPE NML [<!ENTITY a "aaaaaaaa">]><NML VERSION="19">&a;</NML>',
    );
    const app = await serve(await prepared.library('imports'));
    const { page, problems } = await openPage(browser, app.url);
    const { keyboard } = page;
    await rowOf(page, one.shown).waitFor();

    // A browser keeps the place of what is dropped to itself, and so it is asked for.
    const dropped = await page.evaluateHandle(() => {
      const data = new DataTransfer();
      data.items.add(new File(['#EXTM3U'], 'Warm up.m3u8'));
      return data;
    });
    await page.dispatchEvent('body', 'drop', { dataTransfer: dropped });
    await notice(page, 'A browser does not tell where dropped files lie').waitFor();
    await focused(dialog(page).getByRole('textbox', { name: 'Folder or file' }));
    await keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });

    await keyboard.press('ControlOrMeta+k');
    await page.getByRole('dialog', { name: 'Commands' }).locator('input:focus').waitFor();
    await keyboard.type('import from');
    await page.getByRole('option', { name: 'Import from another program' }).waitFor();
    await keyboard.press('Enter');
    const field = dialog(page).getByRole('textbox', { name: 'Folder or file' });
    await focused(field);
    await field.fill(files);
    await keyboard.press('Enter');
    await dialog(page).getByRole('option', { name: 'evil.xml' }).waitFor();
    await photograph(page, 'import-choose');

    // A file that cannot be used.
    await dialog(page).getByRole('option', { name: 'evil.xml' }).click();
    await dialog(page).getByRole('alert').getByText('entities of its own').waitFor();
    expect(await violations(page)).toEqual([]);
    await photograph(page, 'import-refused');
    await focused(button(page, 'Another file'));
    await keyboard.press('Enter');

    await focused(field);
    await field.fill(join(files, 'rekordbox.xml'));
    await eventually(() => field.inputValue()).toBe(join(files, 'rekordbox.xml'));
    await keyboard.press('Enter');
    await dialog(page).getByText('2 of 3 tracks found in this library').waitFor();
    await dialog(page).getByRole('list', { name: 'Playlists' }).getByText('2 tracks, 1 not found').waitFor();
    await button(page, '1 not found').click();
    await dialog(page).getByText('/Users/dj/Music/lost.mp3').waitFor();
    expect(await violations(page)).toEqual([]);
    await photograph(page, 'import-preview');
    expect(await playlist(page).count()).toBe(0);

    await button(page, 'Import').focus();
    await keyboard.press('Enter');
    await dialog(page).waitFor({ state: 'detached' });
    await notice(
      page,
      'Imported 1 playlist, 1 rating, plays of 1 track, cue points of 1 track and genres of 1 track',
    ).waitFor();
    await playlist(page).waitFor();
    await page.getByRole('log').getByRole('button', { name: 'Undo' }).click();
    await notice(page, 'Undone for 1 track; for a playlist').waitFor();
    await playlist(page).waitFor({ state: 'detached' });
    expect(problems.filter((problem) => !/inline style|forbids inline/.test(problem))).toEqual([]);
    await page.context().close();
    await app.stop();
  });
});
