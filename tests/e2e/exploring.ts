// Explore: its tabs, and the statistics, whose every part lists its tracks; by mouse and by keyboard.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { places } from '../../scripts/start/project.ts';
import { createApp } from '../../src/main/app.ts';
import { resultOf } from '../helpers/app.ts';
import { addTrack, openTestStore } from '../helpers/library.ts';
import { violations } from './accessible.ts';
import { button, details, eventually, grid, rowOf, rows } from './actions.ts';
import { photograph } from './photograph.ts';
import { openPage, type Stage } from './stage.ts';

const figure = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });
const parts = (page: Page, name: string): Locator => figure(page, name).locator('[data-mark]');
const isInGrid = (page: Page): Promise<boolean> =>
  grid(page).evaluate((element) => element.contains(document.activeElement));

/** By keyboard alone: the screen, and the last of its tabs. */
async function openStatistics(page: Page): Promise<void> {
  await page.keyboard.press('e');
  await page.getByRole('tab', { selected: true }).focus();
  await page.keyboard.press('End');
  await page.getByRole('tab', { name: 'Statistics', selected: true }).waitFor();
}

export function exploring(stage: () => Stage): void {
  test('by mouse: statistics, and the tracks of a part', { timeout: 90_000 }, async () => {
    const { browser, prepared, serve } = stage();
    const app = await serve(await prepared.library('explore-mouse'));
    const { page, problems } = await openPage(browser, app.url);
    await rowOf(page, prepared.tracks[0]?.shown ?? '').waitFor();

    // At a glance, where nothing is selected; what is pressed lists its tracks.
    await details(page).getByText('Your library').waitFor();
    await photograph(page, 'glance');
    await button(page, 'All statistics').click();
    await page.getByRole('tab', { name: 'Statistics', selected: true }).waitFor();
    await figure(page, 'Genres over years').waitFor();
    await photograph(page, 'statistics');
    const analysed = parts(page, 'Analysis').first();
    await analysed.hover();
    await figure(page, 'Analysis').getByText(`Analysed · ${prepared.tracks.length} tracks`).waitFor();
    await analysed.click();
    await eventually(() => rows(page).count()).toBe(prepared.tracks.length);
    await eventually(() => isInGrid(page)).toBe(true);

    // What is listed is told beside it, and narrowed by what is pressed there.
    await details(page).getByText('What is listed').waitFor();
    const genre = details(page).getByRole('region', { name: 'Genres' }).locator('[role=button]').first();
    const count = Number(/\d+/.exec((await genre.textContent()) ?? '')?.[0]);
    await genre.click();
    await eventually(() => rows(page).count()).toBe(count);
    expect(problems).toEqual([]);
    await page.context().close();
    await app.stop();
  });

  test('by keyboard: every figure is one stop, arrows go through its parts', {
    timeout: 90_000,
  }, async () => {
    const { browser, prepared, serve } = stage();
    const app = await serve(await prepared.library('explore-keyboard'));
    const { page, problems } = await openPage(browser, app.url);
    await rowOf(page, prepared.tracks[0]?.shown ?? '').waitFor();
    await openStatistics(page);

    await figure(page, 'Genres').waitFor();
    await page.getByRole('tab', { name: 'Statistics' }).focus();
    const isAt = () =>
      parts(page, 'Genres')
        .first()
        .evaluate((it) => it === document.activeElement);
    for (let stops = 0; stops < 6 && !(await isAt()); stops++) await page.keyboard.press('Tab');
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
    const [first, second] = await parts(page, 'Genres').allTextContents();
    expect(await focused()).toBe(first);
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe(second);
    await page.keyboard.press('Home');
    expect(await focused()).toBe(first);

    // A key of the wheel, from the major to its relative minor and back.
    await parts(page, 'Keys').first().focus();
    await page.keyboard.press('ArrowDown');
    await figure(page, 'Keys')
      .getByText(/^A minor · 8A/)
      .waitFor();
    await page.keyboard.press('ArrowUp');
    await figure(page, 'Keys')
      .getByText(/^C major · 8B/)
      .waitFor();

    const tempo = parts(page, 'Tempo').first();
    const count = Number(/: (\d+)/.exec((await tempo.getAttribute('aria-label')) ?? '')?.[1]);
    await tempo.focus();
    await page.keyboard.press('Enter');
    await eventually(() => rows(page).count()).toBe(count);
    await eventually(() => isInGrid(page)).toBe(true);

    // The tab is remembered.
    await page.reload();
    await rowOf(page, prepared.tracks[0]?.shown ?? '').waitFor();
    await page.keyboard.press('e');
    await page.getByRole('tab', { name: 'Statistics', selected: true }).waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
    await app.stop();
  });

  test('pictures and tables, at every size: axe finds nothing, nothing sticks out', {
    timeout: 90_000,
  }, async () => {
    const { browser, prepared, serve } = stage();
    const app = await serve(await prepared.library('explore-axe'));
    const { page } = await openPage(browser, app.url);
    await details(page).getByText('Your library').waitFor();
    const found = { glance: await violations(page), pictures: [''], tables: [''] };
    await openStatistics(page);
    await figure(page, 'Tempo').waitFor();
    found.pictures = await violations(page);
    for (const width of [800, 1040, 1280, 1680]) {
      await page.setViewportSize({ width, height: 800 });
      const hidden = await figure(page, 'Statistics').evaluate((it) => it.scrollWidth - it.clientWidth);
      expect([width, hidden]).toEqual([width, 0]);
    }
    await page.getByRole('radio', { name: 'Tables' }).click();
    await figure(page, 'Tempo').getByRole('columnheader', { name: 'Share' }).waitFor();
    found.tables = await violations(page);
    expect(found).toEqual({ glance: [], pictures: [], tables: [] });
    await page.context().close();
    await app.stop();
  });

  test('an empty library, and one track that nobody has listened to', { timeout: 90_000 }, async () => {
    const { browser, folder, serve } = stage();
    const music = join(folder, 'explore-no-music');
    mkdirSync(music);
    const filling = await createApp({ ...places, libraryDir: join(folder, 'explore-empty') });
    const client = createRouterClient(filling.router);
    await resultOf(client, client.library.scan({ folders: [music] }));
    await filling.close();
    const empty = await serve('explore-empty');
    const first = await openPage(browser, empty.url);
    await details(first.page).getByText('Nothing selected').waitFor();
    await openStatistics(first.page);
    await first.page.getByText('Nothing to count yet').waitFor();
    await first.page.context().close();
    await empty.stop();

    const store = openTestStore(join(folder, 'explore-one'));
    addTrack(store, 'only.mp3', { artist: 'Only' });
    store.close();
    const one = await serve('explore-one');
    const { page, problems } = await openPage(browser, one.url);
    await details(page).getByText('Your library').waitFor();
    await openStatistics(page);
    await figure(page, 'Tempo').getByText('No tempo has been measured yet').waitFor();
    await figure(page, 'Keys').getByText('No key is known yet').waitFor();
    await parts(page, 'Most frequent artists').first().click();
    await eventually(() => rows(page).count()).toBe(1);
    expect(problems).toEqual([]);
    await page.context().close();
    await one.stop();
  });
}
