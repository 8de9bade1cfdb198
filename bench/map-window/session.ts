// One visit to the map: opened, moved by hand, zoomed by the wheel, each frame measured in a trace.
import type { Browser, Page } from 'playwright-core';
import { traced, workWithin } from '../window/trace.ts';

export interface MapFrame {
  /** Work of the main thread for the frame: by the clock, and processor time. */
  readonly wall: number;
  readonly cpu: number;
  /** Since the frame before. */
  readonly apart: number;
}

/** Milliseconds. */
export interface MapVisit {
  /** From the press that opens the map until its points are on the screen. */
  readonly firstPicture: number;
  readonly painter: string;
  readonly panning: readonly MapFrame[];
  readonly zooming: readonly MapFrame[];
  /** Addresses of the scripts that came when the map was opened. */
  readonly scripts: readonly string[];
}

const restMs = 700;
/** Between two moves of the pointer: more often than frames are drawn. */
const moveMs = 8;

export async function visitMap(browser: Browser, url: string): Promise<MapVisit> {
  const context = await browser.newContext({ colorScheme: 'dark', viewport: { width: 1440, height: 900 } });
  try {
    await context.addInitScript(() => localStorage.setItem('stackwax.explore', '"map"'));
    const page = await context.newPage();
    await page.goto(url);
    await page.waitForURL(({ search }) => search === '');
    await page.locator('[role=row][data-track]').first().waitFor();
    await page.waitForTimeout(restMs);
    const scripts: string[] = [];
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script') scripts.push(new URL(response.url()).pathname);
    });
    const firstPicture = await opened(page);
    const painter = (await page.locator('canvas[data-painter]').getAttribute('data-painter')) ?? '';
    await page.waitForTimeout(3 * restMs);
    const panning = await frames(browser, page, () => pan(page));
    const zooming = await frames(browser, page, () => zoom(page));
    return { firstPicture, painter, panning, zooming, scripts };
  } finally {
    await context.close();
  }
}

/** Opens the map; the time until its canvas holds more than one colour. */
async function opened(page: Page): Promise<number> {
  await page.evaluate(() => {
    const has = (): boolean => {
      const canvas = document.querySelector<HTMLCanvasElement>('canvas[data-painter=pixels]');
      const context = canvas?.getContext('2d');
      if (canvas === null || context === null || context === undefined) return false;
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
      const pixels = new Uint32Array(data.buffer);
      return pixels.some((pixel) => pixel !== pixels[0]);
    };
    const look = (): void => {
      if (has()) performance.mark('map:drawn');
      else requestAnimationFrame(look);
    };
    addEventListener(
      'pointerdown',
      ({ timeStamp }) => {
        performance.mark('map:pressed', { startTime: timeStamp });
        look();
      },
      { capture: true, once: true },
    );
  });
  await page.getByRole('button', { name: 'Explore', exact: true }).click();
  await page.waitForFunction(() => performance.getEntriesByName('map:drawn').length > 0);
  return page.evaluate(() => {
    const at = (name: string): number => performance.getEntriesByName(name)[0]?.startTime ?? Number.NaN;
    return at('map:drawn') - at('map:pressed');
  });
}

async function frames(browser: Browser, page: Page, move: () => Promise<void>): Promise<MapFrame[]> {
  const { thread } = await traced(browser, page, async () => {
    await page.evaluate(() => performance.mark('bench:begin'));
    await move();
    await page.evaluate(() => performance.mark('bench:end'));
  });
  const [begin = 0] = thread.marks('begin');
  const [end = Number.POSITIVE_INFINITY] = thread.marks('end');
  const drawn = thread.frames.filter((at) => at >= begin && at <= end);
  return drawn.slice(1).map((at, i) => {
    const before = drawn[i] ?? at;
    return { ...workWithin(thread, before, at), apart: at - before };
  });
}

async function middleOf(page: Page): Promise<{ x: number; y: number }> {
  const box = await page.getByRole('application').boundingBox();
  if (box === null) throw new Error('there is no map');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** In circles, all of the map in view, then nearer. */
async function pan(page: Page): Promise<void> {
  const { x, y } = await middleOf(page);
  for (const turns of [0, 4]) {
    await page.mouse.move(x, y);
    for (let i = 0; i < turns; i++) await page.mouse.wheel(0, -200);
    await page.mouse.down();
    for (let i = 0; i < 160; i++) {
      const angle = (i / 40) * 2 * Math.PI;
      await page.mouse.move(x + 120 * Math.sin(angle), y + 90 * Math.sin(2 * angle));
      await page.waitForTimeout(moveMs);
    }
    await page.mouse.up();
  }
}

/** Far in, and out again. */
async function zoom(page: Page): Promise<void> {
  const { x, y } = await middleOf(page);
  await page.mouse.move(x, y);
  for (const step of [-60, 60])
    for (let i = 0; i < 100; i++) {
      await page.mouse.wheel(0, step);
      await page.waitForTimeout(moveMs);
    }
}
