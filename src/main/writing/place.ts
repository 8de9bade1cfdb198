// Files at another place: copied, linked or moved, whole at the old or the new one whatever happens, and never over another file.
import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, link, lstat, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError } from '../../core/domain/errors.ts';
import { codeOf } from '../files/diskFaults.ts';
import { makeFolder } from '../files/folders.ts';
import { openRegular } from '../files/regularFile.ts';
import { folderOf, giveName, syncFolder, type WritingWay, writeDurably } from './durable.ts';

/** What tells whether a file is still the one that was placed. */
export interface PlacedFile {
  readonly size: number;
  readonly mtimeMs: number;
}

export interface CopyOptions {
  readonly signal?: AbortSignal;
  /** Called with the bytes of each piece. */
  readonly onBytes?: (bytes: number) => void;
  /** 'replace' only where the file there is known to be ours. */
  readonly way?: WritingWay;
}

const pieceBytes = 1024 * 1024;

/**
 * A copy with the times of the original, read back from the disk and equal. Throws what the system answers, EEXIST where something is
 * there, AppError('cancelled' | 'unwritable'); then nothing is there that was not before.
 */
export async function copyTo(from: Uint8Array, to: string, options: CopyOptions = {}): Promise<PlacedFile> {
  const { signal, onBytes, way = 'new' } = options;
  const { handle } = await openRegular(from);
  try {
    const { size, mtime, atime, mtimeMs } = await handle.stat();
    const read = createHash('sha256');
    await writeDurably(to, way, async (out) => {
      await pour(handle, out, read, signal, onBytes);
      await out.utimes(atime, mtime);
    });
    if ((await hashOf(to)) !== read.digest('hex')) {
      await rm(to, { force: true });
      throw new AppError('unwritable', 'What was written is not what was read. Check the disk.', {
        path: to,
      });
    }
    return { size, mtimeMs };
  } finally {
    await handle.close();
  }
}

async function pour(
  from: FileHandle,
  to: FileHandle,
  hash: Hash,
  signal: AbortSignal | undefined,
  onBytes: CopyOptions['onBytes'],
): Promise<void> {
  const piece = Buffer.alloc(pieceBytes);
  for (;;) {
    if (signal?.aborted) throw new AppError('cancelled', 'Cancelled.');
    const { bytesRead } = await from.read(piece, 0, piece.length, null);
    if (bytesRead === 0) return;
    const bytes = piece.subarray(0, bytesRead);
    hash.update(bytes);
    // `write` may take less than it was given; `writeFile` goes on where the handle is.
    await to.writeFile(bytes);
    onBytes?.(bytesRead);
  }
}

async function hashOf(path: string): Promise<string> {
  const { handle } = await openRegular(path);
  try {
    const hash = createHash('sha256');
    for await (const piece of handle.createReadStream({ autoClose: false, highWaterMark: pieceBytes }))
      hash.update(piece);
    return hash.digest('hex');
  } finally {
    await handle.close();
  }
}

/** A second name for the same file. Throws what the system answers, EEXIST where something is there. */
export async function linkTo(from: Uint8Array, to: string): Promise<PlacedFile> {
  const source = Buffer.from(from);
  await mustBePlainFile(source);
  await link(source, to);
  await syncFolder(folderOf(to));
  const { size, mtimeMs } = await stat(source);
  return { size, mtimeMs };
}

/**
 * Within a file system the name moves; across them a copy is made and read back, then the original goes, last of all, unless it was
 * changed meanwhile. Throws what the system answers, EEXIST where something is there.
 */
export async function moveTo(from: Uint8Array, to: string, options: CopyOptions = {}): Promise<PlacedFile> {
  const source = Buffer.from(from);
  const before = await mustBePlainFile(source);
  const { size, mtimeMs } = before;
  try {
    const there = await lstat(to).catch(() => null);
    // Two spellings of one name where the disk ignores case, or a move that ended between its two steps.
    if (there !== null && there.ino === before.ino && there.dev === before.dev) await oneName(source, to);
    else await giveName(source, to, 'new');
  } catch (error) {
    if (codeOf(error) !== 'EXDEV') throw error;
    await copyTo(source, to, { ...options, way: 'new' });
    const after = await lstat(source);
    if (after.size !== size || after.mtimeMs !== mtimeMs) {
      await rm(to, { force: true });
      throw new AppError('unwritable', 'The file was changed while it was moved; it stays where it is.');
    }
    await rm(source);
  }
  await syncFolder(folderOf(source));
  return { size, mtimeMs };
}

/** Of two names for one file the second stays. */
async function oneName(first: Buffer, second: string): Promise<void> {
  const isSpelling = first.toString('utf8').toLowerCase() === second.toLowerCase();
  if (isSpelling) await rename(first, second);
  // A rename between two links of one file does nothing.
  if ((await lstat(first).catch(() => null)) !== null && !first.equals(Buffer.from(second))) await rm(first);
}

/** Takes away what was placed, while it is what was placed. Throws AppError('unwritable') where it was changed. */
export async function takeAway(path: string, { size, mtimeMs }: PlacedFile): Promise<void> {
  const stats = await lstat(path).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  });
  if (stats === null) return;
  if (!stats.isFile() || stats.size !== size || !isSameTime(stats.mtimeMs, mtimeMs))
    throw new AppError('unwritable', 'It was changed since; it stays where it is.', { path });
  await rm(path);
  await syncFolder(folderOf(path));
}

/** FAT keeps every other second. */
const coarsestMs = 2000;

export function isSameTime(a: number, b: number): boolean {
  return Math.abs(a - b) <= coarsestMs;
}

/** A link would be moved, and what it leads to would not. */
async function mustBePlainFile(path: Buffer) {
  const stats = await lstat(path);
  if (!stats.isFile())
    throw new AppError(
      'unreadable',
      'It is no plain file, but a link or something else; it stays where it is.',
    );
  return stats;
}

/** Makes the folders of a file below `base`. Throws AppError('unwritable') where a link leads out of `base`. */
export async function makeFoldersBelow(base: string, file: string): Promise<void> {
  const folder = dirname(file);
  let there = folder;
  while ((await lstat(there).catch(() => null)) === null && dirname(there) !== there) there = dirname(there);
  const inside = await realpath(base).catch(() => base);
  const real = await realpath(there);
  if (
    there.length >= base.length &&
    real !== inside &&
    !real.startsWith(inside.endsWith('/') ? inside : `${inside}/`)
  )
    throw new AppError('unwritable', 'A link leads out of the folder there.', { path: there });
  await makeFolder(folder);
}
