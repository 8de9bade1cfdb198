// Keeps the library in step with its folders while the app runs: at start, when something changes, and when a folder comes back.
import { setTimeout } from 'node:timers/promises';
import { AppError } from '../../core/domain/errors.ts';
import type { RootPlace } from '../store/roots.ts';
import { isInside, pathKey } from '../work/paths.ts';
import type { JobContext } from '../work/registry.ts';
import type { Work } from './context.ts';
import type { Changes, FoundFile } from './diskChanges.ts';
import { lookAtRoot, noteRoots } from './offline.ts';
import { settling } from './settling.ts';
import { takeIn } from './takeIn.ts';
import { watchedRoots } from './watchedRoots.ts';

export interface WatchingOptions {
  /** Starts a job that scans these folders; settles when it has ended. */
  readonly scan: (folders: readonly Uint8Array[]) => Promise<void>;
  readonly onBug: (error: unknown) => void;
}

const tickMs = 100;
/** How often it is looked whether a folder is there. */
const lookMs = 2000;
const hangingMs = 30_000;
/** More changed files than these are a job that shows how far it is. */
const quietly = 200;
/** More changed paths of one folder than these are looked for in all of it. */
const singly = 500;
/** What was written so lately may not be finished. */
const freshMs = 1000;

/** Until `signal` aborts; settles when everything has stopped. */
export async function watchLibrary(
  work: Work,
  { scan, onBug }: WatchingOptions,
  signal: AbortSignal,
): Promise<void> {
  /** Roots to be looked through as a whole. */
  const due = new Map<string, Uint8Array>();
  const changed = settling();
  /** New tracks of these wait for the analysis. */
  let unheard: Uint8Array[] = [];
  let isHearing = false;
  const quiet: JobContext = {
    signal,
    report: () => undefined,
    async ready() {
      signal.throwIfAborted();
    },
  };
  const lookedAt = new Map<number, Promise<void>>();
  const watched = watchedRoots(work, {
    onChange: (path, at) => changed.note(path, at),
    onDue: (root) => due.set(pathKey(root), root),
    signal,
  });

  for (const { path } of work.store.roots.places()) due.set(pathKey(path), path);
  while (!signal.aborted) {
    const roots = work.store.roots.places();
    for (const { id } of roots) if (!lookedAt.has(id)) lookedAt.set(id, keepLooking(id).catch(onBug));
    watched.follow(roots);
    const folders = [...due.values(), ...placesOf(roots, changed.settled(work.now()))];
    due.clear();
    if (folders.length > 0) await update(folders).catch(unlessStopped);
    await setTimeout(tickMs, undefined, { signal }).catch(() => undefined);
  }
  await Promise.all([...lookedAt.values(), watched.stopped()]);

  /** Takes in what is new of these; what takes longer is left to a job. */
  async function update(folders: readonly Uint8Array[]): Promise<void> {
    let isMuch = false;
    const { changes } = await takeIn(work, { folders, workers: null }, quiet, (all) => {
      const ready = withoutUnfinished(all, folders);
      isMuch = ready.added.length + ready.changed.length > quietly;
      return isMuch ? { ...ready, added: [], changed: [], gone: [] } : ready;
    });
    if (!isMuch && changes.added.length + changes.changed.length === 0) return;
    unheard.push(...folders);
    if (!isHearing) hear().catch(onBug);
  }

  /** Where a whole root is looked through, nobody has told which of its files are still being written. */
  function withoutUnfinished(changes: Changes, folders: readonly Uint8Array[]): Changes {
    const now = work.now();
    const roots = work.store.roots.places();
    const isUnfinished = ({ path, mtimeMs }: FoundFile): boolean => {
      const root = roots.find((one) => isInside(path, one.path));
      const isTold =
        root !== undefined &&
        work.watchStates.get(root.id) === 'watched' &&
        !folders.some((folder) => root.path.equals(folder));
      const isFresh = !isTold && Math.abs(now - mtimeMs) < freshMs;
      if (!isFresh && !changed.isWaiting(path)) return false;
      changed.note(path, now);
      return true;
    };
    return {
      ...changes,
      added: changes.added.filter((file) => !isUnfinished(file)),
      changed: changes.changed.filter(({ file }) => !isUnfinished(file)),
    };
  }

  async function hear(): Promise<void> {
    isHearing = true;
    try {
      while (unheard.length > 0 && !signal.aborted) {
        const folders = unheard;
        unheard = [];
        await scan(folders);
      }
    } finally {
      isHearing = false;
    }
  }

  function unlessStopped(error: unknown): void {
    if (signal.aborted || (error instanceof AppError && error.kind === 'cancelled')) return;
    onBug(error);
  }

  /** Whether a root is there: it goes and comes back without a word of the system's. */
  async function keepLooking(id: number): Promise<void> {
    let before: string | null = null;
    for (;;) {
      const root = work.store.roots.places().find((one) => one.id === id);
      if (root === undefined || signal.aborted) break;
      const state = await lookAtRoot(work.disk, root.path);
      if (signal.aborted) break;
      if ('offline' in state) {
        before = null;
        if (root.offline === null) noteRoots(work, [{ root, state }]);
      } else {
        const now = `${state.device} ${state.stamp}`;
        const isOther = root.device !== null && root.device !== state.device;
        if (now !== before && (root.offline !== null || isOther || state.isEmpty))
          due.set(pathKey(root.path), root.path);
        before = now;
      }
      const isHanging = 'offline' in state && state.offline === 'not-answering';
      await setTimeout(isHanging ? hangingMs : lookMs, undefined, { signal }).catch(() => undefined);
    }
    lookedAt.delete(id);
  }
}

/** Many paths of one root are the root. */
function placesOf(roots: readonly RootPlace[], paths: readonly Buffer[]): Uint8Array[] {
  return roots.flatMap((root) => {
    const inside = paths.filter((path) => isInside(path, root.path));
    return inside.length > singly ? [root.path] : inside;
  });
}
