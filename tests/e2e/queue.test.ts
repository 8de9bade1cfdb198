// Playing as a person does it: tracks queued and moved by keyboard, one following the other, a file that cannot be played skipped, plays counted.
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openStore } from '../../src/main/store/store.ts';
import { hasChromium } from '../helpers/chromium.ts';
import { hasShared } from '../helpers/shared.ts';
import { violations } from './accessible.ts';
import { button, details, eventually, focused, grid, notice, playedSeconds, rowOf } from './actions.ts';
import { following } from './following.ts';
import { photograph } from './photograph.ts';
import { openPage, useStage } from './stage.ts';

const player = (page: Page): Locator => page.getByRole('region', { name: 'Player' });
const panel = (page: Page): Locator => page.getByRole('region', { name: 'Queue' });
const queued = (page: Page): Locator => panel(page).getByRole('row');
const wave = (page: Page): Locator => page.getByRole('slider', { name: 'Position' });

/** Its title, as far as the player shows it. */
const inPlayer = (page: Page, title: string): Promise<number> =>
  player(page).getByText(title, { exact: true }).count();

async function select(page: Page, title: string): Promise<void> {
  await rowOf(page, title).click();
  await focused(grid(page));
  await eventually(() => rowOf(page, title).getAttribute('aria-selected')).toBe('true');
}

/** But for the styles that axe brings, and the file that is broken. */
function troubles(problems: readonly string[]): string[] {
  return problems.filter((problem) => !/inline style|forbids inline|Failed to load resource/.test(problem));
}

describe.skipIf(!hasChromium || !hasShared)('playing', () => {
  const stage = useStage();

  test('a queue, its keys, and what follows', { timeout: 120_000 }, async () => {
    const { browser, prepared, serve, folder } = stage();
    const library = await prepared.library('queue');
    const [first, second] = prepared.tracks.filter(({ fileName }) => fileName.endsWith('.flac'));
    const short = prepared.tracks.find(({ fileName }) => fileName.endsWith('.aiff'));
    if (first === undefined || second === undefined || short === undefined)
      throw new Error('there is no music');
    // A track has a cue point that another program set.
    const { store, transaction, close } = openStore(join(folder, library));
    const [firstId] = store.tracks.query({ search: first.fileName }, []);
    transaction((write) =>
      write.cues.takeIn(firstId ?? 0, 'rekordbox', [
        { seconds: 12, lengthSeconds: null, number: 0, name: 'Drop', colour: '#ff8800' },
      ]),
    );
    close();
    const app = await serve(library);
    const { page, problems } = await openPage(browser, app.url);

    // Nothing is queued yet.
    await select(page, first.shown);
    await page.keyboard.press('u');
    await panel(page).getByText('Nothing is queued').waitFor();
    await page.keyboard.press('Escape');
    await panel(page).waitFor({ state: 'detached' });

    await select(page, first.shown);
    await page.keyboard.press('Enter');
    await eventually(() => playedSeconds(page)).toBeGreaterThanOrEqual(1);
    // The cue point stands on the waveform; its key leads there.
    await player(page).getByRole('button', { name: 'Drop, 0:12' }).waitFor();
    await page.keyboard.press(']');
    await eventually(() => playedSeconds(page)).toBeGreaterThanOrEqual(12);

    // Each part of the menu has its own choices, though all three begin with 'Off'.
    await player(page).getByRole('button', { name: 'Shuffle, repeat, sleep timer' }).click();
    const choices = (part: string) =>
      page.getByRole('group', { name: part, exact: true }).getByRole('menuitemradio').allTextContents();
    await eventually(() => choices('Repeat')).toEqual(['Off', 'The list', 'This track']);
    expect(await choices('Shuffle')).toEqual(['Off: as listed', 'All tracks', 'By album', 'By genre']);
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });

    // Queued last, queued next, moved, taken out.
    await select(page, second.shown);
    await page.keyboard.press('q');
    await notice(page, '1 track added to the queue').waitFor();
    await select(page, short.shown);
    await page.keyboard.press('Shift+Q');
    await notice(page, '1 track will play next').waitFor();
    // Nothing comes to its end while it is looked at.
    await button(page, 'Pause').first().click();
    await button(page, 'Play').first().waitFor();
    await grid(page).focus();
    await page.keyboard.press('u');
    await eventually(() => queued(page).allInnerTexts()).toMatchObject([
      expect.stringContaining(short.shown),
      expect.stringContaining(second.shown),
    ]);
    await queued(page).filter({ hasText: short.shown }).click();
    await page.keyboard.press('Alt+ArrowDown');
    await eventually(() => queued(page).last().textContent()).toContain(short.shown);
    expect(await violations(page)).toEqual([]);
    await photograph(page, 'queue');
    await page.keyboard.press('Alt+ArrowUp');
    await eventually(() => queued(page).first().textContent()).toContain(short.shown);
    await queued(page).filter({ hasText: second.shown }).click();
    await page.keyboard.press('Delete');
    await eventually(() => queued(page).count()).toBe(1);

    await button(page, 'Play').first().click();
    await button(page, 'Pause').first().waitFor();

    // A file that cannot be played, and after it one that can.
    await select(page, 'broken.mp3');
    await page.keyboard.press('Shift+Q');
    await eventually(() => queued(page).count()).toBe(2);
    // Near the end by the waveform's own keys: a tenth for each digit, half a minute with Shift.
    await wave(page).focus();
    await page.keyboard.press('Shift+ArrowLeft');
    await eventually(() => playedSeconds(page)).toBeLessThan(5);
    await page.keyboard.press('9');
    await notice(page, '“broken.mp3” cannot be played, so the next one does.').waitFor();
    await eventually(() => inPlayer(page, short.shown)).toBe(1);
    await eventually(() => queued(page).count()).toBe(0);
    await eventually(() => playedSeconds(page)).toBeGreaterThanOrEqual(1);

    // Half of it is a play.
    await select(page, short.shown);
    await eventually(
      () =>
        details(page)
          .getByText(/^1 time, last on /)
          .count(),
      20_000,
    ).toBe(1);

    // What is queued, what was in the player and where are there after a restart.
    await select(page, second.shown);
    await page.keyboard.press('q');
    await button(page, 'Pause').first().click();
    await button(page, 'Queue, 1 track').waitFor();
    await button(page, 'Play').first().waitFor();
    await page.reload();
    await rowOf(page, first.shown).waitFor();
    await eventually(() => inPlayer(page, short.shown)).toBe(1);
    await button(page, 'Queue, 1 track').waitFor();
    await eventually(() => playedSeconds(page)).toBeGreaterThan(1);
    expect(troubles(problems)).toEqual([]);
    await page.context().close();
    await app.stop();
  });

  following(stage);
});
