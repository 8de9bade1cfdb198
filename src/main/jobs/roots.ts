// The library's folders: adding those that the user points at, and whether they can be reached.
import { statSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { AppError } from '../../core/model/errors.ts';
import { displayPath } from '../../core/model/paths.ts';
import type { Store } from '../store/store.ts';
import type { Work } from './context.ts';
import { isInside } from './paths.ts';

/**
 * The folders to scan, as bytes. Those that no root holds yet become roots; with none given, all roots are meant.
 * Throws AppError('unreadable') for one that is not there: a misspelt path must not become part of the library.
 */
export async function addRoots({ store, events, now }: Work, folders: readonly string[]): Promise<Buffer[]> {
  if (folders.length === 0) return store.roots.list().map(({ path }) => path);
  const paths = folders.map((folder) => Buffer.from(resolve(folder)));
  for (const path of paths) {
    await stat(path).catch((cause: unknown) => {
      throw new AppError('unreadable', 'There is no such folder, or it cannot be read.', {
        path: displayPath(path),
        cause,
      });
    });
  }
  store.transaction(() => {
    for (const path of paths) {
      const held = store.roots.list().some((root) => isInside(path, root.path));
      if (!held) store.roots.add(path, displayPath(path), now());
    }
  });
  events.changed('roots');
  return paths;
}

export function rootStates(
  store: Store,
): { id: number; path: string; state: 'online' | 'offline'; tracks: number }[] {
  return store.roots.list().map(({ id, path, displayPath: shown, tracks }) => ({
    id,
    path: shown,
    state: statSync(path, { throwIfNoEntry: false }) === undefined ? 'offline' : 'online',
    tracks,
  }));
}
