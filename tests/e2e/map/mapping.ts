// A made library on the map: drawn around, corrected, put into playlists, coloured, zoomed, walked by keyboard.
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { fillMappedLibrary } from '../../../bench/map-window/library.ts';
import { openStore } from '../../../src/main/store/store.ts';
import { violations } from '../accessible.ts';
import { button, eventually, notice, picker, untilTyping } from '../actions.ts';
import { photograph } from '../photograph.ts';
import { openPage, type Stage } from '../stage.ts';
import {
  choose,
  drawAround,
  field,
  inView,
  legendCount,
  legendLine,
  list,
  openMap,
  paintedColours,
  paintedShare,
  selectedCount,
  status,
} from './map.ts';

const tracks = 900;
let made = 0;

/** Another one each time: a test that is tried again begins with what nobody has touched. */
function madeLibrary({ folder }: Stage): string {
  const name = `map-${made++}`;
  const { transaction, close } = openStore(join(folder, name), () => 1_700_000_000_000);
  fillMappedLibrary(transaction, tracks);
  close();
  return name;
}

/** All of them, but for a few outliers. */
async function untilAll(page: Page): Promise<void> {
  await eventually(() => inView(page)).toBeGreaterThan(0.97 * tracks);
}

/** The made tracks have no files: what is selected cannot be drawn or played. And a driver grumbles about being photographed. */
function beside(problems: readonly string[]): string[] {
  return problems.filter((problem) => !/status of (404|422)|stall due to ReadPixels/.test(problem));
}

export function mapping(stage: () => Stage): void {
  test('by mouse: drawn around, corrected, undone, put into a playlist', { timeout: 90_000 }, async () => {
    const { browser, serve } = stage();
    const app = await serve(madeLibrary(stage()));
    const { page, problems } = await openPage(browser, app.url);
    await openMap(page);
    await field(page).waitFor();
    await untilAll(page);
    await page.getByText('93 % true to the sound').waitFor();
    await photograph(page, 'map');

    await button(page, 'Lasso').click();
    await drawAround(page);
    await eventually(() => selectedCount(page)).toBeGreaterThan(tracks / 2);
    const selected = await selectedCount(page);
    // Beside all points a menu is of what is selected.
    const place = await field(page).boundingBox();
    if (place === null) throw new Error('there is no map');
    await page.mouse.click(place.x + place.width - 4, place.y + 4, { button: 'right' });
    await page.getByRole('menuitem', { name: 'Play next', exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    expect(await selectedCount(page)).toBe(selected);
    await page.getByRole('radio', { name: 'Details' }).click();
    await page.getByRole('heading', { name: `${selected} tracks selected` }).waitFor();
    await photograph(page, 'map-selection');
    expect(await violations(page)).toEqual([]);

    await button(page, 'Correct genre').click();
    await picker(page).waitFor();
    await untilTyping(page);
    await page.keyboard.type('jazz');
    await page.keyboard.press('Enter');
    await notice(page, `${selected} tracks set to Jazz`).waitFor();
    await eventually(() => legendCount(page, 'Jazz')).toBeGreaterThanOrEqual(selected);
    // It is undone as everywhere.
    await page.keyboard.press('ControlOrMeta+z');
    await eventually(() => legendCount(page, 'Jazz')).toBeLessThan(selected);
    expect(await selectedCount(page)).toBe(selected);

    await field(page).focus();
    await page.keyboard.press('p');
    await page.getByRole('dialog').waitFor();
    await untilTyping(page);
    await page.keyboard.type('Island');
    await page.keyboard.press('Enter');
    await page.getByRole('option', { name: new RegExp(`^Island .*${selected}`) }).waitFor();

    // Shift draws, too, whatever the tool; a click beside everything selects nothing.
    await button(page, 'Lasso').click();
    const box = await field(page).boundingBox();
    if (box === null) throw new Error('there is no map');
    await page.mouse.click(box.x + box.width - 4, box.y + 4);
    await eventually(() => selectedCount(page)).toBe(0);
    await page.keyboard.down('Shift');
    await drawAround(page);
    await page.keyboard.up('Shift');
    await eventually(() => selectedCount(page)).toBe(selected);
    expect(beside(problems)).toEqual([]);
    await page.context().close();
    await app.stop();
  });

  test('coloured, highlighted, zoomed, moved', { timeout: 90_000 }, async () => {
    const { browser, serve } = stage();
    const app = await serve(madeLibrary(stage()));
    const { page, problems } = await openPage(browser, app.url);
    await openMap(page);
    await untilAll(page);
    await eventually(() => paintedColours(page)).toBeGreaterThan(9);
    for (const [colour, line] of [
      ['Confidence', '90–100 %'],
      ['Tempo', '100–119 BPM'],
      ['Key', 'A minor · 8A'],
      ['Year', '1990–1999'],
    ] as const) {
      await choose(page, 'Colour', colour);
      await legendLine(page, line).waitFor();
      await photograph(page, `map-${colour.toLowerCase()}`);
    }

    // What is highlighted is all that can be drawn around.
    await legendLine(page, '1990–1999').click();
    // Before that all points can be hit.
    await eventually(() => legendLine(page, '1990–1999').getAttribute('aria-pressed')).toBe('true');
    await page.keyboard.down('Shift');
    await drawAround(page);
    await page.keyboard.up('Shift');
    const nineties = await legendCount(page, '1990–1999');
    await eventually(() => selectedCount(page)).toBeGreaterThan(nineties / 2);
    expect(await selectedCount(page)).toBeLessThanOrEqual(nineties);
    await eventually(() => inView(page)).toBeLessThanOrEqual(nineties);
    expect(await inView(page)).toBeGreaterThan(0.9 * nineties);
    await button(page, 'Show all').click();
    await untilAll(page);

    await button(page, 'Zoom in').click();
    await button(page, 'Zoom in').click();
    await eventually(() => inView(page)).toBeLessThan(0.8 * tracks);
    const first = list(page).getByRole('option').first();
    const before = await first.textContent();
    const box = await field(page).boundingBox();
    if (box === null) throw new Error('there is no map');
    await page.mouse.move(box.x + box.width * 0.6, box.y + box.height * 0.5);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.4, box.y + box.height * 0.3, { steps: 5 });
    await page.mouse.up();
    await eventually(() => first.textContent()).not.toBe(before);
    await page.mouse.wheel(0, -2400);
    await photograph(page, 'map-near');
    await button(page, 'Show all of the map').click();
    await untilAll(page);
    expect(beside(problems)).toEqual([]);
    await page.context().close();
    await app.stop();
  });

  test('by keyboard alone, with the list beside it', { timeout: 90_000 }, async () => {
    const { browser, serve } = stage();
    const app = await serve(madeLibrary(stage()));
    const { page, problems } = await openPage(browser, app.url);
    const { keyboard } = page;
    await button(page, 'Explore').press('Enter');
    await untilAll(page);
    await field(page).focus();
    await keyboard.press('ArrowRight');
    await eventually(() => status(page).textContent()).not.toContain('Arrows:');
    const start = await status(page).textContent();
    await keyboard.press('ArrowRight');
    await eventually(() => status(page).textContent()).not.toBe(start);
    // The same track is where the list stands.
    const active = list(page).locator('[data-active]');
    await eventually(async () =>
      (await status(page).textContent())?.includes((await active.textContent())?.slice(0, 4) ?? '?'),
    ).toBe(true);

    // Several, one by one.
    await keyboard.press('Space');
    await keyboard.press('Space');
    await keyboard.press('l');
    await eventually(() => status(page).textContent()).toContain('Arrows make the frame larger');
    for (let i = 0; i < 6; i++) for (const key of ['ArrowRight', 'ArrowDown']) await keyboard.press(key);
    await photograph(page, 'map-frame');
    await keyboard.press('Enter');
    await eventually(() => selectedCount(page)).toBeGreaterThan(3);
    const framed = await selectedCount(page);
    await keyboard.press('ArrowLeft');
    await keyboard.press('ArrowLeft');
    expect(await selectedCount(page)).toBe(framed);

    await keyboard.press('g');
    await picker(page).waitFor();
    await untilTyping(page);
    await keyboard.type('reggae');
    await keyboard.press('Enter');
    await notice(page, `${framed} tracks set to Reggae`).waitFor();

    await field(page).focus();
    await keyboard.press('+');
    await keyboard.press('+');
    await eventually(() => inView(page)).toBeLessThan(0.8 * tracks);
    const first = list(page).getByRole('option').first();
    const before = await first.textContent();
    for (let i = 0; i < 3; i++) await keyboard.press('Shift+ArrowLeft');
    await eventually(() => first.textContent()).not.toBe(before);
    await keyboard.press('0');
    await untilAll(page);
    await keyboard.press('Escape');
    await eventually(() => selectedCount(page)).toBe(0);

    // In the list: down, further, all.
    await list(page).focus();
    await keyboard.press('Home');
    await keyboard.press('Shift+ArrowDown');
    await keyboard.press('Shift+ArrowDown');
    await eventually(() => selectedCount(page)).toBe(3);
    await keyboard.press('ControlOrMeta+a');
    await eventually(() => selectedCount(page)).toBeGreaterThan(0.97 * tracks);
    expect(beside(problems)).toEqual([]);
    await page.context().close();
    await app.stop();
  });

  test('a graphics card draws the same picture', { timeout: 60_000 }, async () => {
    const { browser, serve } = stage();
    const app = await serve(madeLibrary(stage()));
    const shares: number[] = [];
    for (const painter of ['pixels', 'webgl']) {
      const { page, problems } = await openPage(browser, app.url);
      // It is the processor all the same; only its name is another.
      if (painter === 'webgl')
        await page.addInitScript(() => {
          const own = WebGL2RenderingContext.prototype.getParameter;
          WebGL2RenderingContext.prototype.getParameter = function (name) {
            return name === 0x9246 ? 'A graphics card' : own.call(this, name);
          };
        });
      await button(page, 'Explore').waitFor();
      await page.waitForURL(({ search }) => search === '');
      await page.reload();
      await openMap(page);
      await page.locator(`canvas[data-painter=${painter}]`).waitFor();
      await untilAll(page);
      await page.waitForTimeout(500);
      shares.push(await paintedShare(page));
      expect(beside(problems)).toEqual([]);
      await page.context().close();
    }
    const [pixels = 0, card = 0] = shares;
    expect(pixels).toBeGreaterThan(0.01);
    expect(Math.abs(card - pixels) / pixels).toBeLessThan(0.1);
    await app.stop();
  });

  test('narrow: everything is in reach, in both themes', { timeout: 60_000 }, async () => {
    const { browser, serve } = stage();
    const app = await serve(madeLibrary(stage()));
    const { page } = await openPage(browser, app.url);
    await page.setViewportSize({ width: 800, height: 700 });
    await openMap(page);
    await untilAll(page);
    const [map, beside] = [await field(page).boundingBox(), await list(page).boundingBox()];
    expect(map?.width).toBeGreaterThan(350);
    expect(map?.height).toBeGreaterThan(200);
    expect(beside?.height).toBeGreaterThan(60);
    for (const name of ['Lasso', 'Play on hover', 'Zoom in'])
      expect((await button(page, name).boundingBox())?.x).toBeLessThan(800);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(800);
    expect(await violations(page)).toEqual([]);
    await page.context().close();
    await app.stop();
  });
}
