// Pictures for people to look at: in both themes, at the usual width and a narrow one, where a folder for them is named.
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Into the folder that STACKWAX_PICTURES names; without it nothing is done. */
export async function photograph(page: Page, name: string): Promise<void> {
  const folder = process.env['STACKWAX_PICTURES'];
  if (folder === undefined) return;
  const size = page.viewportSize();
  for (const width of [1280, 800])
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
      await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`) });
    }
  if (size !== null) await page.setViewportSize(size);
}
