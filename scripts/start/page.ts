// The built page: rebuilt when it is missing or older than its sources.
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
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
  // Vite takes a while to load.
  if (await isOlder(join(folder, 'index.html'), sources))
    await (await import('./buildPage.ts')).buildPage(folder);
  return folder;
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
