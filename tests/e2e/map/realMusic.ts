// Real music on the map: laid out by itself, heard on hover, played; and every state in which there is little to see.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addTrack, openTestStore } from '../../helpers/library.ts';
import { violations } from '../accessible.ts';
import { button, eventually } from '../actions.ts';
import { photograph } from '../photograph.ts';
import { openPage, type Stage } from '../stage.ts';
import { choose, field, list, openMap, paintedPoint, status } from './map.ts';

export function mappingRealMusic(stage: () => Stage): void {
  test('lies there by itself; what is pointed at is named, heard if wanted, played', {
    timeout: 90_000,
  }, async () => {
    const { browser, prepared, serve } = stage();
    const app = await serve(await prepared.library('map-real'));
    const { page, problems } = await openPage(browser, app.url);
    await openMap(page);
    const { length } = prepared.tracks;
    await page.getByText(`${length} tracks in view`).waitFor();
    await photograph(page, 'map-few');

    const point = await paintedPoint(page);
    const card = page.locator('[data-track]:has(p)');
    const heard = page.locator('[data-heard]');
    await page.mouse.move(point.x, point.y);
    await card.waitFor();
    const title = await card.locator('p').first().textContent();
    expect(prepared.tracks.map(({ shown }) => shown)).toContain(title);
    await page.waitForTimeout(600);
    expect(await heard.count()).toBe(0);

    await button(page, 'Play on hover').click();
    await page.mouse.move(point.x + 200, point.y + 5);
    await page.mouse.move(point.x, point.y);
    await heard.waitFor();
    // The player has nothing to do with it.
    expect(await page.getByText('Nothing playing').count()).toBe(1);
    await page.mouse.move(point.x - 40, point.y - 40);
    await eventually(() => heard.count()).toBe(0);

    await page.mouse.dblclick(point.x, point.y);
    const player = page.getByRole('region', { name: 'Player' });
    await player.getByText(title ?? '').waitFor();
    await button(page, 'Pause').waitFor();
    await photograph(page, 'map-playing');

    // And by keyboard: the next one that way, by Enter.
    await field(page).focus();
    for (const key of ['ArrowDown', 'ArrowLeft', 'ArrowRight', 'ArrowUp']) await page.keyboard.press(key);
    await page.keyboard.press('Enter');
    await eventually(async () => {
      const at = (await status(page).textContent())?.split(',')[0] ?? '?';
      return player.getByText(at, { exact: true }).count();
    }).toBeGreaterThan(0);
    expect(problems).toEqual([]);
    await page.context().close();
    await app.stop();
  });

  test('another layout is asked for, and comes', { timeout: 90_000 }, async () => {
    const { browser, prepared, serve } = stage();
    const app = await serve(await prepared.library('map-layouts'));
    const { page, problems } = await openPage(browser, app.url);
    await openMap(page);
    await list(page).waitFor();
    for (const [kind, none] of [
      [/^Islands/, 'No islands yet'],
      [/^Neighbourhoods/, 'No neighbourhoods yet'],
    ] as const) {
      await choose(page, 'Layout', kind);
      await page.getByText(none).waitFor();
      expect(await violations(page)).toEqual([]);
      await photograph(page, 'map-none');
      await button(page, 'Lay out').click();
      await eventually(() => page.getByText(none).count(), 40_000).toBe(0);
      await page.getByText(`${prepared.tracks.length} tracks in view`).waitFor({ timeout: 40_000 });
    }
    // The first one is still there, and the choice is kept.
    await choose(page, 'Layout', /^Overview/);
    await list(page).waitFor();
    await page.reload();
    await openMap(page);
    await page.getByRole('button', { name: /Overview.*Layout|Layout.*Overview/ }).waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
    await app.stop();
  });

  test('says what is not on it, and when there is nothing to show', { timeout: 90_000 }, async () => {
    const { browser, folder, prepared, serve } = stage();
    const library = await prepared.library('map-unheard');
    const store = openTestStore(join(folder, library));
    for (const name of ['a.mp3', 'b.mp3', 'c.mp3']) addTrack(store, name, { title: name });
    store.close();
    const app = await serve(library);
    const { page } = await openPage(browser, app.url);
    await openMap(page);
    await page.getByText('3 tracks have not been listened to yet').waitFor();
    await list(page).waitFor();
    await page.context().close();
    await app.stop();

    const unheard = 'map-nothing';
    const empty = openTestStore(join(folder, unheard));
    addTrack(empty, 'a.mp3', { title: 'a' });
    empty.close();
    const bare = await serve(unheard);
    const second = await openPage(browser, bare.url);
    await openMap(second.page);
    await second.page.getByText('1 track has not been listened to yet').waitFor();
    expect(await violations(second.page)).toEqual([]);
    await second.page.context().close();
    await bare.stop();
  });
}
