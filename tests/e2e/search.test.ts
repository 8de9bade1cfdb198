// Searching in the real page: completed by keyboard, explained where it cannot be read.
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { hasChromium } from '../helpers/chromium.ts';
import { addTrack, openTestStore, readGenreTags } from '../helpers/library.ts';
import { hasShared } from '../helpers/shared.ts';
import { violations } from './accessible.ts';
import { eventually, focused, rowOf, untilTracks, untilTyping } from './actions.ts';
import { photograph } from './photograph.ts';
import { openPage, useStage } from './stage.ts';

const field = (page: Page): Locator => page.getByRole('combobox', { name: 'Search', exact: true });
const offered = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('listbox', { name: 'How it may go on' }).getByRole('option', { name });

describe.skipIf(!hasChromium || !hasShared)('search', () => {
  const stage = useStage();

  test('by keyboard: fields, then values of the library; a mistake is underlined and explained', {
    timeout: 90_000,
  }, async () => {
    const { browser, folder, serve } = stage();
    const store = openTestStore(join(folder, 'searched'));
    store.write((write) => {
      for (const genre of ['hip hop', 'rock', 'punk']) write.genres.ensure(genre);
    });
    for (let n = 0; n < 12; n++)
      addTrack(store, `a/${n}.mp3`, {
        title: `Track ${n}`,
        artist: n < 4 ? 'Sigur Rós' : 'AC/DC',
        year: 1990 + n,
        genres: [['Hip-Hop', 'Rock', 'Punk'][n % 3] ?? ''],
      });
    readGenreTags(store);
    store.close();
    const { page, problems } = await openPage(browser, (await serve('searched')).url);
    await untilTracks(page, 12);

    // A field by its beginning, a genre by its beginning, with the tracks that it would find.
    await field(page).click();
    await field(page).pressSequentially('ge');
    await offered(page, /^genre:/).waitFor();
    await page.keyboard.press('Tab');
    await eventually(() => field(page).inputValue()).toBe('genre:');
    await offered(page, /^Rock.*8/).waitFor();
    await photograph(page, 'search-completing');
    expect(await violations(page)).toEqual([]);
    // In a low window, where the side scrolls, what is offered lies over it and is not cut off by it.
    const full = page.viewportSize();
    await page.setViewportSize({ width: 1280, height: 600 });
    await offered(page, /^Rock.*8/).waitFor();
    const side = page.getByRole('navigation', { name: 'Library' });
    expect(await side.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
    if (full !== null) await page.setViewportSize(full);
    await field(page).pressSequentially('hi');
    await offered(page, /^Hip Hop/).waitFor();
    await offered(page, /^Rock/).waitFor({ state: 'detached' });
    await page.keyboard.press('Enter');
    await eventually(() => field(page).inputValue()).toBe('genre:"hip hop" ');
    await untilTracks(page, 4);

    // Escape closes what is offered and keeps what was typed.
    await field(page).pressSequentially('artist:sig');
    await offered(page, 'Sigur Rós').waitFor();
    await page.keyboard.press('Escape');
    await offered(page, 'Sigur Rós').waitFor({ state: 'detached' });
    await untilTracks(page, 2);
    expect(await field(page).inputValue()).toBe('genre:"hip hop" artist:sig');

    await field(page).fill('punk gerne:rock year:1990..1999');
    await page.getByText('There is no field gerne. Did you mean genre?').waitFor();
    expect(await field(page).getAttribute('aria-invalid')).toBe('true');
    expect(await page.locator('u').textContent()).toBe('gerne');
    await photograph(page, 'search-mistake');
    expect(await violations(page)).toEqual([]);

    // The sheet of help from the palette; an example is tried by pressing it.
    await page.keyboard.press('ControlOrMeta+k');
    await untilTyping(page);
    await page.keyboard.type('search help');
    await page.getByRole('option', { name: 'Search help' }).waitFor();
    await page.keyboard.press('Enter');
    const sheet = page.getByRole('dialog', { name: 'Search help' });
    await sheet.getByText('disc', { exact: true }).waitFor();
    await photograph(page, 'search-help');
    expect(await violations(page)).toEqual([]);
    await sheet.getByRole('button', { name: 'Search for artist:"AC/DC"' }).click();
    await untilTracks(page, 8);

    // The arrow goes on to the list where nothing is offered.
    await field(page).fill('"track 1"');
    await focused(field(page));
    await untilTracks(page, 1);
    await page.keyboard.press('ArrowDown');
    await focused(page.getByRole('grid', { name: 'Tracks' }));
    await rowOf(page, 'Track 1').waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
  });
});
