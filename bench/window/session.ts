// One visit to the page: opened, searched, clicked through, scrolled, each step measured on both sides.
import type { Browser, Page } from 'playwright-core';
import { rowsAtOnce } from '../../src/core/contract/tracks.ts';
import type { MeasuredHost } from './host.ts';
import { type Expected, type Painted, watchPainting } from './painted.ts';
import { type MainThread, traced, workWithin } from './trace.ts';

/** A list to navigate to, and its contents. */
export interface Script {
  readonly all: Expected;
  /** Words typed letter by letter, each after the one before; null where the list does not change. */
  readonly searches: readonly (readonly { readonly letter: string; readonly expected: Expected | null }[])[];
  /** Views by their positions in the sidebar. */
  readonly views: readonly { readonly place: string; readonly expected: Expected }[];
}

/** From the start of the host's process, in milliseconds. */
export interface Start {
  /** Until it listened: by the clock, and processor time of all its threads. */
  readonly ready: Frame;
  /** Until the first rows were painted, with a browser that runs already. */
  readonly rows: number;
}

/** From a press until its result is painted, in milliseconds. */
export interface Step {
  readonly what: string;
  readonly rows: number;
  readonly wall: number;
  /** Main thread of the page meanwhile: by the clock, and processor time. */
  readonly pageWall: number;
  readonly pageCpu: number;
  readonly hostCpu: number;
  /** The longest block of the host's main thread. */
  readonly hostBlock: Frame;
}

export interface Frame {
  readonly wall: number;
  readonly cpu: number;
}

export interface Visit {
  readonly start: Start;
  readonly opening: Step;
  readonly keystrokes: readonly Step[];
  readonly clicks: readonly Step[];
  /** The main thread's work in each frame of scrolling, and in its longest task. */
  readonly frames: readonly Frame[];
  readonly longestTask: Frame;
  /** Megabytes, before and after garbage collection. */
  readonly heap: number;
  readonly heapKept: number;
  /** Addresses of the scripts that were loaded before the first rows appeared. */
  readonly scripts: readonly string[];
}

const restMs = 150;

export async function visit(browser: Browser, host: MeasuredHost, script: Script): Promise<Visit> {
  const context = await browser.newContext({ colorScheme: 'dark', viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    const scripts: string[] = [];
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script') scripts.push(new URL(response.url()).pathname);
    });
    await page.addInitScript(watchPainting);
    await page.addInitScript((expected: Expected) => window.bench?.expect(expected), script.all);

    const [opening = nothing] = await steps(browser, page, host, async (measure) => {
      await measure('open', script.all, async () => {
        await page.goto(host.url);
        // The key in the address is exchanged for a cookie first; the page itself loads after that.
        await page.waitForURL(({ search }) => search === '');
      });
    });
    const loaded = [...scripts];
    const origin = await page.evaluate(() => performance.timeOrigin);
    await page.waitForTimeout(1000);

    const keystrokes = await steps(browser, page, host, async (measure) => {
      for (const word of script.searches) {
        await page.locator('#search').selectText();
        await page.waitForTimeout(restMs);
        for (const { letter, expected } of word) {
          const press = (): Promise<void> => page.keyboard.press(letter);
          if (expected !== null) await measure(letter, expected, press);
          else {
            await press();
            await page.waitForTimeout(2 * restMs);
          }
        }
      }
      await page.locator('#search').fill('');
      await page.waitForTimeout(2 * restMs);
    });
    const clicks = await steps(browser, page, host, async (measure) => {
      for (const { place, expected } of script.views) {
        const box = await page.locator(place).boundingBox();
        if (box === null) throw new Error(`${place} is not in sight`);
        await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
        await measure(place, expected, async () => {
          await page.mouse.down();
          await page.mouse.up();
        });
      }
    });
    const { thread } = await traced(browser, page, () => scroll(page));
    const client = await context.newCDPSession(page);
    const heap = await usedHeap();
    await client.send('HeapProfiler.collectGarbage');
    return {
      start: {
        ready: { wall: host.readyMs, cpu: host.readyCpuMs },
        rows: origin + opening.wall - host.startedAt,
      },
      opening,
      keystrokes,
      clicks,
      frames: framesOf(thread),
      longestTask: thread.tasks
        .map(({ wall, cpu }) => ({ wall, cpu }))
        .reduce((longest, task) => (task.cpu > longest.cpu ? task : longest), noWork),
      heap,
      heapKept: await usedHeap(),
      scripts: loaded,
    };

    async function usedHeap(): Promise<number> {
      return (await client.send('Runtime.getHeapUsage')).usedSize / 1e6;
    }
  } finally {
    await context.close();
  }
}

const noWork: Frame = { wall: 0, cpu: 0 };
const nothing: Step = {
  what: '',
  rows: 0,
  wall: 0,
  pageWall: 0,
  pageCpu: 0,
  hostCpu: 0,
  hostBlock: noWork,
};

type Measure = (what: string, expected: Expected, press: () => Promise<unknown>) => Promise<void>;

async function steps(
  browser: Browser,
  page: Page,
  host: MeasuredHost,
  work: (measure: Measure) => Promise<void>,
): Promise<Step[]> {
  const taken: (Painted & Pick<Step, 'what' | 'rows' | 'hostCpu' | 'hostBlock'>)[] = [];
  const { thread } = await traced(browser, page, () =>
    work(async (what, expected, press) => {
      const isOpen = page.url() !== 'about:blank';
      if (isOpen) await page.evaluate((next) => window.bench?.expect(next), expected);
      const before = await host.cost();
      await press();
      const painted = await page.evaluate(() => window.bench?.painted());
      const after = await host.cost();
      if (painted === undefined) throw new Error('the page is not watched');
      taken.push({
        ...painted,
        what,
        rows: expected.rows,
        hostCpu: after.cpuMs - before.cpuMs,
        hostBlock: { wall: after.longestMs, cpu: after.longestCpuMs },
      });
      await page.waitForTimeout(restMs);
    }),
  );
  const ends = thread.marks('painted');
  return taken.map(({ pressed, painted, ...step }, i) => {
    // The trace has its own clock; the marks are on both.
    const end = ends[i] ?? Number.NaN;
    const work = workWithin(thread, end - (painted - pressed), end);
    return { ...step, wall: painted - pressed, pageWall: work.wall, pageCpu: work.cpu };
  });
}

/** As a person does: by the wheel for some seconds, then by the scroll bar. */
async function scroll(page: Page): Promise<void> {
  await page.evaluate(() => performance.mark('bench:scrolling'));
  const box = await page.locator('[role=grid]').boundingBox();
  if (box === null) throw new Error('there is no list');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  for (const [step, times] of [
    [40, 60],
    [120, 100],
    [600, 60],
    [-240, 60],
  ] as const) {
    for (let i = 0; i < times; i++) {
      await page.mouse.wheel(0, step);
      await page.waitForTimeout(12);
    }
    await page.waitForTimeout(restMs);
  }
  for (const share of [0.2, 0.5, 0.9, 0.4, 0]) {
    await page.locator('[role=grid]').evaluate((grid, to) => {
      grid.scrollTop = to * grid.scrollHeight;
    }, share);
    await page.waitForTimeout(rowsAtOnce);
  }
}

/** The main thread's work for each frame, since the previous one began to be drawn. */
function framesOf(thread: MainThread): Frame[] {
  return thread.frames.slice(1).map((end, i) => workWithin(thread, thread.frames[i] ?? end, end));
}
