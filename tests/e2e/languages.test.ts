// Another language by a person's way: chosen in Settings, kept by the library, and one that runs from right to left.
import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { hasChromium } from '../helpers/chromium.ts';
import { openTestStore } from '../helpers/library.ts';
import { hasShared } from '../helpers/shared.ts';
import { violations } from './accessible.ts';
import { button, eventually } from './actions.ts';
import { photograph } from './photograph.ts';
import { openPage, useStage } from './stage.ts';

/** The first track, whatever its list is called. */
const row = (page: Page): Locator => page.locator('[role=row][data-track]').first();

describe.skipIf(!hasChromium || !hasShared)('languages', () => {
  const stage = useStage();

  test('German is chosen, kept, and there for the next who opens the library', {
    timeout: 90_000,
  }, async () => {
    const { browser, prepared, serve } = stage();
    const app = await serve(await prepared.library('german'));
    const { page, problems } = await openPage(browser, app.url);
    await button(page, 'Settings').click();
    await page.getByRole('radio', { name: 'Deutsch' }).click();
    await button(page, 'Einstellungen').waitFor();
    // The same place as before, in words of the other language.
    await page.getByRole('radio', { name: 'Deutsch' }).waitFor();
    expect(await page.evaluate('document.documentElement.lang')).toBe('de');
    await page.getByRole('heading', { name: 'Darstellung' }).waitFor();
    await photograph(page, 'languages-settings-german');

    // Somebody else's browser speaks English, and the library German.
    const other = await openPage(browser, app.url);
    await button(other.page, 'Einstellungen').waitFor();
    await row(other.page).click();
    await other.page.getByRole('complementary', { name: 'Details' }).waitFor();
    await photograph(other.page, 'languages-list-german');
    expect([...problems, ...other.problems]).toEqual([]);
    expect(await violations(other.page)).toEqual([]);
    await other.page.context().close();
    await page.context().close();
    await app.stop();
  });

  test('from right to left everything is mirrored, and nothing is in plain English', {
    timeout: 90_000,
  }, async () => {
    const { browser, folder, prepared, serve } = stage();
    const library = await prepared.library('pseudo');
    const store = openTestStore(`${folder}/${library}`);
    store.write((to) => to.settings.set({ language: 'pseudo' }));
    store.close();
    const app = await serve(library);
    const { page, problems } = await openPage(browser, app.url);
    await eventually(() => page.evaluate('document.documentElement.dir')).toBe('rtl');
    await row(page).click();
    const side = await page.getByRole('navigation').first().boundingBox();
    const details = await page.getByRole('complementary').last().boundingBox();
    expect((side?.x ?? 0) + (side?.width ?? 0)).toBe(1440);
    expect(details?.x).toBe(0);
    for (const [place, name] of [
      ['#/', 'list'],
      ['#/settings', 'settings'],
      ['#/learn', 'learn'],
      ['#/explore', 'explore'],
    ] as const) {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, place);
      await page.getByRole('main').first().waitFor();
      await photograph(page, `languages-${name}-pseudo`);
      const wide = () => page.evaluate('document.documentElement.scrollWidth - innerWidth');
      await eventually(wide).toBe(0);
    }
    expect(problems).toEqual([]);
    await page.context().close();
    await app.stop();
  });
});
