// The window at the sizes that windows have: it is filled from edge to edge, and what is shown at first fits.
import { expect, test } from 'vitest';
import { button, details, eventually, genreLink, grid, rows } from './actions.ts';
import { openPage, type Stage } from './stage.ts';

const sizes = [
  { width: 800, height: 560 },
  { width: 1024, height: 768 },
  { width: 1280, height: 800 },
  { width: 1680, height: 1400 },
];

export function layout(stage: () => Stage): void {
  test('the library fills the window, whatever its size', { timeout: 60_000 }, async () => {
    const { browser, prepared, serve } = stage();
    const app = await serve(await prepared.library('layout'));
    const { page } = await openPage(browser, app.url);
    // With one selected there is one more.
    await rows(page).first().click();
    await button(page, 'Add to playlist').waitFor();
    for (const size of sizes) {
      await page.setViewportSize(size);
      const sidebar = await page.getByRole('navigation', { name: 'Library' }).boundingBox();
      const player = await page.getByRole('region', { name: 'Player' }).boundingBox();
      expect(sidebar?.y).toBe(0);
      expect((player?.y ?? 0) + (player?.height ?? 0)).toBe(size.height);
      // The actions above the list stand in one line.
      const [retrain, out] = [
        await button(page, 'Retrain').boundingBox(),
        await button(page, 'Export').boundingBox(),
      ];
      expect(out?.y).toBe(retrain?.y);
      expect((out?.x ?? 0) + (out?.width ?? 0)).toBeLessThanOrEqual(size.width);
      const hidden = () => grid(page).evaluate((element) => element.scrollWidth - element.clientWidth);
      await eventually(hidden).toBe(0);
    }
    await page.setViewportSize({ width: 800, height: 560 });
    // In a narrow window the details lie over the list, when they are asked for.
    await eventually(() => details(page).count()).toBe(0);
    await rows(page).first().click();
    await page.keyboard.press('i');
    await details(page).waitFor();
    await button(page, 'Details').click();
    await eventually(() => details(page).count()).toBe(0);
    // In a low one the whole side scrolls, so that genres are more than a slit.
    const side = page.getByRole('navigation', { name: 'Library' });
    expect(await side.evaluate((element) => element.scrollHeight > element.clientHeight)).toBe(true);
    await genreLink(page, /./u).last().scrollIntoViewIfNeeded();
    // However much a screen has to show, it scrolls by itself and never takes the window along.
    await page.evaluate("location.hash = '#/settings/licences'");
    await page.getByText(/\d+ packages/).waitFor();
    expect(await page.evaluate('document.documentElement.scrollHeight - innerHeight')).toBe(0);
    await page.context().close();
  });
}
