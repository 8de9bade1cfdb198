// Watches a folder and everything below it by names alone: which audio files and folders were made, written, renamed or deleted.

import { type FSWatcher, watch } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { sep } from 'node:path';
import { formatOfName } from '../../core/domain/formats.ts';
import { codeOf } from '../files/diskFaults.ts';
import { type TakenIn, whyLeftOut } from './leftOut.ts';

export interface WatchOptions {
  /** Paths here are in Latin-1, a character a byte. */
  readonly root: string;
  readonly takenIn: TakenIn;
  /** A file or a folder; of a folder that was made, what is in it may be unknown. */
  readonly onChange: (path: string) => void;
  /** It watches no more: the system has no watches left, or the folder is gone. */
  readonly onFailure: (error: unknown) => void;
}

/** Settles when everything is watched; ends with the process. Never throws. */
export async function watchTree(options: WatchOptions): Promise<void> {
  try {
    // Other systems watch a whole tree by themselves; Linux a folder at a time.
    if (process.platform === 'linux') await watchEach(options);
    else watchWhole(options);
  } catch (error) {
    options.onFailure(error);
  }
}

function watchWhole({ root, onChange, onFailure }: WatchOptions): void {
  const watcher = watch(bytes(root), { recursive: true, encoding: 'buffer' }, (_event, name) => {
    if (name === null) onChange(root);
    else {
      const path = join(root, name.toString('latin1'));
      lstat(bytes(path)).then(
        (stats) => {
          if (stats.isDirectory() || isAudio(path)) onChange(path);
        },
        // It is gone, and what it was nobody knows.
        () => onChange(path),
      );
    }
  });
  watcher.on('error', onFailure);
}

async function watchEach({ root, takenIn, onChange, onFailure }: WatchOptions): Promise<void> {
  const watchers = new Map<string, FSWatcher>();
  await add(root);

  /** Watches first and looks then, so that nothing is made in between unseen. */
  async function add(top: string): Promise<void> {
    const pending = [top];
    for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
      if (!watchOne(folder)) continue;
      const entries = await readdir(bytes(folder), { withFileTypes: true, encoding: 'buffer' }).catch(
        () => [],
      );
      for (const entry of entries) {
        if (!entry.isDirectory()) continue;
        const name = entry.name.toString('latin1');
        if ((await whyLeftOut(folder, name, takenIn)) === null) pending.push(join(folder, name));
      }
    }
  }

  /** False for a folder that is not there any more. */
  function watchOne(folder: string): boolean {
    if (watchers.has(folder)) return true;
    try {
      const watcher = watch(bytes(folder), { encoding: 'buffer' }, (event, name) => {
        if (name === null) onChange(folder);
        else changed(event, folder, name.toString('latin1')).catch(onFailure);
      });
      watcher.on('error', () => remove(folder));
      watchers.set(folder, watcher);
      return true;
    } catch (error) {
      const code = codeOf(error);
      if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EACCES') return false;
      throw error;
    }
  }

  async function changed(event: string, folder: string, name: string): Promise<void> {
    const path = join(folder, name);
    const wasFolder = watchers.has(path);
    if (event === 'rename') {
      // Its watchers follow the folder to its new name: there it gets new ones.
      if (wasFolder) remove(path);
      const stats = await lstat(bytes(path)).catch(() => null);
      if (stats?.isDirectory() && (await whyLeftOut(folder, name, takenIn)) === null) {
        await add(path);
        onChange(path);
        return;
      }
    }
    if (wasFolder || isAudio(name)) onChange(path);
  }

  function remove(top: string): void {
    for (const [folder, watcher] of watchers) {
      if (folder !== top && !folder.startsWith(join(top, ''))) continue;
      watcher.close();
      watchers.delete(folder);
    }
  }
}

function isAudio(path: string): boolean {
  return formatOfName(bytes(path)) !== null;
}

function bytes(path: string): Buffer {
  return Buffer.from(path, 'latin1');
}

function join(folder: string, name: string): string {
  return folder.endsWith(sep) ? `${folder}${name}` : `${folder}${sep}${name}`;
}
