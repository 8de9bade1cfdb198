// Opens the grid, and the table with covers, in Chromium without a GPU, and measures their frames while they scroll.
import type { Browser, Page } from 'playwright-core';
import * as z from 'zod';
import type { MeasuredHost } from '../window/host.ts';

export interface Scrolled {
  /** From the press to the first cards or rows in their place. */
  readonly firstMs: number;
  /** p95 of the time from one frame to the next. */
  readonly frameMs: number;
  readonly worstMs: number;
}

const frames = 240;
/** A row and a half of cards a second and a bit: what a hand on a wheel does. */
const pixelsAFrame = 24;
const rounds = 3;

export async function scrollsOf(browser: Browser, host: MeasuredHost, albums: number) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addInitScript(() => {
    localStorage.setItem(
      'stackwax.columns',
      JSON.stringify({
        shown: ['cover', 'title', 'artist', 'album', 'genre', 'durationSeconds'],
        widths: {},
      }),
    );
    localStorage.setItem(
      'stackwax.order',
      JSON.stringify({ sort: [{ key: 'artist', direction: 'ascending' }], group: 'album' }),
    );
  });
  const page = await context.newPage();
  await page.goto(host.url);
  await page.locator('[data-track]').first().waitFor();
  const rows = await scrolled(page, '[data-track]', 0);
  // The albums are put together meanwhile, as when a person looks at the first list.
  await page.waitForTimeout(2000);
  await host.cost();
  const first: number[] = [];
  for (let i = 0; i < rounds; i++) {
    await page.getByRole('option', { name: /^All tracks/ }).click();
    await page.locator('[data-track]').first().waitFor();
    first.push(await opened(page, albums));
  }
  const grid = await scrolled(page, '[data-album]', Math.min(...first));
  const { longestCpuMs, longestMs } = await host.cost();
  await context.close();
  return { grid, rows, host: { longestCpuMs, longestMs } };
}

/** Milliseconds from the press on 'Albums' until the first cards have been painted with their titles. */
async function opened(page: Page, albums: number): Promise<number> {
  const painted = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let pressed = 0;
        addEventListener(
          'pointerdown',
          ({ timeStamp }) => {
            pressed = timeStamp;
          },
          { capture: true, once: true },
        );
        const look = (): void => {
          const cards = [...document.querySelectorAll('[data-album]')];
          if (
            pressed > 0 &&
            cards.length > 0 &&
            cards.every(({ textContent }) => (textContent ?? '').length > 3)
          )
            requestAnimationFrame(() => resolve(performance.now() - pressed));
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
  await page.getByRole('option', { name: 'Albums' }).click();
  if (albums === 0) throw new Error('there are no albums');
  return await painted;
}

async function scrolled(page: Page, inside: string, firstMs: number): Promise<Scrolled> {
  const found = await page.evaluate(
    async ({ inside, frames, pixelsAFrame }) => {
      const grid = document.querySelector(inside)?.closest('[role=grid]');
      if (grid === null || grid === undefined) return [];
      const times: number[] = [];
      let before = performance.now();
      for (let i = 0; i < frames; i++) {
        grid.scrollTop += pixelsAFrame;
        await new Promise((resolve) => requestAnimationFrame(resolve));
        const now = performance.now();
        times.push(now - before);
        before = now;
      }
      return times;
    },
    { inside, frames, pixelsAFrame },
  );
  const times = z
    .array(z.number())
    .parse(found)
    .toSorted((a, b) => a - b);
  return {
    firstMs,
    frameMs: times[Math.floor(times.length * 0.95)] ?? Number.NaN,
    worstMs: times.at(-1) ?? Number.NaN,
  };
}
