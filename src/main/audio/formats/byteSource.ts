// A file as a source of byte ranges: opened read-only, read where needed, never whole.
import { type FileHandle, open } from 'node:fs/promises';
import { AppError } from '../../../core/domain/errors.ts';
import { displayPath } from '../../../core/domain/text/paths.ts';

export interface ByteSource {
  /** Bytes in all. */
  readonly size: number;
  /** Up to `length` bytes at `position`; fewer only at the end. The bytes are the caller's own. */
  read(position: number, length: number): Promise<Uint8Array>;
}

/** Bytes in memory as a source. */
export function memorySource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    // A true copy: `slice` of a Buffer would be a view, and decoders want their bytes aligned.
    read: async (position, length) =>
      new Uint8Array(bytes.subarray(position, position + Math.max(0, length))),
  };
}

/** Opens a file read-only. I/O failures, then and later, are AppError `unreadable`. */
export async function openFileSource(
  path: Uint8Array,
): Promise<{ readonly source: ByteSource; readonly close: () => Promise<void> }> {
  const file = await readOrExplain(path, () =>
    open(Buffer.from(path.buffer, path.byteOffset, path.byteLength), 'r'),
  );
  try {
    const stats = await readOrExplain(path, () => file.stat());
    if (!stats.isFile()) {
      throw new AppError('unreadable', 'This is not a regular file.', { path: displayPath(path) });
    }
    const read = (position: number, length: number) =>
      readOrExplain(path, () => readRange(file, position, length));
    return { source: { size: stats.size, read }, close: () => file.close() };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function readRange(file: FileHandle, position: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(Math.max(0, length));
  let filled = 0;
  while (filled < bytes.length) {
    const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}

async function readOrExplain<T>(path: Uint8Array, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new AppError('unreadable', `The file cannot be read: ${why}`, {
      path: displayPath(path),
      cause: error,
    });
  }
}
