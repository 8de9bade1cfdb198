// The track table: its columns, its order, its headings, its menus; by mouse and by keyboard.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { sampleRate } from '../../scripts/demo/instruments.ts';
import { renderPiece } from '../../scripts/demo/piece.ts';
import { styles } from '../../scripts/demo/styles.ts';
import { wavFile } from '../../scripts/demo/wav.ts';
import { places } from '../../scripts/start/project.ts';
import { createApp } from '../../src/main/app.ts';
import { violations } from './accessible.ts';
import {
  button,
  details,
  eventually,
  grid,
  notice,
  picker,
  rowOf,
  rows,
  searchFor,
  untilTyping,
} from './actions.ts';
import { pressAll, tabTo } from './keyboard.ts';
import { openPage, type Stage } from './stage.ts';

/** [title, artist, album, year]; each album in a folder of its own. */
const music = [
  ['Alpha', 'The Reds', 'First', '2001'],
  ['Beta', 'The Reds', 'First', '2001'],
  ['Gamma', 'The Reds', 'Second', '1999'],
  ['Delta', 'The Blues', 'Only', '2001'],
  ['Epsilon', 'The Blues', 'Only', '2001'],
] as const;

/** A library that has listened to this music. */
async function listen(folder: string, library: string): Promise<void> {
  for (const [n, [title, artist, album, year]] of music.entries()) {
    const path = join(folder, `${library}-music`, artist, album, `${title}.wav`);
    mkdirSync(dirname(path), { recursive: true });
    const tags = { INAM: title, IART: artist, IPRD: album, ICRD: year };
    writeFileSync(path, wavFile(renderPiece(styles[n % 3]!, n, 12), sampleRate, tags));
  }
  const app = await createApp({ ...places, libraryDir: join(folder, library) });
  const client = createRouterClient(app.router);
  const { jobId } = await client.library.scan({ folders: [join(folder, `${library}-music`)] });
  for await (const { status } of await client.jobs.follow({ id: jobId }))
    if (status.state === 'failed') throw new Error(status.error.message);
  await app.close();
}

const header = (page: Page, name: string): Locator =>
  grid(page).getByRole('columnheader', { name, exact: true });
const headings = (page: Page): Locator => grid(page).locator('[role=row][data-group]');
const item = (page: Page, name: string): Locator => page.getByRole('menuitem', { name, exact: true });
const handle = (page: Page, name: string): Locator =>
  page.getByRole('separator', { name: `Width of ${name}`, exact: true });

const columnNames = (page: Page): Promise<string[]> =>
  grid(page)
    .getByRole('columnheader')
    .evaluateAll((all) => all.map((one) => one.querySelector('button')?.getAttribute('aria-label') ?? ''));

/** Titles from top to bottom. */
async function titles(page: Page): Promise<string[]> {
  const all = await rows(page).evaluateAll((elements) =>
    elements.map((element) => ({
      at: Number(element.getAttribute('aria-rowindex')),
      text: element.textContent,
    })),
  );
  return all
    .sort((a, b) => a.at - b.at)
    .map(({ text }) => music.find(([title]) => text.includes(title))?.[0] ?? text);
}

async function box(locator: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const found = await locator.boundingBox();
  if (found === null) throw new Error(`${locator} is not in sight`);
  return found;
}

async function drag(page: Page, from: Locator, byX: number): Promise<void> {
  const { x, y, width, height } = await box(from);
  await page.mouse.move(x + Math.min(20, width / 2), y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + 30, y + height / 2, { steps: 2 });
  await page.mouse.move(x + Math.min(20, width / 2) + byX, y + height / 2, { steps: 4 });
  await page.mouse.up();
}

/** Whether anything is drawn in each row's waveform. */
const drawn = (page: Page): Promise<unknown[]> =>
  rows(page)
    .locator('canvas')
    .evaluateAll((all) =>
      all.map((one) => {
        const canvas = one instanceof HTMLCanvasElement ? one : null;
        const pixels = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
        return pixels?.some((value) => value > 0);
      }),
    );

/** axe inserts styles that the policy forbids; looking at what a canvas shows is slow. */
const madeByTheTest = /style|getImageData/;

const isFocused = (locator: Locator): Promise<boolean> =>
  locator.evaluate((element) => element === document.activeElement);

export function tabling(stage: () => Stage): void {
  test('columns: chosen, moved, resized, sorted by two keys, and kept', { timeout: 120_000 }, async () => {
    const { browser, folder, serve } = stage();
    await listen(folder, 'columns');
    const app = await serve('columns');
    const { page, problems } = await openPage(browser, app.url);
    await rowOf(page, 'Alpha').waitFor();

    // Chosen by mouse.
    await button(page, 'Columns').click();
    await page.getByRole('menuitemcheckbox', { name: 'Year' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Prediction' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Waveform' }).click();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    const chosen = ['Title', 'Artist', 'Album', 'Year', 'Genre', 'Time', 'Waveform'];
    await eventually(() => columnNames(page)).toEqual(chosen);
    await eventually(() => grid(page).getAttribute('aria-colcount')).toBe('7');
    // Every row's waveform is drawn.
    await eventually(() => drawn(page)).toEqual(music.map(() => true));

    // Moved by mouse, and by keyboard.
    const title = await box(header(page, 'Title'));
    const year = await box(header(page, 'Year'));
    await drag(page, header(page, 'Year').getByRole('button'), title.x - year.x - 30);
    await eventually(() => columnNames(page)).toEqual(['Year', ...chosen.filter((name) => name !== 'Year')]);
    await grid(page).focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Home');
    await eventually(() => isFocused(header(page, 'Year').getByRole('button'))).toBe(true);
    await pressAll(page, 'Alt+ArrowRight', 'Alt+ArrowRight', 'Alt+ArrowRight');
    await page.getByText('Year is now column 4 of 7').waitFor({ state: 'attached' });
    await eventually(() => columnNames(page)).toEqual(chosen);
    await eventually(() => isFocused(header(page, 'Year').getByRole('button'))).toBe(true);

    // Resized by mouse: the edge goes with the hand, and a double click takes it back.
    const before = await box(header(page, 'Artist'));
    await drag(page, handle(page, 'Artist'), 60);
    await eventually(async () => Math.round((await box(header(page, 'Artist'))).width - before.width)).toBe(
      60,
    );
    expect(Math.round((await box(header(page, 'Artist'))).x)).toBe(Math.round(before.x));
    await handle(page, 'Artist').dblclick();
    await eventually(async () => (await box(header(page, 'Artist'))).width).not.toBe(before.width + 60);
    // By keyboard, from the column's name one Tab away.
    await header(page, 'Genre').getByRole('button').focus();
    await tabTo(page, handle(page, 'Genre'));
    const genre = Math.round((await box(header(page, 'Genre'))).width);
    await pressAll(page, 'ArrowRight', 'Shift+ArrowRight', 'ArrowLeft');
    await eventually(async () => Math.round((await box(header(page, 'Genre'))).width)).toBe(genre + 40);
    await eventually(() => handle(page, 'Genre').getAttribute('aria-valuenow')).toBe(`${genre + 40}`);

    // Sorted by two keys.
    await header(page, 'Year').getByRole('button').click();
    await eventually(() => titles(page)).toEqual(['Gamma', 'Delta', 'Epsilon', 'Alpha', 'Beta']);
    await header(page, 'Title')
      .getByRole('button')
      .click({ modifiers: ['Shift'] });
    await eventually(() => titles(page)).toEqual(['Gamma', 'Alpha', 'Beta', 'Delta', 'Epsilon']);
    await eventually(() => header(page, 'Year').getAttribute('aria-sort')).toBe('ascending');
    await eventually(() => header(page, 'Title').getAttribute('aria-sort')).toBe('none');
    await eventually(() => header(page, 'Title').getByRole('button').getAttribute('aria-description')).toBe(
      'Sorted by, ascending, as key 2',
    );
    await header(page, 'Title').getByRole('button').focus();
    await page.keyboard.press('Shift+Enter');
    await eventually(() => titles(page)).toEqual(['Gamma', 'Epsilon', 'Delta', 'Beta', 'Alpha']);
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await eventually(() => titles(page)).toEqual(['Delta', 'Epsilon', 'Alpha', 'Beta', 'Gamma']);
    await eventually(() => header(page, 'Year').getAttribute('aria-sort')).toBe('none');
    // Rows that show other tracks now show their waveforms.
    await eventually(() => drawn(page)).toEqual(music.map(() => true));

    // The menu of a column, by the keyboard's own key.
    await header(page, 'Album').getByRole('button').focus();
    await page.keyboard.press('Shift+F10');
    await item(page, 'Hide').waitFor();
    expect(await violations(page)).toEqual([]);
    await item(page, 'Hide').click();
    const left = chosen.filter((name) => name !== 'Album');
    await eventually(() => columnNames(page)).toEqual(left);

    // Another visit finds them as they were.
    await page.reload();
    await rowOf(page, 'Alpha').waitFor();
    await eventually(() => columnNames(page)).toEqual(left);
    await eventually(() => header(page, 'Artist').getAttribute('aria-sort')).toBe('ascending');
    expect(Math.round((await box(header(page, 'Genre'))).width)).toBe(genre + 40);
    await header(page, 'Title').getByRole('button').click({ button: 'right' });
    await item(page, 'Default columns').click();
    await eventually(() => columnNames(page)).toEqual([
      'Title',
      'Artist',
      'Album',
      'Genre',
      'Prediction',
      'Time',
    ]);
    expect(problems.filter((problem) => !madeByTheTest.test(problem))).toEqual([]);
    await page.context().close();
    await app.stop();
  });

  test('headings, whole albums, the menu of a row, more like this', { timeout: 120_000 }, async () => {
    const { browser, folder, serve } = stage();
    await listen(folder, 'headings');
    const app = await serve('headings');
    const { page, problems } = await openPage(browser, app.url);
    await rowOf(page, 'Alpha').waitFor();
    await page.context().grantPermissions(['clipboard-read']);

    // Headings are rows among the rows.
    await page.getByRole('button', { name: /^Group/ }).click();
    await page.getByRole('menuitemradio', { name: 'By album' }).click();
    await eventually(() => headings(page).allTextContents()).toEqual([
      expect.stringMatching(/^OnlyThe Blues(?:\d{4})?2 tracks/),
      expect.stringMatching(/^FirstThe Reds(?:\d{4})?2 tracks/),
      expect.stringMatching(/^SecondThe Reds(?:\d{4})?1 track/),
    ]);
    await eventually(() => grid(page).getAttribute('aria-rowcount')).toBe(`${1 + 3 + music.length}`);
    await eventually(() => headings(page).nth(1).getAttribute('aria-rowindex')).toBe('5');
    await eventually(() => rowOf(page, 'Alpha').getAttribute('aria-rowindex')).toBe('6');
    await headings(page).nth(1).click();
    await details(page).getByText('2 tracks selected').waitFor();
    await headings(page)
      .nth(2)
      .click({ modifiers: ['ControlOrMeta'] });
    await details(page).getByText('3 tracks selected').waitFor();
    // The keyboard goes from track to track, and announces it.
    await rowOf(page, 'Epsilon').click();
    await page.keyboard.press('ArrowDown');
    await details(page).getByRole('heading', { name: 'Alpha' }).waitFor();
    await page.getByText(/^First, The Reds, 2 tracks/).waitFor({ state: 'attached' });
    expect(await violations(page)).toEqual([]);

    // Whole album, everything by the artist, whole folder: by key.
    await page.keyboard.press('a');
    await details(page).getByText('2 tracks selected').waitFor();
    await page.keyboard.press('Shift+A');
    await details(page).getByText('3 tracks selected').waitFor();
    await rowOf(page, 'Gamma').click();
    await page.keyboard.press('d');
    await details(page).getByRole('heading', { name: 'Gamma' }).waitFor();

    // What is not listed is announced, and shown on request.
    await searchFor(page, 'alpha');
    await eventually(() => titles(page)).toEqual(['Alpha']);
    await rowOf(page, 'Alpha').click();
    await page.keyboard.press('a');
    await notice(page, '1 more track is not in this list').waitFor();
    await button(page, 'Show all').click();
    await details(page).getByText('2 tracks selected').waitFor();
    await eventually(() => titles(page)).toHaveLength(music.length);

    // The menu of a row: by mouse.
    await rowOf(page, 'Delta').click({ button: 'right' });
    await details(page).getByRole('heading', { name: 'Delta' }).waitFor();
    await item(page, 'Correct genre…').waitFor();
    expect(await violations(page)).toEqual([]);
    await item(page, 'Correct genre…').click();
    await picker(page).waitFor();
    await page.keyboard.press('Escape');
    await picker(page).waitFor({ state: 'detached' });
    await eventually(() => isFocused(grid(page))).toBe(true);
    // By keyboard: the likeliest genre at once, and back.
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menu').waitFor();
    await eventually(async () => {
      await page.keyboard.press('ArrowDown');
      return await page.evaluate(() => document.activeElement?.textContent ?? '');
    }).toMatch(/\d %$/);
    await page.keyboard.press('Enter');
    await details(page).getByText('Set by you').waitFor();
    await eventually(() => isFocused(grid(page))).toBe(true);
    await page.keyboard.press('ContextMenu');
    await item(page, 'Clear correction').click();
    await eventually(() => details(page).textContent()).not.toContain('Set by you');

    // What is no music has no genre, until it is.
    await rowOf(page, 'Delta').click({ button: 'right' });
    await item(page, 'Not music').click();
    await notice(page, '1 track is not music').waitFor();
    await rowOf(page, 'Delta').getByText('Not music').waitFor();
    await rowOf(page, 'Delta').click({ button: 'right' });
    await item(page, 'Is music').click();
    await eventually(() => rowOf(page, 'Delta').textContent()).not.toContain('Not music');

    await rowOf(page, 'Delta').click({ button: 'right' });
    await item(page, 'Copy path').click();
    await notice(page, 'Path copied').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      join(folder, 'headings-music', 'The Blues', 'Only', 'Delta.wav'),
    );

    // Playlists, from the menu.
    await rowOf(page, 'Delta').click({ button: 'right' });
    await item(page, 'Add to playlist…').click();
    await untilTyping(page);
    await page.keyboard.type('Evening');
    await page.keyboard.press('Enter');
    await notice(page, '1 track added to “Evening”').waitFor();

    // More like this: the others, nearest first, in no other order and under no headings; two of The Reds' three.
    await rowOf(page, 'Delta').click();
    await page.keyboard.press('l');
    await page.getByRole('heading', { level: 1, name: 'Like “Delta”' }).waitFor();
    await eventually(() => titles(page)).toHaveLength(music.length - 2);
    // Made in the same style.
    expect((await titles(page))[0]).toBe('Alpha');
    await eventually(() => headings(page).count()).toBe(0);
    await eventually(() => header(page, 'Artist').getAttribute('aria-sort')).toBe('none');
    expect(await violations(page)).toEqual([]);
    expect(problems.filter((problem) => !madeByTheTest.test(problem))).toEqual([]);
    await page.context().close();
    await app.stop();
  });
}
