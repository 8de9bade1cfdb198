// The one way to open a file of the user's: read-only, and only what is a regular file; nothing that could wait for ever.
import { constants } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { AppError } from '../../core/domain/errors.ts';
import { asBuffer, unreadable } from './ioErrors.ts';

/** A pipe that nobody writes to must not be waited for, and no terminal become ours. Windows has neither flag. */
export const readingFlags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0);

/** The labels of 100,000 tracks are 40 MB. */
const mostTextBytes = 256 * 1024 * 1024;

interface OpenedFile {
  readonly handle: FileHandle;
  /** Bytes when it was opened. */
  readonly size: number;
}

/** Throws AppError `unreadable`, also for folders, pipes, sockets and devices: they are not even opened. */
export async function openRegular(path: Uint8Array | string): Promise<OpenedFile> {
  const bytes = typeof path === 'string' ? Buffer.from(path) : asBuffer(path);
  let handle: FileHandle | null = null;
  try {
    mustBeRegular(await stat(bytes));
    handle = await open(bytes, readingFlags);
    // It may have been exchanged meanwhile.
    const stats = await handle.stat();
    mustBeRegular(stats);
    return { handle, size: stats.size };
  } catch (error) {
    await handle?.close();
    throw unreadable(bytes, error);
  }
}

/** A whole file of text or weights. Throws AppError `unreadable`, also for one of more than `mostBytes`. */
export async function readRegular(path: string, mostBytes: number): Promise<Buffer<ArrayBuffer>> {
  const { handle, size } = await openRegular(path);
  try {
    if (size > mostBytes) {
      throw new AppError(
        'unreadable',
        `It has ${size} bytes; a file of this kind has ${mostBytes} at most.`,
        {
          path,
        },
      );
    }
    const bytes = Buffer.alloc(size);
    return bytes.subarray(0, await fill(handle, bytes, 0));
  } catch (error) {
    throw error instanceof AppError ? error : unreadable(Buffer.from(path), error);
  } finally {
    await handle.close();
  }
}

/** A file of text that somebody wrote or exported. Throws AppError `unreadable`. */
export async function readTextFile(path: string): Promise<string> {
  return (await readRegular(path, mostTextBytes)).toString('utf8');
}

/** Reads into all of `bytes`, from `position` of the file; gives how many there were. */
export async function fill(handle: FileHandle, bytes: Uint8Array, position: number): Promise<number> {
  let filled = 0;
  while (filled < bytes.length) {
    const { bytesRead } = await handle.read(bytes, filled, bytes.length - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return filled;
}

export function mustBeRegular(stats: { isFile(): boolean }): void {
  if (!stats.isFile()) throw new Error('This is not a regular file.');
}
