// A file as a source of byte ranges: opened read-only, read where needed, never whole.
import { open } from 'node:fs/promises';
import { AppError } from '../../core/domain/errors.ts';
import { asBuffer, unreadable } from './ioErrors.ts';

export interface ByteSource {
  /** Total size in bytes. */
  readonly size: number;
  /** Up to `length` bytes at `position`; fewer only at the end. The bytes belong to the caller. */
  read(position: number, length: number): Promise<Uint8Array>;
}

/** Bytes in memory as a source. */
export function memorySource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    // A true copy: `slice` of a Buffer would be a view, and decoders need aligned bytes.
    read: async (position, length) =>
      new Uint8Array(bytes.subarray(position, position + Math.max(0, length))),
  };
}

/** Opens a file, passes it to `use`, and closes it in any case. What fails is AppError `unreadable`. */
export async function withFile<T>(path: Uint8Array, use: (source: ByteSource) => Promise<T>): Promise<T> {
  const { source, close } = await openFileSource(path);
  try {
    return await use(source);
  } catch (error) {
    throw error instanceof AppError ? error : unreadable(path, error);
  } finally {
    await close();
  }
}

/** Opens a file until it is closed. I/O failures, then and later, are AppError `unreadable`. */
export async function openFileSource(
  path: Uint8Array,
): Promise<{ readonly source: ByteSource; readonly close: () => Promise<void> }> {
  const orUnreadable = (error: unknown): never => {
    throw unreadable(path, error);
  };
  const file = await open(asBuffer(path), 'r').catch(orUnreadable);
  const readAll = async (position: number, length: number): Promise<Uint8Array> => {
    const bytes = new Uint8Array(Math.max(0, length));
    let filled = 0;
    while (filled < bytes.length) {
      const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, position + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return bytes.subarray(0, filled);
  };
  try {
    const stats = await file.stat();
    if (!stats.isFile()) throw new Error('This is not a regular file.');
    const read = (position: number, length: number) => readAll(position, length).catch(orUnreadable);
    return { source: { size: stats.size, read }, close: () => file.close() };
  } catch (error) {
    await file.close();
    throw unreadable(path, error);
  }
}
