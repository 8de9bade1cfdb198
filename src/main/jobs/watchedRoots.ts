// Which roots are watched and which are looked through every now and then, because their drive tells nobody of its changes.
import { setTimeout } from 'node:timers/promises';
import type { WatchState } from '../../core/domain/root.ts';
import type { RootPlace } from '../store/roots.ts';
import { pathKey } from '../work/paths.ts';
import type { Work } from './context.ts';

export interface WatchedRoots {
  /** Watches these roots from now on, and no others. */
  follow(roots: readonly RootPlace[]): void;
  stopped(): Promise<void>;
}

interface Listeners {
  readonly onChange: (path: Buffer, at: number) => void;
  /** The whole root is to be looked through. */
  readonly onDue: (root: Uint8Array) => void;
  readonly signal: AbortSignal;
}

const pollMs = 60_000;
/** Where it is not known whether the system tells everything. */
const doubtMs = 300_000;
/** A watcher that died is started again after so long. */
const againMs = 5000;

export function watchedRoots(work: Work, { onChange, onDue, signal }: Listeners): WatchedRoots {
  let current: { readonly key: string; readonly stop: AbortController; readonly done: Promise<void> } | null =
    null;
  const polled = new Map<number, { everyMs: number; at: number }>();

  return {
    follow(roots) {
      const isOn = work.store.settings.get().watchFolders;
      const wanted = isOn ? roots.filter(({ offline }) => offline === null) : [];
      const takenIn = work.store.roots.takenIn();
      const key = [isOn, ...[...wanted.map(({ path }) => path), ...takenIn].map(pathKey)].join('\0');
      if (current?.key !== key) {
        current?.stop.abort();
        for (const { id } of roots) if (!wanted.some((root) => root.id === id)) say(id, 'off');
        const stop = new AbortController();
        const ends = AbortSignal.any([signal, stop.signal]);
        current = { key, stop, done: keepWatching(wanted, takenIn, ends) };
      }
      for (const { id, path } of wanted) {
        const poll = polled.get(id);
        if (poll === undefined || work.now() - poll.at < poll.everyMs) continue;
        poll.at = work.now();
        onDue(path);
      }
    },
    async stopped() {
      current?.stop.abort();
      await current?.done;
    },
  };

  /** Whatever ends the watching process, it is started anew; what was missed meanwhile is looked for. */
  async function keepWatching(
    roots: readonly RootPlace[],
    takenIn: readonly Uint8Array[],
    ends: AbortSignal,
  ): Promise<void> {
    polled.clear();
    const local: RootPlace[] = [];
    for (const root of roots) {
      const drive = await work.disk.drive(root.path).catch(() => 'unknown' as const);
      if (ends.aborted) return;
      if (drive !== 'local') poll(root, drive === 'network' ? pollMs : doubtMs);
      if (drive === 'network') say(root.id, 'network');
      else local.push(root);
    }
    while (!ends.aborted && local.length > 0) {
      await work.disk
        .watch({
          roots: local.map(({ path }) => path),
          takenIn,
          signal: ends,
          onNews({ isReady, changed, failed }) {
            if (isReady) for (const root of local) ready(root);
            for (const path of changed) onChange(path, work.now());
            for (const { root: path, isFull } of failed) {
              const root = local.find((one) => one.path.equals(path));
              if (root === undefined) continue;
              poll(root, pollMs);
              say(root.id, isFull ? 'no-watches-left' : 'failed');
            }
          },
        })
        .catch(() => undefined);
      await setTimeout(againMs, undefined, { signal: ends }).catch(() => undefined);
    }
  }

  function ready({ id, path }: RootPlace): void {
    if (work.watchStates.get(id) !== 'no-watches-left') say(id, 'watched');
    onDue(path);
  }

  function poll({ id }: RootPlace, everyMs: number): void {
    polled.set(id, { everyMs, at: work.now() });
  }

  function say(id: number, state: WatchState): void {
    if (work.watchStates.get(id) === state) return;
    work.watchStates.set(id, state);
    work.events.changed('roots');
  }
}
