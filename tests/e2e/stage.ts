// What every end-to-end test stands on: the built page, a browser, real music, and pages that report their troubles.
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, inject } from 'vitest';
import { launchChromium } from '../helpers/chromium.ts';
import { type ServedApp, serveApp } from '../helpers/servedApp.ts';
import type { PreparedLibrary } from './prepared.ts';

export interface Stage {
  readonly browser: Browser;
  /** A folder of its own for every try of a test, so that one that is tried again begins anew; gone at the end. */
  readonly folder: string;
  /** Serves the app over a library in `<folder>/<library>`, or in a folder that another test has, too. */
  serve(library: string, port?: number): Promise<ServedApp>;
  /** A library that has listened to its music already. */
  readonly prepared: Prepared;
}

interface Prepared extends Pick<PreparedLibrary, 'tracks' | 'music'> {
  /** Copies the library, so that each test has its own; gives the copy's name. */
  library(name: string): Promise<string>;
}

/** For a describe block: the stage is set before its first test and taken down after its last. */
export function useStage(): () => Stage {
  let stage: Stage | null = null;
  let base = '';
  let folder = '';
  let tries = 0;
  const served = new Map<string, ServedApp>();
  beforeAll(async () => {
    base = mkdtempSync(join(tmpdir(), 'stackwax-e2e-'));
    folder = base;
    const page = inject('page');
    const { tracks, music, library: original } = inject('prepared');
    const browser = await launchChromium();
    // What a test that failed has left open is closed before it is tried once more.
    const stopped = (library: string): Promise<void> | undefined => served.get(library)?.stop();
    stage = {
      prepared: {
        tracks,
        music,
        async library(name) {
          await stopped(name);
          cpSync(original, join(folder, name), { recursive: true });
          return name;
        },
      },
      browser,
      get folder() {
        return folder;
      },
      async serve(library, port) {
        await stopped(library);
        const app = await serveApp({
          libraryDir: resolve(folder, library),
          page,
          ...(port === undefined ? {} : { port }),
        });
        served.set(library, app);
        return app;
      },
    };
  }, 120_000);
  beforeEach(() => {
    tries += 1;
    folder = join(base, `try-${tries}`);
    mkdirSync(folder);
  });
  afterAll(async () => {
    await stage?.browser.close();
    await Promise.all([...served.values()].map((app) => app.stop()));
    rmSync(base, { recursive: true, force: true });
  });
  return () => {
    if (stage === null) throw new Error('the stage is not set');
    return stage;
  };
}

export interface WatchedPage {
  readonly page: Page;
  /** Errors in the console, uncaught exceptions and violations of the security policy, in plain words. */
  readonly problems: string[];
}

/** Opens the app in a browser profile of its own. */
export async function openPage(
  browser: Browser,
  url: string,
  colorScheme: 'dark' | 'light' = 'dark',
): Promise<WatchedPage> {
  const context = await browser.newContext({ colorScheme, viewport: { width: 1440, height: 900 } });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  return watch(page, url);
}

async function watch(page: Page, url: string): Promise<WatchedPage> {
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(String(error)));
  await page.exposeFunction('reportViolation', (text: string) => problems.push(text));
  await page.addInitScript(`
    document.addEventListener('securitypolicyviolation', (event) =>
      window.reportViolation(event.violatedDirective + ' forbids ' + event.blockedURI));
  `);
  await page.goto(url);
  return { page, problems };
}
