// What a person does on the map, and what is to be seen of it.
import type { Locator, Page } from 'playwright-core';
import { button } from '../actions.ts';

export const field = (page: Page): Locator => page.getByRole('application', { name: /^Map of the library/ });
export const status = (page: Page): Locator => page.locator('main').getByRole('status');
export const list = (page: Page): Locator => page.getByRole('listbox', { name: 'Tracks on the map' });
/** In the legend: 'Rock 12'. */
export const legendLine = (page: Page, name: string): Locator =>
  page.getByRole('region', { name: /highlight$/ }).getByRole('button', { name: new RegExp(`^${name} `) });

export async function legendCount(page: Page, name: string): Promise<number> {
  const text = (await legendLine(page, name).textContent()) ?? '';
  return Number(text.slice(name.length).replaceAll(',', ''));
}

export async function openMap(page: Page): Promise<void> {
  await button(page, 'Explore').click();
  await page.getByRole('tab', { name: 'Map' }).click();
}

export async function choose(page: Page, field: string, option: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: new RegExp(field) }).click();
  await page.getByRole('option', { name: option }).click();
}

/** A line around everything but the edges of the map. */
export async function drawAround(page: Page): Promise<void> {
  const box = await field(page).boundingBox();
  if (box === null) throw new Error('there is no map');
  const at = (x: number, y: number): [number, number] => [box.x + box.width * x, box.y + box.height * y];
  await page.mouse.move(...at(0.97, 0.02));
  await page.mouse.down();
  await page.mouse.move(...at(0.97, 0.85), { steps: 4 });
  await page.mouse.move(...at(0.3, 0.98), { steps: 4 });
  await page.mouse.move(...at(0.3, 0.02), { steps: 4 });
  await page.mouse.up();
}

/** How many tracks are selected, as the line below the map says. */
export async function selectedCount(page: Page): Promise<number> {
  const text = (await status(page).textContent()) ?? '';
  return Number(/^([\d,]+) tracks? selected/.exec(text)?.[1]?.replaceAll(',', '') ?? 0);
}

/** The middle of a point that is painted, in pixels of the window; the first from the top. */
export async function paintedPoint(page: Page): Promise<{ x: number; y: number }> {
  const box = await field(page).boundingBox();
  const at = await page.locator('canvas[data-painter=pixels]').evaluate((canvas) => {
    const context = canvas instanceof HTMLCanvasElement ? canvas.getContext('2d') : null;
    if (context === null) return null;
    const { width, height } = context.canvas;
    const pixels = new Uint32Array(context.getImageData(0, 0, width, height).data.buffer);
    const first = pixels.findIndex((pixel) => pixel !== pixels[0]);
    return first < 0
      ? null
      : { x: (first % width) / devicePixelRatio, y: Math.floor(first / width) / devicePixelRatio };
  });
  if (box === null || at === null) throw new Error('nothing is painted');
  return { x: box.x + at.x + 2, y: box.y + at.y + 3 };
}

/** As the list says. */
export async function inView(page: Page): Promise<number> {
  const text = (await page.getByText(/ tracks? in view/).textContent()) ?? '';
  return Number(/^[\d,]+/.exec(text)?.[0].replaceAll(',', '') ?? 0);
}

/** How many different colours the points have. */
export function paintedColours(page: Page): Promise<number> {
  return page.locator('canvas[data-painter=pixels]').evaluate((canvas) => {
    const context = canvas instanceof HTMLCanvasElement ? canvas.getContext('2d') : null;
    if (context === null) return 0;
    const { width, height } = context.canvas;
    return new Set(new Uint32Array(context.getImageData(0, 0, width, height).data.buffer)).size;
  });
}

/** How much of the map is not background, as it is on the screen. */
export async function paintedShare(page: Page): Promise<number> {
  const picture = (await field(page).screenshot()).toString('base64');
  return page.evaluate(async (data) => {
    const bitmap = await createImageBitmap(
      new Blob([Uint8Array.from(atob(data), (char) => char.charCodeAt(0))], { type: 'image/png' }),
    );
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    if (context === null) return 0;
    context.drawImage(bitmap, 0, 0);
    const { data: bytes } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    const pixels = new Uint32Array(bytes.buffer);
    // The upper edge is free of everything.
    const background = pixels[Math.floor(bitmap.width * 0.5)];
    return pixels.filter((pixel) => pixel !== background).length / pixels.length;
  }, picture);
}
