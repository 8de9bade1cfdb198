// Files that appear whole or not at all: written under a draft's name, then renamed. Drafts that a kill left are swept.
import { createHash, randomUUID } from 'node:crypto';
import { lstat, open, readdir, rename, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { isAlive } from '../files/processes.ts';

/** Folders are shared: a process of this number may be alive on another machine. */
const machine = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
/** '.stackwax-<machine>-<process>-<uuid>.tmp'; earlier versions wrote neither machine nor process. */
const draftName = /^\.stackwax-(?:([0-9a-f]{8})-(\d+)-)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.tmp$/u;
/** No draft of a process that still writes is so old. */
const abandonedAfterMs = 60 * 60_000;

/** Throws what the system answers; then the file is as it was, and no draft is left. */
export async function writeWhole(file: string, content: Uint8Array): Promise<void> {
  const draft = join(dirname(file), `.stackwax-${machine}-${process.pid}-${randomUUID()}.tmp`);
  try {
    const handle = await open(draft, 'wx');
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** Removes the drafts of processes that have ended, and nothing else. A folder that cannot be listed keeps them. */
export async function sweepDrafts(folder: string, now: number): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const match = draftName.exec(name);
    if (match === null) continue;
    const path = join(folder, name);
    const stats = await lstat(path).catch(() => null);
    if (stats === null || !stats.isFile()) continue;
    const [, onMachine, pid] = match;
    const isDead = onMachine === machine && !isAlive(Number(pid));
    if (isDead || now - stats.mtimeMs > abandonedAfterMs)
      await rm(path, { force: true }).catch(() => undefined);
  }
}
