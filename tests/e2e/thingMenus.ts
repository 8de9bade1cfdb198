// The palette finds what is in the library; things have menus by mouse and by keyboard; stars are given by key and seen.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violations } from './accessible.ts';
import {
  details,
  eventually,
  focused,
  genreLink,
  grid,
  menuOffers,
  notice,
  rowOf,
  rows,
  untilTracks,
  untilTyping,
} from './actions.ts';
import { photograph } from './photograph.ts';
import { openPage, type Stage } from './stage.ts';

const palette = (page: Page) => page.getByRole('dialog', { name: 'Commands' });
const menu = (page: Page, name: string | RegExp) => page.getByRole('menu', { name });

export function thingMenus(stage: () => Stage): void {
  test('palette, menus, stars', { timeout: 120_000 }, async () => {
    const { browser, prepared, serve } = stage();
    const [one, two] = prepared.tracks.map(({ shown }) => shown);
    if (one === undefined || two === undefined) throw new Error('there is too little music');
    const app = await serve(await prepared.library('thing-menus'));
    const { page, problems } = await openPage(browser, app.url);
    const { keyboard } = page;
    await rowOf(page, one).click();
    const all = await rows(page).count();

    // What is in the player has a menu, too.
    const player = page.getByRole('region', { name: 'Player' });
    await menuOffers(page, player.getByText(one, { exact: true }), 'Add to queue');

    // Stars by key, on the track and then on several; undone.
    await grid(page).focus();
    await keyboard.press('Alt+4');
    await notice(page, 'Gave 1 track 4 stars').waitFor();
    await eventually(() =>
      details(page).getByRole('radio', { name: '4 stars' }).getAttribute('aria-checked'),
    ).toBe('true');
    await keyboard.press('Control+A');
    await keyboard.press('Alt+2');
    await notice(page, `Gave ${all} tracks 2 stars`).waitFor();
    await keyboard.press('Control+Z');
    await rowOf(page, one).click();
    await eventually(() =>
      details(page).getByRole('radio', { name: '4 stars' }).getAttribute('aria-checked'),
    ).toBe('true');
    await photograph(page, 'stars');
    // In the inspector a press on as many as there are takes them back.
    await details(page).getByRole('radio', { name: '4 stars' }).click();
    await notice(page, 'Took the stars of 1 track back').waitFor();

    // The palette finds the other track; Enter goes there, and it is the first that is offered next time.
    await grid(page).focus();
    await keyboard.press('Control+K');
    await untilTyping(page);
    await keyboard.type(two);
    const option = palette(page).getByRole('option', { name: two }).first();
    await option.waitFor();
    await photograph(page, 'palette');
    expect(await violations(page)).toEqual([]);
    await eventually(() =>
      palette(page).locator('input').getAttribute('aria-activedescendant'),
    ).not.toBeNull();
    await keyboard.press('Enter');
    await palette(page).waitFor({ state: 'detached' });
    await eventually(() => rowOf(page, two).getAttribute('aria-selected')).toBe('true');
    await keyboard.press('Control+K');
    await untilTyping(page);
    await palette(page).getByRole('option').first().filter({ hasText: two }).waitFor();
    await keyboard.type('settings backups');
    await palette(page)
      .getByRole('option', { name: /backups/u })
      .waitFor();
    await keyboard.press('Enter');
    await focused(page.getByRole('heading', { level: 2, name: 'Backups' }));
    await page.goBack();
    await untilTracks(page, all);

    // A genre's menu by mouse, then by both keys; Escape gives the keyboard back.
    const genre = genreLink(page, /track/u).first();
    await genre.click({ button: 'right' });
    await menu(page, /^What to do with/u).waitFor();
    await photograph(page, 'menu-of-a-genre');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('menuitem', { name: 'Show its tracks' }).click();
    await eventually(() => page.evaluate(() => location.hash)).toMatch(/^#\/genre\//u);
    expect(problems.filter((problem) => !/style/u.test(problem))).toEqual([]);
    await page.context().close();
    await app.stop();
  });
}
