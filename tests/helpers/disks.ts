// Disks that are full or can only be read, and another user: real where the system lets the tests make them.
import { spawnSync } from 'node:child_process';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { tempDir } from './tempDir.ts';

export const isRoot = process.getuid?.() === 0;

export interface SmallDisk {
  readonly folder: string;
  /** Leaves not a byte. */
  fill(): void;
  /** Takes back what `fill` took. */
  free(): void;
  makeReadOnly(): void;
}

/** A disk of its own of a few megabytes; null where this user may mount nothing. */
export function smallDisk(megabytes: number): SmallDisk | null {
  const folder = tempDir();
  if (!isRoot || !runs('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder)) return null;
  onTestFinished(() => {
    if (!runs('umount', folder)) runs('umount', '-l', folder);
  });
  const filler = join(folder, 'filler');
  return {
    folder,
    fill: () => fillWith(filler),
    free: () => rmSync(filler),
    makeReadOnly() {
      if (!runs('mount', '-o', 'remount,ro', folder)) throw new Error('the disk could not be made read-only');
    },
  };
}

/** How to run a command as a user who owns nothing; null where this user cannot. */
export function asNobody(): readonly string[] | null {
  const how = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] as const;
  return isRoot && runs(...how, process.execPath, '--version') ? how : null;
}

function fillWith(file: string): void {
  const handle = openSync(file, 'w');
  try {
    for (const size of [64 * 1024, 1]) while (canWrite(handle, size));
  } finally {
    closeSync(handle);
  }
}

function canWrite(handle: number, size: number): boolean {
  try {
    return writeSync(handle, Buffer.alloc(size)) === size;
  } catch {
    return false;
  }
}

function runs(command: string, ...args: readonly string[]): boolean {
  return spawnSync(command, args).status === 0;
}
