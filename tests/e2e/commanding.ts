// The command palette, and the list of what runs and ran.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violations } from './accessible.ts';
import { button, eventually, rowOf } from './actions.ts';
import { openPage, type Stage } from './stage.ts';

const palette = (page: Page) => page.getByRole('dialog', { name: 'Commands' });

async function command(page: Page, typed: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k');
  await palette(page).waitFor();
  await page.keyboard.type(typed);
  await page.keyboard.press('Enter');
  await palette(page).waitFor({ state: 'detached' });
}

export function commanding(stage: () => Stage): void {
  test('the palette does what can be done, and no more', { timeout: 60_000 }, async () => {
    const { browser, prepared, serve } = stage();
    const app = await serve(await prepared.library('palette'));
    const { page, problems } = await openPage(browser, app.url);
    const title = prepared.tracks[0]?.shown ?? '';
    await rowOf(page, title).waitFor();

    // Nothing is selected: nothing can be corrected.
    await page.keyboard.press('ControlOrMeta+k');
    await palette(page)
      .getByRole('option', { name: /^Search(?! help)/u })
      .waitFor();
    await eventually(() => palette(page).getByRole('option', { name: 'Correct the genre' }).count()).toBe(0);
    await page.keyboard.type('no such thing');
    await palette(page).getByText('Nothing is called that').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await palette(page).waitFor({ state: 'detached' });

    await rowOf(page, title).click();
    await command(page, 'correct');
    await page.getByRole('dialog', { name: /^Genre of/ }).waitFor();
    await page.keyboard.press('Escape');
    await command(page, 'show learn');
    await page.getByRole('heading', { level: 1, name: 'Learn' }).waitFor();
    // From a text field, too.
    await page.getByRole('combobox', { name: 'Search' }).focus();
    await command(page, 'show lib');
    await rowOf(page, title).waitFor();
    await command(page, 'search');
    await eventually(() =>
      page
        .getByRole('combobox', { name: 'Search' })
        .evaluate((element) => element === document.activeElement),
    ).toBe(true);
    await page.getByRole('option', { name: /^All tracks/ }).click();
    await page.keyboard.press('?');
    const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await sheet.getByText('Find a command').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('ControlOrMeta+k');
    await palette(page).waitFor();
    expect(await violations(page)).toEqual([]);
    // axe itself inserts styles that the policy forbids.
    expect(problems.filter((problem) => !/style/.test(problem))).toEqual([]);
    await page.context().close();
    await app.stop();
  });

  test('what failed is tried again, and reported after a restart', { timeout: 60_000 }, async () => {
    const { browser, prepared, serve } = stage();
    const library = await prepared.library('activity');
    const app = await serve(library);
    const { page, problems } = await openPage(browser, app.url);
    const activity = page.getByRole('dialog', { name: 'Activity' });
    await rowOf(page, 'broken.mp3').waitFor();
    await command(page, 'show activity');
    await activity.getByRole('button', { name: '1 problem' }).click();
    await activity.getByText(join(prepared.music, 'broken.mp3')).waitFor();
    writeFileSync(join(prepared.music, 'broken.mp3'), 'This is still not music.');
    await activity.getByRole('button', { name: /^Try again: .*broken\.mp3$/ }).click();
    await activity.getByText('Try again', { exact: true }).waitFor();
    await eventually(() => activity.getByRole('button', { name: '1 problem' }).count()).toBe(2);
    expect(problems).toEqual([]);
    expect(await violations(page)).toEqual([]);
    await page.context().close();
    await app.stop();

    const again = await serve(library);
    const later = await openPage(browser, again.url);
    await button(later.page, 'Activity').click();
    await later.page.getByRole('dialog').getByText('Try again', { exact: true }).waitFor();
    await eventually(() => later.page.getByRole('dialog').getByRole('listitem').count()).toBe(2);
    await later.page.context().close();
    await again.stop();
  });

  test('what a scan left out is listed with the reason; what is hidden is taken in', {
    timeout: 60_000,
  }, async () => {
    const { browser, folder, serve } = stage();
    const music = join(folder, 'left-out-music');
    for (const name of ['.hack', '@eaDir']) {
      mkdirSync(join(music, name), { recursive: true });
      writeFileSync(join(music, name, 'song.mp3'), 'This is no music.');
    }
    const app = await serve('left-out');
    const { page, problems } = await openPage(browser, app.url);
    await button(page, 'Choose a folder').click();
    await page.getByRole('textbox', { name: 'Folder' }).fill(music);
    await button(page, 'Open').click();
    await button(page, 'Add this folder').click();
    await button(page, 'Activity').click();
    const activity = page.getByRole('dialog', { name: 'Activity' });
    await activity.getByRole('button', { name: '2 left out' }).click();
    await activity.getByText('A folder or file of the system, never music').waitFor();
    expect(await violations(page)).toEqual([]);
    await activity.getByRole('button', { name: `Take in ${join(music, '.hack')}` }).click();
    await activity.getByRole('button', { name: '1 problem' }).waitFor();
    await page.keyboard.press('Escape');
    await rowOf(page, 'song.mp3').waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
    await app.stop();
  });
}
