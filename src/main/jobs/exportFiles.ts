// Writing a playlist file: whole or not at all, inside the folder, never over a file that Stackwax did not write.
import { webcrypto } from 'node:crypto';
import { constants } from 'node:fs';
import { lstat, open } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../core/domain/errors.ts';
import { codeOf, diskFault } from '../files/diskFaults.ts';
import { makeFolder } from '../files/folders.ts';
import type { WrittenFileReads, WrittenFileWrites } from '../store/writtenFiles.ts';
import { writeWhole } from '../writing/durable.ts';

const mostOfOneName = 1000;

export interface FileToWrite {
  /** A safe file name without its extension. */
  readonly stem: string;
  readonly extension: string;
  /** A line near the top that marks the file as ours; null: it is ours while its content is what we wrote last. */
  readonly mark: string | null;
  readonly content: Uint8Array;
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
  for (let number = 1; number <= mostOfOneName; number++) {
    const path = join(folder, `${file.stem}${number === 1 ? '' : ` (${number})`}${file.extension}`);
    // File systems may ignore case.
    const key = path.toLowerCase();
    if (taken.has(key) || !(await isOurs(path, file.mark, written))) continue;
    taken.add(key);
    const hash = file.mark === null ? await hashOf(file.content) : null;
    if (hash !== null) written.expect(path, hash);
    await writeWhole(path, file.content).catch((cause: unknown) => {
      throw unwritable(path, cause);
    });
    if (hash !== null) written.note(path, hash);
    return path;
  }
  throw new AppError(
    'unwritable',
    `There are ${mostOfOneName} files of this name already that Stackwax did not write. Choose another folder.`,
    { path: join(folder, file.stem + file.extension) },
  );
}

/** A link is never ours: it may lead anywhere. A pipe would wait for somebody who writes to it. */
const openFlags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** True when there is no such file or we wrote it. */
async function isOurs(path: string, mark: string | null, written: WrittenFileReads): Promise<boolean> {
  try {
    const handle = await open(path, openFlags);
    try {
      if (!(await handle.stat()).isFile()) return false;
      if (mark === null) return written.isOurs(path, await hashOf(await handle.readFile()));
      const head = Buffer.alloc(512);
      const { bytesRead } = await handle.read(head, 0, head.length, 0);
      return head.toString('utf8', 0, bytesRead).split('\n').includes(mark);
    } finally {
      await handle.close();
    }
  } catch (cause) {
    // What is there and cannot be opened is not ours. When even that cannot be told, no other name will do either.
    const isThere = await lstat(path).then(
      () => true,
      (error: unknown) => {
        if (codeOf(error) === 'ENOENT') return false;
        throw unwritable(path, cause);
      },
    );
    return !isThere;
  }
}

/** In a thread of its own. */
async function hashOf(bytes: Uint8Array): Promise<string> {
  return Buffer.from(await webcrypto.subtle.digest('SHA-256', bytes)).toString('hex');
}

function unwritable(path: string, cause: unknown): AppError {
  const reason = diskFault(cause)?.message ?? (cause instanceof Error ? cause.message : String(cause));
  return new AppError('unwritable', `Could not write: ${reason}`, { path, cause });
}
