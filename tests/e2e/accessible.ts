// axe finds nothing to complain of, on any screen, in either theme. (It inserts styles of its own while it looks, so
// the other suites watch the page's security policy.)
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { button, details, picker, rowOf, rows, searchFor } from './actions.ts';
import { openPage, type Stage } from './stage.ts';

const foundSchema = z.array(
  z.object({
    id: z.string(),
    nodes: z.array(z.object({ html: z.string(), failureSummary: z.string().optional() })),
  }),
);

/** What axe finds, in words short enough to read: all of it in the dark, colours again in the light. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  // What comes while axe looks is there at once, not half as dark as it will be.
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  const all = await run(page, '{}');
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await run(page, "{ runOnly: ['color-contrast'] }");
  await page.emulateMedia({ reducedMotion: null });
  return [...all, ...light];
}

async function run(page: Page, options: string): Promise<string[]> {
  // A list of before is dimmed until the new one is there.
  await page.locator('[data-late], [data-before]').first().waitFor({ state: 'detached' });
  // Whatever fades in has arrived, or was called off.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
  const found = await page.evaluate(`axe.run(document, ${options}).then(({ violations }) => violations)`);
  return foundSchema
    .parse(found)
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary ?? ''}`),
    );
}

export function accessible(stage: () => Stage): void {
  test('every screen, dark and light', { timeout: 90_000 }, async () => {
    const { browser, prepared, serve } = stage();
    const found: Record<string, string[]> = {};
    const title = prepared.tracks[0]?.shown;
    if (title === undefined) throw new Error('there is no music');

    const empty = await serve('accessible-empty');
    const first = await openPage(browser, empty.url);
    await first.page.getByRole('heading', { level: 1 }).waitFor();
    found['first run'] = await violations(first.page);
    await button(first.page, 'Choose a folder').click();
    await first.page.getByRole('dialog').waitFor();
    found['add folder'] = await violations(first.page);
    await first.page.context().close();
    await empty.stop();

    const app = await serve(await prepared.library('accessible'));
    const { page } = await openPage(browser, app.url);
    const check = async (screen: string): Promise<void> => {
      found[screen] = await violations(page);
    };
    await rowOf(page, title).waitFor();
    await check('library');
    await rowOf(page, title).click();
    await details(page)
      .getByText(/tracks? that sounds? most like it/u)
      .waitFor();
    await check('one track');
    await page.keyboard.press('g');
    await picker(page).waitFor();
    await check('genre picker');
    await page.keyboard.type('unheard of');
    await page.keyboard.press('Enter');
    await picker(page).getByText('Create the genre').waitFor();
    await check('new genre');
    await page.keyboard.press('Escape');
    await picker(page).waitFor({ state: 'detached' });
    await rows(page)
      .last()
      .click({ modifiers: ['Shift'] });
    await check('several tracks');
    await button(page, 'Retrain').click();
    await button(page, 'Retrain now').waitFor();
    await check('retrain');
    await page.keyboard.press('Escape');
    for (const name of ['Export', 'Activity']) {
      await button(page, name).click();
      await page.getByRole('dialog').waitFor();
      await check(name);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    await check('keyboard shortcuts');
    await page.keyboard.press('Escape');
    await searchFor(page, 'no such thing');
    await page.getByText('Nothing found').waitFor();
    await check('nothing found');

    expect(Object.fromEntries(Object.entries(found).filter(([, list]) => list.length > 0))).toEqual({});
    await page.context().close();
    await app.stop();
  });
}
