// The built page: rebuilt when it is missing or older than its sources.
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { rendererConfig } from '../../renderer.config.ts';
import { projectRoot } from './project.ts';

/** Returns the folder of an up-to-date page. */
export async function upToDatePage(): Promise<string> {
  const folder = join(projectRoot, 'out', 'renderer');
  const sources = [
    'src/renderer',
    'src/core',
    'renderer.config.ts',
    'scripts/start/stages.ts',
    'package-lock.json',
  ];
  if (await isOlder(join(folder, 'index.html'), sources)) await buildPage(folder);
  return folder;
}

/** Builds beside `folder` and then replaces it, so that a running host never serves half a page. */
export async function buildPage(folder: string): Promise<void> {
  const out = join(folder, '..');
  await mkdir(out, { recursive: true });
  const workshop = await mkdtemp(join(out, '.page-'));
  try {
    await build({
      ...rendererConfig,
      configFile: false,
      // Warnings are about packages, and not for those who start the program; `npm run build` shows them.
      logLevel: 'error',
      build: { ...rendererConfig.build, outDir: join(workshop, 'new') },
    });
    await rename(folder, join(workshop, 'old')).catch(() => undefined);
    await rename(join(workshop, 'new'), folder);
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}

/** True when `target` does not exist or something among `sources` is newer. */
export async function isOlder(target: string, sources: readonly string[]): Promise<boolean> {
  const made = await stat(target).catch(() => null);
  if (made === null) return true;
  const newest = await Promise.all(sources.map((source) => newestTime(join(projectRoot, source))));
  return Math.max(...newest) > made.mtimeMs;
}

async function newestTime(path: string): Promise<number> {
  const itself = await stat(path);
  if (!itself.isDirectory()) return itself.mtimeMs;
  const inside = (await readdir(path)).map((name) => newestTime(join(path, name)));
  return Math.max(itself.mtimeMs, ...(await Promise.all(inside)));
}
