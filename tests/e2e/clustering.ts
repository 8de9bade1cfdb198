// The Clusters tab: found, looked through, named, played on from and listed, by mouse and by keyboard; and what the map calls them.
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { walkedLibrary } from '../helpers/walkedLibrary.ts';
import { violations } from './accessible.ts';
import { button, eventually, menuOffers, notice, rows } from './actions.ts';
import { photograph } from './photograph.ts';
import { openPage, type Stage, type WatchedPage } from './stage.ts';

const cards = (page: Page): Locator => page.getByRole('grid', { name: 'Clusters' }).getByRole('row');

export function clustering(stage: () => Stage): void {
  let libraries = 0;
  const opened = async (): Promise<WatchedPage> => {
    const { browser, folder, serve } = stage();
    libraries += 1;
    const name = `clusters-${libraries}`;
    walkedLibrary(join(folder, name), 30);
    const app = await serve(name);
    const watched = await openPage(browser, app.url);
    await rows(watched.page).first().waitFor();
    await watched.page.keyboard.press('e');
    await watched.page.getByRole('tab', { name: 'Clusters' }).click();
    return watched;
  };

  test('found, named, undone, played on from, and called the same on the map', {
    timeout: 90_000,
  }, async () => {
    const { page, problems } = await opened();
    await button(page, 'Find clusters').click();
    await cards(page).first().waitFor({ timeout: 60_000 });
    await photograph(page, 'clusters');
    expect(problems).toEqual([]);
    expect(await violations(page)).toEqual([]);
    await menuOffers(page, cards(page).first(), 'Add to queue');
    expect(
      await cards(page)
        .first()
        .getByRole('button', { name: /^Play Track \d+/ })
        .count(),
    ).toBe(3);

    await cards(page)
      .first()
      .getByRole('button', { name: /^More for/ })
      .click();
    await page.getByRole('menuitem', { name: 'Name…' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('Quiet ones');
    await page.keyboard.press('Enter');
    await notice(page, 'Named “Quiet ones”').waitFor();
    await cards(page).first().getByRole('heading', { name: 'Quiet ones' }).waitFor();
    const other = (await cards(page).nth(1).getByRole('heading').textContent()) ?? '';

    // On the map, in its legend, every cluster is called what its card says.
    await page.getByRole('tab', { name: 'Map' }).click();
    await page.getByRole('button', { name: /Colour/ }).click();
    await page.getByRole('option', { name: 'Cluster' }).click();
    const legend = page.getByRole('region', { name: 'Cluster: highlight' });
    await legend.getByRole('button', { name: 'Quiet ones' }).waitFor();
    await legend.getByRole('button', { name: other }).first().waitFor();
    // The list beside it has the colours of the map.
    await page.getByRole('listbox', { name: 'Tracks on the map' }).getByTitle('Quiet ones').first().waitFor();

    await page.getByRole('tab', { name: 'Clusters' }).click();
    await cards(page)
      .first()
      .getByRole('button', { name: /^More for/ })
      .click();
    await page.getByRole('menuitem', { name: 'Radio from this' }).click();
    const radio = page.getByRole('grid', { name: 'Radio' });
    await eventually(() => radio.getByText('It begins here').count()).toBe(1);
    await radio.getByText('In Quiet ones').first().waitFor();
    await page.context().close();
  });

  test('by keyboard alone: opened by a command, found, and its tracks listed', {
    timeout: 90_000,
  }, async () => {
    const { page, problems } = await opened();
    const { keyboard } = page;
    await button(page, 'Find clusters').focus();
    await keyboard.press('Enter');
    await cards(page).nth(1).waitFor({ timeout: 60_000 });
    const size = Number(
      /^(\d+) tracks/.exec(
        (await cards(page)
          .nth(1)
          .getByText(/^\d+ tracks/)
          .textContent()) ?? '',
      )?.[1],
    );
    await cards(page).first().focus();
    await keyboard.press('ArrowRight');
    await eventually(() =>
      cards(page)
        .nth(1)
        .evaluate((card) => card === document.activeElement),
    ).toBe(true);
    await keyboard.press('Enter');
    await eventually(() => rows(page).count()).toBe(size);
    await keyboard.press('Control+k');
    await keyboard.type('Show clusters');
    await page.getByRole('option', { name: 'Show clusters' }).waitFor();
    await keyboard.press('Enter');
    await cards(page).first().waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
  });
}
