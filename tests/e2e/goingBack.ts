// Back and forward through the places of the window, by the browser, by keys and by a URL; what is no place, and what is none any more.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { button, eventually, focused, grid, rowOf, rows, searchFor, untilTracks } from './actions.ts';
import { openPage, type Stage } from './stage.ts';

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });
const hash = (page: Page): Promise<string> => page.evaluate(() => location.hash);

export function goingBack(stage: () => Stage): void {
  test('back, forward, reload, a URL', { timeout: 90_000 }, async () => {
    const { browser, prepared, serve } = stage();
    const title = prepared.tracks[0]?.shown;
    if (title === undefined) throw new Error('there is no music');
    const app = await serve(await prepared.library('going-back'));
    const { page, problems } = await openPage(browser, app.url);
    const { keyboard } = page;
    await rowOf(page, title).click();
    await eventually(() => hash(page)).toBe('#/all');
    const all = await rows(page).count();

    // Three steps away: a search, another screen, a tab of it.
    await searchFor(page, title.slice(0, 3));
    await searchFor(page, title.slice(0, 5));
    await rowOf(page, title).waitFor();
    await button(page, 'Settings').click();
    await heading(page, 'Settings').waitFor();
    await button(page, 'Explore').click();
    await page.getByRole('tab', { name: 'Statistics' }).click();
    await eventually(() => hash(page)).toBe('#/explore/statistics');

    // And back: by key, by the browser's button.
    await keyboard.press('Alt+ArrowLeft');
    await eventually(() => hash(page)).toMatch(/^#\/explore\//u);
    await keyboard.press('Alt+ArrowLeft');
    await heading(page, 'Settings').waitFor();
    await page.goBack();
    await grid(page).waitFor();
    await eventually(() => page.getByRole('combobox', { name: 'Search' }).inputValue()).toBe(
      title.slice(0, 5),
    );
    await page.goBack();
    await untilTracks(page, all);
    expect(await page.getByRole('combobox', { name: 'Search' }).inputValue()).toBe('');
    // What was selected when the person left is selected again.
    await eventually(() => rowOf(page, title).getAttribute('aria-selected')).toBe('true');
    await page.goForward();
    await eventually(() => page.getByRole('combobox', { name: 'Search' }).inputValue()).toBe(
      title.slice(0, 5),
    );

    // A reload stays, with the way back.
    await button(page, 'Settings').click();
    await heading(page, 'Settings').waitFor();
    await page.reload();
    await heading(page, 'Settings').waitFor();
    await page.goBack();
    await rowOf(page, title).waitFor();

    // A dialog is no place: going back closes it and stays.
    const before = await hash(page);
    await grid(page).focus();
    await keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    await page.goBack();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await eventually(() => hash(page)).toBe(before);
    await rowOf(page, title).waitFor();

    // By a URL; what leads nowhere leads to all tracks.
    await page.evaluate(() => {
      location.hash = '#/settings/backups';
    });
    await focused(page.getByRole('heading', { level: 2, name: 'Backups' }));
    for (const nowhere of [
      '#/attic',
      '#/playlist/4711',
      '#/genre/4711',
      '#/similar/4711',
      '#/all?filter=%7B',
    ]) {
      await page.evaluate((to) => {
        location.hash = to;
      }, nowhere);
      await eventually(() => hash(page)).toBe('#/all');
      await untilTracks(page, all);
    }
    expect(problems).toEqual([]);
    await page.context().close();
    await app.stop();
  });
}
