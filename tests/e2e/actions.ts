// What a person does on the page, in one word each; by roles and names, as assistive technology sees it.
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

export const grid = (page: Page): Locator => page.getByRole('grid', { name: 'Tracks' });
export const rows = (page: Page): Locator => grid(page).locator('[role=row][data-track]');
export const details = (page: Page): Locator => page.getByRole('complementary', { name: 'Details' });
/** In the sidebar: 'Sludge 3 tracks'. */
export const genreLink = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('tree', { name: 'Genres', exact: true }).getByRole('treeitem', { name });
export const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });
export const notice = (page: Page, text: string): Locator => page.getByRole('log').getByText(text);

export const picker = (page: Page): Locator => page.getByRole('dialog', { name: /^Genre of/ });

/** The row of the track with this title. */
export function rowOf(page: Page, title: string): Locator {
  return rows(page).filter({ has: page.getByText(title, { exact: true }) });
}

/** `expect` for what takes its time to come true. */
export function eventually(look: () => unknown, milliseconds = 15_000): ReturnType<typeof expect.poll> {
  return expect.poll(look, { timeout: milliseconds, interval: 100 });
}

/** Waits until keys go to this. */
export function focused(target: Locator): PromiseLike<void> {
  return eventually(() => target.evaluate((element) => element === document.activeElement)).toBe(true);
}

/** Narrows the list to what is found; the field must keep what was typed. */
export async function searchFor(page: Page, text: string): Promise<void> {
  const field = page.getByRole('combobox', { name: 'Search' });
  await field.fill(text);
  await eventually(() => field.inputValue()).toBe(text);
}

/** Waits until the dialog that has just opened takes what is typed. */
export function untilTyping(page: Page): Promise<void> {
  return page.getByRole('dialog').locator('input:focus').waitFor();
}

/** Waits until the list shows that it has so many tracks. */
export async function untilTracks(page: Page, count: number, milliseconds = 15_000): Promise<void> {
  await eventually(() => grid(page).getAttribute('aria-rowcount'), milliseconds).toBe(`${count + 1}`);
}

/** Waits until so many tracks have a genre. */
export async function untilSorted(page: Page, count: number, milliseconds = 60_000): Promise<void> {
  const unsorted = /Not analysed yet|Unsorted/;
  await eventually(() => rows(page).filter({ hasNotText: unsorted }).count(), milliseconds).toBe(count);
}

/** A right click opens its menu, in which this is offered; Escape closes it. */
export async function menuOffers(page: Page, target: Locator, item: string): Promise<void> {
  await target.click({ button: 'right' });
  await page.getByRole('menuitem', { name: item, exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('menu').waitFor({ state: 'detached' });
}

/** The audio element lives outside of the document; what it does is seen in the position that the player shows. */
export async function playedSeconds(page: Page): Promise<number> {
  return Number(await page.getByRole('slider', { name: 'Position' }).getAttribute('aria-valuenow'));
}
