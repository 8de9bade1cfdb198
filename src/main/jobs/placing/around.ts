// Whether a folder lies inside of the library, where the next scan would take in what is copied there.
import { realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { isInside } from '../../work/paths.ts';
import type { Work } from '../context.ts';

/** Display path of the library's folder around it; null where there is none. Links are followed, and nothing needs to be there yet. */
export async function libraryAround({ store }: Work, folder: string): Promise<string | null> {
  const wanted = Buffer.from(await realOf(resolve(folder)));
  for (const { path, displayPath } of store.roots.places()) {
    const real = await realpath(path, { encoding: 'buffer' }).catch(() => path);
    if (isInside(wanted, real)) return displayPath;
  }
  return null;
}

async function realOf(path: string): Promise<string> {
  const real = await realpath(path).catch(() => null);
  if (real !== null) return real;
  const above = dirname(path);
  return above === path ? path : join(await realOf(above), basename(path));
}
