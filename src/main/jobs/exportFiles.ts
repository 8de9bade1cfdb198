// Writing a playlist file: whole or not at all, inside the folder, never over a file that Stackwax did not write.
import { createHash, randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '../../core/domain/errors.ts';
import { diskFault } from '../files/diskFaults.ts';
import { makeFolder } from '../files/folders.ts';
import type { WrittenFileReads, WrittenFileWrites } from '../store/writtenFiles.ts';

export interface FileToWrite {
  /** A safe file name without its extension. */
  readonly stem: string;
  readonly extension: string;
  /** A line near the top that marks the file as ours; null: it is ours while its content is what we wrote last. */
  readonly mark: string | null;
  readonly content: string | Uint8Array;
}

/** With the folders above it. Throws AppError('unwritable'). */
export async function makeTarget(folder: string): Promise<void> {
  try {
    await makeFolder(folder);
  } catch (cause) {
    throw unwritable(folder, cause);
  }
}

/**
 * Writes `<stem><extension>`. A file of that name that Stackwax did not write is left alone, and a number added:
 * 'Rock (2).m3u8'. `taken` are the names of this export, in lower case. Returns the path written.
 */
export async function writeOwn(
  folder: string,
  file: FileToWrite,
  taken: Set<string>,
  written: WrittenFileReads & WrittenFileWrites,
): Promise<string> {
  for (let number = 1; ; number++) {
    const path = join(folder, `${file.stem}${number === 1 ? '' : ` (${number})`}${file.extension}`);
    // File systems may ignore case.
    const key = path.toLowerCase();
    if (taken.has(key) || !(await isOurs(path, file.mark, written))) continue;
    taken.add(key);
    const bytes = Buffer.from(file.content);
    await writeAtomically(path, bytes);
    if (file.mark === null) written.note(path, hashOf(bytes));
    return path;
  }
}

/** A link is never ours: it may lead anywhere. A pipe would wait for somebody who writes to it. */
const openFlags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** True when there is no such file or we wrote it. */
async function isOurs(path: string, mark: string | null, written: WrittenFileReads): Promise<boolean> {
  try {
    const handle = await open(path, openFlags);
    try {
      if (!(await handle.stat()).isFile()) return false;
      if (mark === null) {
        const known = written.hash(path);
        return known !== null && hashOf(await handle.readFile()) === known;
      }
      const head = Buffer.alloc(512);
      const { bytesRead } = await handle.read(head, 0, head.length, 0);
      return head.toString('utf8', 0, bytesRead).split('\n').includes(mark);
    } finally {
      await handle.close();
    }
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT';
  }
}

async function writeAtomically(file: string, content: Uint8Array): Promise<void> {
  const draft = join(dirname(file), `.stackwax-${randomUUID()}.tmp`);
  try {
    const handle = await open(draft, 'wx');
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } catch (cause) {
    await rm(draft, { force: true });
    throw unwritable(file, cause);
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function unwritable(path: string, cause: unknown): AppError {
  const reason = diskFault(cause)?.message ?? (cause instanceof Error ? cause.message : String(cause));
  return new AppError('unwritable', `Could not write: ${reason}`, { path, cause });
}
