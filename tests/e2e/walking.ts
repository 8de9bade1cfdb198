// The Walks tab: paths, blends and radios, from the menus and from the tab itself, by mouse and by keyboard.
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { walkedLibrary } from '../helpers/walkedLibrary.ts';
import { violations } from './accessible.ts';
import { button, eventually, notice, playedSeconds, rowOf, searchFor, untilTyping } from './actions.ts';
import { photograph } from './photograph.ts';
import { openPage, type Stage } from './stage.ts';

const walk = (page: Page, name: string): Locator => page.getByRole('grid', { name, exact: true });
const steps = (page: Page, name: string): Locator => walk(page, name).locator('tbody [role=row]');
const titles = async (page: Page, name: string): Promise<string[]> =>
  (await steps(page, name).locator('[role=rowheader] > span:first-child').allTextContents()).map((text) =>
    text.trim(),
  );
const trackField = (page: Page): Locator => page.getByRole('combobox', { name: 'Track' });

async function command(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await untilTyping(page);
  await page.keyboard.type(name);
  await page.getByRole('option', { name }).waitFor();
  await page.keyboard.press('Enter');
}

async function pick(page: Page, title: string): Promise<void> {
  await trackField(page).fill(title);
  await page.getByRole('option', { name: title }).first().click();
}

async function fromMenu(page: Page, title: string, item: string): Promise<void> {
  await searchFor(page, title);
  await rowOf(page, title).click({ button: 'right' });
  await page.getByRole('menuitem', { name: item }).click();
}

export function walking(stage: () => Stage): void {
  let libraries = 0;
  /** A library of its own, also when a test is tried once more. */
  const opened = async (count: number): Promise<Page> => {
    const { browser, folder, serve } = stage();
    libraries += 1;
    const name = `walks-${libraries}`;
    walkedLibrary(join(folder, name), count);
    const app = await serve(name);
    return (await openPage(browser, app.url)).page;
  };

  test('a path by mouse: ends from the tab and from a menu, limits, kept as a playlist and undone', {
    timeout: 60_000,
  }, async () => {
    const page = await opened(30);
    await button(page, 'Explore').click();
    await page.getByRole('tab', { name: 'Walks' }).click();
    await page.getByText('A path from one track to another').waitFor();
    await photograph(page, 'walks-path-empty');
    await button(page, 'From: Choose a track…').click();
    await pick(page, 'Track 8');
    await button(page, 'To: Choose a track…').click();
    await pick(page, 'Track 22');
    await page.getByRole('textbox', { name: 'Steps' }).fill('4');
    await page.keyboard.press('Enter');
    await eventually(async () => (await titles(page, 'Path')).length).toBe(5);
    const places = (await titles(page, 'Path')).map((title) => Number(title.slice('Track '.length)));
    expect([places[0], places.at(-1)]).toEqual([8, 22]);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    await page.getByText('Keys that mix').click();
    await page.getByRole('textbox', { name: 'Steps' }).fill('1');
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Loudness within' }).fill('0.5');
    await page.keyboard.press('Enter');
    await page.getByText('1 step goes beyond the limits').waitFor();
    await photograph(page, 'walks-path-broken');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('textbox', { name: 'Steps' }).fill('12');
    await page.keyboard.press('Enter');
    await eventually(() => steps(page, 'Path').count()).toBe(13);
    await photograph(page, 'walks-path');
    await button(page, 'Keep as playlist').click();
    await notice(page, 'Kept as the playlist “Track 8 to Track 22”').waitFor();
    const kept = page.getByRole('option', { name: /^Track 8 to Track 22/ });
    await kept.waitFor();
    await page.getByRole('log').getByRole('button', { name: 'Undo' }).last().click();
    await kept.waitFor({ state: 'detached' });
    await button(page, 'Keep as playlist and export…').click();
    await page.getByRole('dialog', { name: 'Export' }).getByText('Track 8 to Track 22').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('textbox', { name: 'Steps' }).fill('');
    await page.keyboard.press('Enter');
    await button(page, 'Swap the ends').click();
    await eventually(async () => (await titles(page, 'Path'))[0]).toBe('Track 22');
    await page.context().close();
  });

  test('a blend from menus and in its list, live', { timeout: 60_000 }, async () => {
    const page = await opened(30);
    await fromMenu(page, 'Track 4', 'Blend: more like these');
    await page.getByRole('radio', { name: 'Blend', checked: true }).waitFor();
    await eventually(async () => (await titles(page, 'Blend')).slice(0, 2).sort()).toEqual([
      'Track 3',
      'Track 5',
    ]);
    expect((await titles(page, 'Blend')).length).toBeGreaterThan(20);
    await button(page, 'Less like Track 25').click();
    await eventually(async () => (await titles(page, 'Blend')).includes('Track 24')).toBe(false);
    await button(page, 'More like Track 8').click();
    // Beside either of the two, and neither of them.
    await eventually(async () => {
      const first = (await titles(page, 'Blend')).slice(0, 4);
      return first.length === 4 && first.every((title) => /^Track [235679]$|^Track 10$/u.test(title));
    }).toBe(true);
    await photograph(page, 'walks-blend');
    expect(await violations(page)).toEqual([]);
    await button(page, 'Remove Track 25').click();
    await eventually(async () => (await titles(page, 'Blend')).includes('Track 24')).toBe(true);
    await button(page, 'Clear').click();
    await page.getByText('Add tracks that you want more of').waitFor();
    await page.context().close();
  });

  test('a radio by keyboard alone: begun by a command, steered, played, kept', {
    timeout: 60_000,
  }, async () => {
    const page = await opened(30);
    await searchFor(page, 'Track 19');
    await rowOf(page, 'Track 19').waitFor();
    await page.getByRole('combobox', { name: 'Search' }).press('Enter');
    await page.keyboard.press('ArrowDown');
    await command(page, 'Radio from this');
    await eventually(() => steps(page, 'Radio').count()).toBe(20);
    expect((await titles(page, 'Radio'))[0]).toBe('Track 19');
    await photograph(page, 'walks-radio');
    expect(await violations(page)).toEqual([]);
    await steps(page, 'Radio').first().focus();
    await page.keyboard.press('Enter');
    const player = page.getByRole('region', { name: 'Player' });
    await player.getByText('Track 19', { exact: true }).waitFor();
    const second = (await titles(page, 'Radio'))[1] ?? '';
    await command(page, 'Next track');
    // These files are nowhere: the player goes past the second one, to the next and the next.
    await player.getByText('Track 19', { exact: true }).waitFor({ state: 'detached' });
    // What is to come is found anew; what was played stays.
    await command(page, 'Radio: less like this');
    await eventually(async () => (await titles(page, 'Radio')).slice(0, 2)).toEqual(['Track 19', second]);
    await button(page, 'Keep as playlist').focus();
    await page.keyboard.press('Enter');
    await notice(page, 'Kept as the playlist “Radio: Track 19”').waitFor();
    await page.context().close();
  });

  test('a radio plays on by itself, and says when nothing is left', { timeout: 60_000 }, async () => {
    const { browser, prepared, serve } = stage();
    const app = await serve(await prepared.library('walks-plays'));
    const { page, problems } = await openPage(browser, app.url);
    await rowOf(page, prepared.tracks[0]!.shown).waitFor();
    await command(page, 'Show walks by sound');
    await page.getByRole('radio', { name: 'Radio' }).click();
    await button(page, 'Begin with…').click();
    await page.getByRole('combobox', { name: 'Begin with' }).fill(prepared.tracks[0]!.shown.slice(0, 12));
    await page.getByRole('dialog').getByRole('option').first().click();
    await page.getByText('Nothing else is left to play.').waitFor();
    await eventually(() => steps(page, 'Radio').count()).toBe(prepared.tracks.length);
    await button(page, 'Play').first().click();
    await eventually(() => playedSeconds(page)).toBeGreaterThan(0.2);
    const second = (await titles(page, 'Radio'))[1] ?? '';
    // Near its end, the next one follows, also when another screen is shown.
    await command(page, 'Show the library');
    const slider = page.getByRole('slider', { name: 'Position' });
    await slider.focus();
    await page.keyboard.press('End');
    await page.getByRole('region', { name: 'Player' }).getByText(second, { exact: true }).waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
  });

  test('a library in which nothing was listened to says so', { timeout: 60_000 }, async () => {
    const page = await opened(0);
    await fromMenuDisabled(page);
    await command(page, 'Show walks by sound');
    await button(page, 'From: Choose a track…').click();
    await page.getByText('No track that was listened to is called that').waitFor();
    await page.context().close();
  });
}

async function fromMenuDisabled(page: Page): Promise<void> {
  await rowOf(page, 'Unheard').click({ button: 'right' });
  expect(await page.getByRole('menuitem', { name: 'Path from here' }).getAttribute('aria-disabled')).toBe(
    'true',
  );
  await page.keyboard.press('Escape');
}
