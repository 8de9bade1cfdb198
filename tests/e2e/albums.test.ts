// The grid of albums and the pages of an album and an artist, by a person's way: mouse, keys, typing, Back.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { hasChromium } from '../helpers/chromium.ts';
import { hasFfmpeg } from '../helpers/ffmpeg.ts';
import { foundFile, openTestStore } from '../helpers/library.ts';
import { hasShared } from '../helpers/shared.ts';
import { violations } from './accessible.ts';
import { eventually, focused, menuOffers, notice, picker, rows, searchFor } from './actions.ts';
import { photograph } from './photograph.ts';
import { openPage, useStage } from './stage.ts';

const albums = 60;
const tracks = 3;
const grid = (page: Page): Locator => page.getByRole('grid', { name: 'Albums' });
const cards = (page: Page): Locator => grid(page).locator('[data-album]');
/** What the keyboard stands on, as it is read out. */
const standing = (page: Page): Promise<string | null> =>
  grid(page).evaluate((element) => {
    const id = element.getAttribute('aria-activedescendant');
    return id === null ? null : (document.getElementById(id)?.textContent ?? null);
  });

/** Sixty albums by twenty artists, the first of them with a cover beside its files; the others have no files. */
function fill(library: string, music: string): void {
  const store = openTestStore(library);
  store.write((to) => {
    const rootId = to.roots.add(Buffer.from(music), music);
    for (let album = 0; album < albums; album++)
      for (let track = 1; track <= tracks; track++)
        to.tracks.add(
          foundFile(
            join(music, `${album}`, `${track}.mp3`),
            {
              title: `Song ${track}`,
              album: `Album ${`${album}`.padStart(2, '0')}`,
              artist: `Artist ${String.fromCharCode(65 + (album % 20))}`,
              year: 1960 + album,
              trackNumber: track,
              ...(album === 0 ? { discNumber: track === 3 ? 2 : 1 } : {}),
            },
            { rootId },
          ),
        );
  });
  store.close();
  mkdirSync(join(music, '0'), { recursive: true });
  writeFileSync(join(music, '0', '1.mp3'), 'no music');
  const cover = ['-v', 'error', '-f', 'lavfi', '-i', 'testsrc=s=400x400', '-frames:v', '1'];
  execFileSync('ffmpeg', [...cover, join(music, '0', 'cover.jpg')]);
}

describe.skipIf(!hasChromium || !hasShared || !hasFfmpeg)('albums', () => {
  const stage = useStage();

  test('from the grid to an album, its artist, and back', { timeout: 90_000, retry: 1 }, async () => {
    const { browser, folder, serve } = stage();
    fill(join(folder, 'albums'), join(folder, 'music'));
    const app = await serve('albums');
    const { page, problems } = await openPage(browser, app.url);
    await page.getByRole('option', { name: 'Albums' }).click();
    await page.getByText(`${albums} albums`).waitFor();
    await cards(page).first().waitFor();
    // The one cover there is, above the letters that stand for the others.
    await cards(page).first().locator('img[data-shown]').waitFor();
    expect(await cards(page).locator('img[data-shown]').count()).toBe(1);
    await photograph(page, 'albums-grid');

    await grid(page).focus();
    await focused(grid(page));
    await page.keyboard.press('Home');
    await eventually(() => standing(page)).toMatch(/^Album 00, Artist A, 1960, 3 tracks$/);
    await page.keyboard.press('ArrowRight');
    await eventually(() => standing(page)).toMatch(/^Album 20, Artist A/);
    await page.keyboard.type('artist t');
    await eventually(() => standing(page)).toMatch(/Artist T/);
    await page.keyboard.press('Control+Home');
    await eventually(() => standing(page)).toMatch(/^Album 00/);

    // Queued from the menu of its card, by key and by mouse.
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Add to queue' }).click();
    await notice(page, '3 tracks added to the queue').waitFor();
    await menuOffers(page, cards(page).first(), 'Play next');

    await searchFor(page, 'year:1960..1969');
    await page.getByText('10 albums').waitFor();
    await searchFor(page, '');
    await page.getByText(`${albums} albums`).waitFor();

    await grid(page).focus();
    await focused(grid(page));
    await eventually(() => standing(page)).toMatch(/^Album 00/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Album 00' }).waitFor();
    await eventually(() => rows(page).count()).toBe(tracks);
    // The keyboard goes along.
    await focused(page.getByRole('grid', { name: 'Tracks' }));
    await page.getByText('Disc 2').first().waitFor();
    expect(new URL(page.url()).hash).toBe('#/album/Artist%20A/Album%2000');
    await photograph(page, 'albums-album');
    await page.getByRole('button', { name: 'Correct genre…' }).click();
    await picker(page).waitFor();
    await page.keyboard.press('Escape');
    await picker(page).waitFor({ state: 'detached' });

    await page
      .getByRole('region', { name: /^About/ })
      .getByRole('button', { name: 'Go to the artist Artist A' })
      .click();
    await page.getByRole('heading', { level: 1, name: 'Artist A' }).waitFor();
    await eventually(() => rows(page).count()).toBe(9);
    const headings = page.getByRole('grid', { name: 'Tracks' }).locator('[role=row][data-group]');
    await eventually(() => headings.count()).toBe(3);
    expect(await headings.allTextContents()).toEqual([
      expect.stringMatching(/Album 00.*1960/),
      expect.stringMatching(/Album 20.*1980/),
      expect.stringMatching(/Album 40.*2000/),
    ]);
    await photograph(page, 'albums-artist');
    await menuOffers(page, rows(page).first(), 'Play next');

    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Album 00' }).waitFor();
    await page.goBack();
    await grid(page).waitFor();
    await eventually(() => standing(page)).toMatch(/^Album 00/);
    await focused(grid(page));
    await cards(page).nth(1).click();
    await focused(page.getByRole('grid', { name: 'Tracks' }));
    await page.goBack();
    await focused(grid(page));
    // Nothing but the files that are not there, or are no music.
    expect(problems.filter((problem) => !/status of (404|415)/.test(problem))).toEqual([]);

    const found: Record<string, string[]> = { grid: await violations(page) };
    await page.setViewportSize({ width: 800, height: 700 });
    await eventually(() => cards(page).count()).toBeGreaterThan(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(800);
    await photograph(page, 'albums-grid-small');
    await page.setViewportSize({ width: 1680, height: 1000 });
    await page.goto(`${new URL(page.url()).origin}/#/artist/Artist%20A`);
    await page.getByRole('heading', { level: 1, name: 'Artist A' }).waitFor();
    await eventually(() => rows(page).count()).toBe(9);
    found['artist'] = await violations(page);
    expect(found).toEqual({ grid: [], artist: [] });
    await page.context().close();
  });
});
