// A worker's own folder for what comes through the queue; one that was killed leaves it behind, for the next on this machine to remove.
import { createHash } from 'node:crypto';
import { lstat, mkdtemp, readdir, readlink, rm } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from '../files/processes.ts';

export interface WorkerFolder {
  readonly folder: string;
  remove(): Promise<void>;
}

/** Below `parent`, readable by this user alone. */
export async function workerFolder(parent = tmpdir()): Promise<WorkerFolder> {
  const prefix = `stackwax-worker-${await machine()}-`;
  await removeLeft(parent, prefix);
  const folder = await mkdtemp(join(parent, `${prefix}${process.pid}-`));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Where a process's number means the same: containers may share the folder, and each counts its own. */
async function machine(): Promise<string> {
  const space = await readlink('/proc/self/ns/pid').catch(() => '');
  return createHash('sha256').update(`${hostname()}\n${space}`).digest('hex').slice(0, 12);
}

/** Folders of processes that are gone: this user's own, no links, and nothing that is not called so. What cannot be removed stays. */
async function removeLeft(parent: string, prefix: string): Promise<void> {
  const names = await readdir(parent).catch(() => []);
  for (const name of names) {
    const left = /^(?<pid>\d{1,10})-[A-Za-z0-9]{6}$/u.exec(
      name.startsWith(prefix) ? name.slice(prefix.length) : '',
    );
    const pid = Number(left?.groups?.['pid']);
    if (!(pid > 0) || isAlive(pid)) continue;
    const path = join(parent, name);
    const there = await lstat(path).catch(() => null);
    if (there?.isDirectory() !== true || there.uid !== (process.getuid?.() ?? there.uid)) continue;
    await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
}
