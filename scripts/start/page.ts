// The built page: made when it is missing or older than what it is made of.
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { rendererConfig } from '../../renderer.config.ts';
import { projectRoot } from './project.ts';

/** Gives the folder of a page that is up to date. */
export async function upToDatePage(): Promise<string> {
  const folder = join(projectRoot, 'out', 'renderer');
  const sources = ['src/renderer', 'src/core', 'renderer.config.ts', 'package-lock.json'];
  if (await isOlder(join(folder, 'index.html'), sources)) await buildPage(folder);
  return folder;
}

export async function buildPage(outDir: string): Promise<void> {
  await build({
    ...rendererConfig,
    configFile: false,
    logLevel: 'warn',
    build: { ...rendererConfig.build, outDir },
  });
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
