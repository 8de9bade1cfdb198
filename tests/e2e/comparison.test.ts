// The page of a comparison in a real browser: nothing for axe to complain of, nothing wider than the window, no two names on each other.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { comparisonPage } from '../../lab/comparison/page/comparisonPage.ts';
import { hasChromium, launchChromium } from '../helpers/chromium.ts';
import { madeComparison } from '../lab/comparison/made.ts';
import { violations } from './accessible.ts';

describe.skipIf(!hasChromium)('the page of a comparison', () => {
  const root = mkdtempSync(join(tmpdir(), 'comparison-page-'));
  let page: Page;
  let close: () => Promise<void> = () => Promise.resolve();

  beforeAll(async () => {
    const file = join(root, 'report.html');
    const genres = ['blues', 'classical', 'country', 'disco', 'drum and bass', 'hip hop', 'jazz', 'metal'];
    writeFileSync(file, comparisonPage(madeComparison(genres)));
    const browser = await launchChromium();
    close = () => browser.close();
    page = await browser.newPage();
    await page.goto(pathToFileURL(file).href);
  });
  afterAll(async () => {
    await close();
    rmSync(root, { recursive: true });
  });

  test('is accessible, dark and light', async () => {
    expect(await violations(page)).toEqual([]);
  });

  test('fits into windows from 800 to 1,680 pixels', async () => {
    for (const width of [800, 1180, 1200, 1680]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    }
  });

  test('has room for every name beside the learning curves', async () => {
    await page.setViewportSize({ width: 1680, height: 900 });
    const boxes = z
      .array(z.object({ top: z.number(), bottom: z.number(), right: z.number(), edge: z.number() }))
      .parse(
        await page.evaluate(`[...document.querySelectorAll('.overlay text.name')].map((name) => {
        const { top, bottom, right } = name.getBoundingClientRect();
        return { top, bottom, right, edge: name.ownerSVGElement.getBoundingClientRect().right };
      })`),
      );
    expect(boxes.length).toBe(4);
    const sorted = boxes.toSorted((a, b) => a.top - b.top);
    sorted.reduce((above, box) => {
      expect(box.top).toBeGreaterThanOrEqual(above.bottom - 3);
      return box;
    });
    for (const { right, edge } of boxes) expect(right).toBeLessThanOrEqual(edge);
  });
});
