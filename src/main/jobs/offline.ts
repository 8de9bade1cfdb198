// Whether the library's folders can be reached, as they are found and as the library notes it.
import { AppError } from '../../core/domain/errors.ts';
import type { Offline, OfflineReason } from '../../core/domain/root.ts';
import { displayPath } from '../../core/domain/text/paths.ts';
import type { Disk } from '../disk/client.ts';
import type { RootPlace } from '../store/roots.ts';
import { isInside } from '../work/paths.ts';
import type { Work } from './context.ts';

/** `device` is null for a root whose files a person gave up. */
export type RootState = { readonly device: string | null } | { readonly offline: OfflineReason };

export interface FoundRoot {
  readonly root: RootPlace;
  readonly state: RootState;
}

/** `stamp` is another whenever something was put into the folder, or taken out of it. */
type LookedAt =
  | { readonly device: string | null; readonly stamp: number; readonly isEmpty: boolean }
  | { readonly offline: OfflineReason };

/** What one look says; a drive's empty folder still looks like any folder. */
export async function lookAtRoot(disk: Disk, path: Uint8Array): Promise<LookedAt> {
  try {
    const seen = await disk.look(path);
    if (seen.kind === 'away') return { offline: seen.reason };
    if (seen.kind === 'other') return { device: null, stamp: 0, isEmpty: false };
    return {
      device: seen.device,
      stamp: seen.mtimeMs,
      isEmpty: seen.kind === 'folder' && seen.isEmpty,
    };
  } catch (error) {
    if (error instanceof AppError && error.kind === 'took-too-long') return { offline: 'not-answering' };
    if (error instanceof AppError && error.kind === 'worker-died') return { offline: 'unreadable' };
    throw error;
  }
}

/** Notes what has changed. */
export function noteRoots(
  { store, change }: Pick<Work, 'store' | 'change'>,
  found: readonly FoundRoot[],
): void {
  const places = new Map(store.roots.places().map((root) => [root.id, root]));
  const news = found.filter(({ root, state }) => {
    const before = places.get(root.id);
    if (before === undefined) return false;
    if ('offline' in state) return before.offline?.reason !== state.offline;
    return before.offline !== null || before.device !== state.device;
  });
  if (news.length === 0) return;
  change((write) => {
    for (const { root, state } of news) {
      if ('offline' in state) write.roots.setOffline(root.id, state.offline);
      else write.roots.setOnline(root.id, state.device);
    }
  });
}

/** Whether the file's root is known to be out of reach. */
export function isOffline({ store }: Pick<Work, 'store'>, path: Uint8Array): boolean {
  return offlineOf(store, path) !== null;
}

/** After a file's failure: whether it is not the file's own, for its root is away; that is then noted. */
export async function isAway(
  work: Pick<Work, 'store' | 'change' | 'disk'>,
  path: Uint8Array,
  { kind }: AppError,
): Promise<boolean> {
  if (kind !== 'unreadable' && kind !== 'took-too-long') return false;
  const root = rootOf(work.store, path);
  if (root === undefined) return false;
  if (root.offline !== null) return true;
  const state = await lookAtRoot(work.disk, root.path);
  if (!('offline' in state)) return false;
  noteRoots(work, [{ root, state }]);
  return true;
}

/** Throws AppError('offline') where the file's root is known to be away. */
export function mustBeOnline({ store }: Pick<Work, 'store'>, path: Uint8Array): void {
  const offline = offlineOf(store, path);
  if (offline !== null)
    throw new AppError('offline', `Its folder is offline: ${offlineText[offline.reason]}`, {
      path: displayPath(path),
    });
}

function offlineOf(store: Work['store'], path: Uint8Array): Offline | null {
  return rootOf(store, path)?.offline ?? null;
}

function rootOf(store: Work['store'], path: Uint8Array): RootPlace | undefined {
  return store.roots.places().find((root) => isInside(path, root.path));
}

const offlineText: Readonly<Record<OfflineReason, string>> = {
  'not-there': 'it is not there.',
  'no-permission': 'there is no permission to read it.',
  'not-answering': 'its disk does not answer.',
  unreadable: 'the system reports an error.',
  emptied: 'it is empty, as when its drive is not connected.',
  'another-drive': 'another drive is in its place.',
};
