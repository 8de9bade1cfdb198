// More like this: what sounds like a track as a list, and why each of them is in it; by mouse and by keyboard.
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { walkedLibrary } from '../helpers/walkedLibrary.ts';
import { violations } from './accessible.ts';
import { details, eventually, rowOf, searchFor, untilTracks } from './actions.ts';
import { pressAll } from './keyboard.ts';
import { photograph } from './photograph.ts';
import { openPage, type Stage } from './stage.ts';

/** Of Track 12: 112 beats a minute beside 108, and the same key, as of every fourth track. */
const beside = /^Beside “Track 8”: same tempo(?:,| and) key/;

const heading = (page: Page) => page.getByRole('heading', { name: 'Like “Track 8”' });

export function likening(stage: () => Stage): void {
  let libraries = 0;
  /** A library of its own, also when a test is tried once more. */
  const opened = async (): Promise<Page> => {
    const { browser, folder, serve } = stage();
    libraries += 1;
    const name = `like-${libraries}`;
    walkedLibrary(join(folder, name), 24);
    const app = await serve(name);
    return (await openPage(browser, app.url)).page;
  };
  const untilListed = async (page: Page): Promise<void> => {
    await heading(page).waitFor();
    // All but itself and the one that nobody listened to.
    await untilTracks(page, 23);
    expect(await rowOf(page, 'Track 8').count()).toBe(0);
  };

  test('by mouse: from the menu; the inspector says why', { timeout: 60_000 }, async () => {
    const page = await opened();
    await searchFor(page, 'Track 8');
    await rowOf(page, 'Track 8').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'More like this' }).click();
    await heading(page).waitFor();
    await searchFor(page, '');
    await untilListed(page);
    await rowOf(page, 'Track 12').click();
    await details(page).getByText(beside).scrollIntoViewIfNeeded();
    await photograph(page, 'like');

    // Beside each neighbour, too: of the chosen one, not of the one that the list is like.
    const neighbours = details(page).getByRole('list', { name: 'Among all other tracks' });
    await neighbours.scrollIntoViewIfNeeded();
    await neighbours
      .getByText(/^(?:same|faster|slower|louder|quieter)/)
      .first()
      .waitFor();
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });

  test('by keyboard: a key for the list, arrows through it', { timeout: 60_000 }, async () => {
    const page = await opened();
    const { keyboard } = page;
    await rowOf(page, 'Track 8').waitFor();
    await keyboard.press('/');
    await keyboard.type('Track 8');
    // Two more are by Artist 8.
    await untilTracks(page, 3);
    await pressAll(page, 'Enter', 'ArrowDown');
    await details(page).getByRole('heading', { name: 'Track 8' }).waitFor();
    await keyboard.press('l');
    await heading(page).waitFor();
    await pressAll(page, '/', 'Escape', 'Escape');
    await untilListed(page);
    const why = details(page).getByText(/^Beside “Track 8”: /);
    const reasonBelow = async (): Promise<string> => {
      await keyboard.press('ArrowDown');
      return (await why.allTextContents()).join('');
    };
    await eventually(reasonBelow).not.toBe('');
    // Further down it is another reason.
    const first = await why.textContent();
    await eventually(async () => ['', first].includes(await reasonBelow())).toBe(false);
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });
}
