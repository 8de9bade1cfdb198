// Files that appear whole or not at all: written under a draft's name, synced, then renamed. Drafts that a kill left are swept.
import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, link, lstat, open, readdir, rename, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, sep } from 'node:path';
import { codeOf } from '../files/diskFaults.ts';
import { isAlive } from '../files/processes.ts';

/** Folders are shared: a process of this number may be alive on another machine. */
const machine = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
/** '.stackwax-<machine>-<process>-<uuid>.tmp'; earlier versions wrote neither machine nor process. */
const draftName = /^\.stackwax-(?:([0-9a-f]{8})-(\d+)-)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.tmp$/u;
/** No draft of a process that still writes is so old. */
const abandonedAfterMs = 60 * 60_000;

/** A path as text, or as bytes where a name may be any. */
export type FilePath = string | Uint8Array;

/** 'new': never over a file that is there. */
export type WritingWay = 'new' | 'replace';

/** A name beside `file` that nobody has, which says whose it is; as bytes. */
export function draftBeside(file: FilePath): Buffer {
  const name = `.stackwax-${machine}-${process.pid}-${randomUUID()}.tmp`;
  return Buffer.concat([folderOf(file), Buffer.from(sep + name)]);
}

/** The same draft beside another file: behind a link the folder, and the disk, may be others. */
export function draftMovedTo(draft: FilePath, file: FilePath): Buffer {
  const name = basename(bytesOf(draft).toString('latin1'));
  return Buffer.concat([folderOf(file), Buffer.from(sep + name, 'latin1')]);
}

/** Throws what the system answers; then the file is as it was, and no draft is left. */
export async function writeWhole(file: FilePath, content: Uint8Array): Promise<void> {
  await writeDurably(file, 'replace', async (handle) => {
    await handle.writeFile(content);
  });
}

/**
 * `fill` writes into a draft beside `file`, which then gets its name. Throws what the system answers, EEXIST where a new
 * file was wanted and one is there; then that file is as it was, and no draft is left.
 */
export async function writeDurably(
  file: FilePath,
  way: WritingWay,
  fill: (handle: FileHandle) => Promise<void>,
): Promise<void> {
  const draft = draftBeside(file);
  try {
    const handle = await open(draft, 'wx');
    try {
      await fill(handle);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await giveName(draft, file, way);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** A draft that is whole and synced becomes `file`, and so it stays through a power cut. Throws what the system answers. */
export async function giveName(draft: FilePath, file: FilePath, way: WritingWay): Promise<void> {
  const from = asPath(draft);
  const to = asPath(file);
  if (way === 'replace') await rename(from, to);
  else await moveToFree(from, to);
  await syncFolder(folderOf(file));
}

/** A link fails where the name is taken, a rename does not; some drives know no links. */
async function moveToFree(from: Buffer | string, to: Buffer | string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    if (!linkless.has(codeOf(error) ?? '')) throw error;
    // Whoever makes it first has the name.
    await (await open(to, 'wx')).close();
    await rename(from, to);
    return;
  }
  await rm(from, { force: true });
}

const linkless = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EISDIR']);

/** What was renamed in a folder is on the disk afterwards. Windows, and some drives, sync no folders. */
export async function syncFolder(folder: FilePath): Promise<void> {
  try {
    const handle = await open(asPath(folder), 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!syncless.has(codeOf(error) ?? '')) throw error;
  }
}

const syncless = new Set(['EISDIR', 'EPERM', 'EACCES', 'EINVAL', 'EBADF', 'ENOTSUP', 'EOPNOTSUPP']);

/** Removes the drafts of processes that have ended, and nothing else. A folder that cannot be listed keeps them. */
export async function sweepDrafts(folder: FilePath, now: number): Promise<void> {
  for (const name of await readdir(asPath(folder), { encoding: 'latin1' }).catch(() => [])) {
    const match = draftName.exec(name);
    if (match === null) continue;
    const path = Buffer.concat([bytesOf(folder), Buffer.from(sep + name)]);
    const stats = await lstat(path).catch(() => null);
    if (stats === null || !stats.isFile()) continue;
    const [, onMachine, pid] = match;
    const isDead = onMachine === machine && !isAlive(Number(pid));
    if (isDead || now - stats.mtimeMs > abandonedAfterMs)
      await rm(path, { force: true }).catch(() => undefined);
  }
}

/** Of a path that names a file; '.' where it names no folder. */
export function folderOf(file: FilePath): Buffer {
  if (typeof file === 'string') return Buffer.from(dirname(file));
  // A character a byte: dirname knows the separators of the system, and the bytes come back as they were.
  return Buffer.from(dirname(bytesOf(file).toString('latin1')), 'latin1');
}

function bytesOf(path: FilePath): Buffer {
  return typeof path === 'string'
    ? Buffer.from(path)
    : Buffer.from(path.buffer, path.byteOffset, path.byteLength);
}

function asPath(path: FilePath): Buffer | string {
  return typeof path === 'string' ? path : bytesOf(path);
}
