// The window at the sizes that windows have: it is filled from edge to edge, and what is shown at first fits.
import { expect, test } from 'vitest';
import { button, grid, rows } from './actions.ts';
import { openPage, type Stage } from './stage.ts';

const sizes = [
  { width: 800, height: 560 },
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
    }
    await page.setViewportSize({ width: 1280, height: 800 });
    const hidden = await grid(page).evaluate((element) => element.scrollWidth - element.clientWidth);
    expect(hidden).toBe(0);
    await page.close();
  });
}
