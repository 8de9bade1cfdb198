// The library's folders: adding those that the user points at, and whether they can be reached.
import { resolve } from 'node:path';
import { AppError } from '../../core/domain/errors.ts';
import type { RootState } from '../../core/domain/root.ts';
import { displayPath } from '../../core/domain/text/paths.ts';
import type { Work } from '../jobs/context.ts';
import { whatIsInTheWay } from '../library/leftOut.ts';
import type { Store, Writes } from '../store/store.ts';
import { isInside, pathKey } from '../work/paths.ts';

/**
 * The folders to scan, as bytes. Those that no root holds yet become roots; with none given, all roots are meant. What is
 * hidden inside a root is taken in by being named. Throws AppError('unreadable') for one that is not there: a misspelt
 * path must not become part of the library; AppError('invalid') for a system's folder inside a root.
 */
export async function addRoots({ store, change, disk }: Work, folders: readonly string[]): Promise<Buffer[]> {
  if (folders.length === 0) return store.roots.list().map(({ path }) => path);
  const paths = folders.map((folder) => Buffer.from(resolve(folder)));
  for (const path of paths) {
    // Whether a root can be reached its scan finds out.
    if (store.roots.places().some((root) => root.path.equals(path))) continue;
    const seen = await disk.look(path);
    if (seen.kind === 'away')
      throw new AppError('unreadable', 'There is no such folder, or it cannot be read.', {
        path: displayPath(path),
      });
  }
  const hidden = (await Promise.all(paths.map((path) => hiddenOnTheWay(store, path)))).flat();
  change((write) => {
    for (const path of hidden) write.roots.takeIn(path);
    for (const path of paths) {
      const held = store.roots.list().some((root) => isInside(path, root.path));
      if (held) continue;
      const id = write.roots.add(path, displayPath(path));
      // Tracks of folders inside that were taken out come back with this one.
      for (const removed of store.roots.removed()) rehome(store, write, removed.id, [{ id, path }]);
    }
  });
  return paths;
}

/** What is hidden between a root and this path inside it. */
async function hiddenOnTheWay(store: Store, path: Buffer): Promise<Buffer[]> {
  const root = store.roots.list().find((candidate) => isInside(path, candidate.path));
  if (root === undefined) return [];
  const takenIn = new Set(store.roots.takenIn().map(pathKey));
  const hidden: Buffer[] = [];
  for (;;) {
    const found = await whatIsInTheWay(root.path, path.subarray(root.path.length), takenIn);
    if (found === null) return hidden;
    if (found.reason === 'system')
      throw new AppError('invalid', 'This belongs to the system, not to your music. It is never scanned.', {
        path: displayPath(found.path),
      });
    hidden.push(found.path);
    takenIn.add(pathKey(found.path));
  }
}

/**
 * Takes a folder out of the library: its tracks are hidden and everything that was set on them is kept for its return. What
 * another folder of the library holds, too, stays. Throws AppError('not-found').
 */
export function removeRoot({ store, change }: Work, id: number): void {
  change((write) => {
    if (!store.roots.list().some((root) => root.id === id))
      throw new AppError('not-found', `There is no folder ${id} in the library.`);
    rehome(
      store,
      write,
      id,
      store.roots.list().filter((root) => root.id !== id),
    );
    write.roots.remove(id);
  });
}

/** Gives the tracks of one folder that lie inside others to these. */
function rehome(
  store: Store,
  write: Writes,
  from: number,
  others: readonly { id: number; path: Uint8Array }[],
): void {
  const tracks = store.roots.tracks(from);
  for (const { id, path } of others) {
    const inside = tracks.filter((track) => isInside(track.path, path));
    if (inside.length > 0)
      write.roots.adopt(
        id,
        inside.map((track) => track.id),
      );
  }
}

export function rootStates({ store, watchStates }: Work): RootState[] {
  return store.roots.list().map(({ id, displayPath: path, offline, tracks }) => ({
    id,
    path,
    offline,
    watch: watchStates.get(id) ?? 'off',
    tracks,
  }));
}
