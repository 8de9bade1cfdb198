// A file read by a process that may wait for its disk: a few small reads cost a tenth of what they do by way of Node's other threads.
import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { ByteSource } from './byteSource.ts';
import { asBuffer, unreadable } from './ioErrors.ts';
import { mustBeRegular, readingFlags } from './regularFile.ts';

/** As `withFile`. Throws AppError `unreadable`, and what `use` throws. */
export async function withFileHere<T>(path: Uint8Array, use: (source: ByteSource) => Promise<T>): Promise<T> {
  const file = asBuffer(path);
  const handle = orUnreadable(() => {
    mustBeRegular(statSync(file));
    return openSync(file, readingFlags);
  });
  try {
    const size = orUnreadable(() => {
      // It may have been exchanged meanwhile.
      const stats = fstatSync(handle);
      mustBeRegular(stats);
      return stats.size;
    });
    const source = new ByteSource(size, async (position, length) => {
      const bytes = new Uint8Array(length);
      return bytes.subarray(
        0,
        orUnreadable(() => fill(handle, bytes, position)),
      );
    });
    return await use(source);
  } finally {
    closeSync(handle);
  }

  function orUnreadable<Result>(body: () => Result): Result {
    try {
      return body();
    } catch (error) {
      throw unreadable(file, error);
    }
  }
}

function fill(handle: number, bytes: Uint8Array, position: number): number {
  let filled = 0;
  while (filled < bytes.length) {
    const read = readSync(handle, bytes, filled, bytes.length - filled, position + filled);
    if (read === 0) break;
    filled += read;
  }
  return filled;
}
