// `--smoke`: whether a packed app works on this machine. A library of its own, the window, the page's connection, a scan of
// the folders given; then it ends with 0. No library of a person is touched.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenApp } from './openApp.ts';

const patience = 120_000;

export interface Smoke {
  readonly libraryDir: string;
  /** The page has loaded and its script has passed a port through the preload. */
  pageConnected(): void;
  /** Resolves with a sentence; rejects with the reason. */
  run(app: Pick<OpenApp, 'analyse'>, folders: readonly string[]): Promise<string>;
}

export function createSmoke(): Smoke {
  const libraryDir = mkdtempSync(join(tmpdir(), 'stackwax-smoke-'));
  process.once('exit', () => rmSync(libraryDir, { recursive: true, force: true }));
  const page = Promise.withResolvers<void>();
  return {
    libraryDir,
    pageConnected: page.resolve,
    async run(app, folders) {
      const late = setTimeout(() => page.reject(new Error('The page did not connect.')), patience);
      await page.promise;
      clearTimeout(late);
      if (folders.length === 0) return 'The window opens and its page connects.';
      const analysed = await app.analyse([...folders]);
      if (analysed === 0) throw new Error(`Nothing was analysed in ${folders.join(', ')}.`);
      return `The window opens, its page connects, tracks analysed: ${analysed}.`;
    },
  };
}
