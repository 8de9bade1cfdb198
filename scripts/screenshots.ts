// `npm run screenshots [-- <name>...]`: screenshots of the app with the demo's music, in both themes, into docs/screenshots.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import type { Page } from 'playwright-core';
import { createApp } from '../src/main/app.ts';
import { startHost } from '../src/main/host/host.ts';
import { openStore } from '../src/main/store/store.ts';
import { launchChromium } from '../tests/helpers/chromium.ts';
import { fillPicturedLibrary } from './screenshots/mappedLibrary.ts';
import { madeScreens, screens, twiceScreens } from './screenshots/screens.ts';
import { fillTwiceLibrary } from './screenshots/twiceLibrary.ts';
import { type Demo, makeDemo } from './start/demo.ts';
import { upToDatePage } from './start/page.ts';
import { places, projectRoot } from './start/project.ts';

const target = join(projectRoot, 'docs', 'screenshots');
/** All, where none is named. */
const named = new Set(process.argv.slice(2));
const wanted = (all: object): string[] =>
  Object.keys(all).filter((name) => named.size === 0 || named.has(name));
const size = { width: 1440, height: 900 };

const folder = await upToDatePage();
const empty = await mkdtemp(join(tmpdir(), 'stackwax-empty-'));
const mapped = await mkdtemp(join(tmpdir(), 'stackwax-mapped-'));
const twice = await mkdtemp(join(tmpdir(), 'stackwax-twice-'));
const demo = wanted(screens).length === 0 ? null : await makeDemo();
const browser = await launchChromium();
try {
  await mkdir(target, { recursive: true });
  const made = openStore(mapped, () => 0);
  fillPicturedLibrary(made.transaction);
  made.close();
  for (const name of wanted(madeScreens)) await photograph(name, mapped);
  if (wanted(twiceScreens).length > 0) await fillTwiceLibrary(join(twice, 'library'), join(twice, 'Music'));
  for (const name of wanted(twiceScreens)) await photograph(name, join(twice, 'library'));
  if (demo !== null) {
    await demo.composed;
    await listen(demo);
    for (const name of wanted(screens))
      await photograph(name, name === 'first-run' ? empty : demo.libraryDir);
  }
} finally {
  await browser.close();
  await demo?.remove();
  await rm(empty, { recursive: true, force: true });
  await rm(mapped, { recursive: true, force: true });
  await rm(twice, { recursive: true, force: true });
}

/** The demo's library is analysed, and a few of its tracks are labelled. */
async function listen(demo: Demo): Promise<void> {
  const app = await createApp({ ...places, libraryDir: demo.libraryDir });
  try {
    const client = createRouterClient(app.router);
    const { jobId } = await client.library.scan({ folders: [demo.musicFolder] });
    for await (const { status } of await client.jobs.follow({ id: jobId }))
      if (status.state === 'failed') throw new Error(status.error.message);
    await client.labels.set({
      trackIds: await client.tracks.query({ filter: { search: 'Iron Orchard Goodnight' } }),
      genre: 'metal',
    });
    await client.labels.set({
      trackIds: await client.tracks.query({ filter: { search: 'Blue Lamp Trio Old' } }),
      genre: 'swing',
    });
  } finally {
    await app.close();
  }
}

/** One screen in both themes, each in a page of its own. */
async function photograph(name: string, libraryDir: string): Promise<void> {
  const arrange = screens[name] ?? madeScreens[name] ?? twiceScreens[name];
  if (arrange === undefined) throw new Error(`There is no screen ${name}.`);
  const app = await createApp({ ...places, libraryDir });
  const host = await startHost({ app, page: { folder }, port: 0, onError: (error) => console.error(error) });
  try {
    for (const colorScheme of ['dark', 'light'] as const) {
      const context = await browser.newContext({ viewport: size, colorScheme, reducedMotion: 'reduce' });
      const page = await context.newPage();
      await page.goto(host.url);
      await arrange(page);
      await settle(page);
      const path = join(target, `${name}-${colorScheme}.png`);
      await page.screenshot({ path });
      console.log(path);
      await context.close();
    }
  } finally {
    await host.close();
    await app.close();
  }
}

async function settle(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  // A waveform is requested a moment after its track was chosen.
  await page.waitForTimeout(400);
  await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
  await page.waitForTimeout(300);
}
