// Small helpers for reading the user's files: always read-only, paths as bytes, failures as sentences.
import { type FileHandle, open } from 'node:fs/promises';
import { AppError } from '../../core/domain/errors.ts';
import { displayPath } from '../../core/domain/text/paths.ts';

/** The same bytes as a Buffer, which is what Node's file functions take. Nothing is copied. */
export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** A sentence about why the system refused. */
export function explainIoError(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT') return 'There is nothing at this path.';
  if (code === 'EACCES' || code === 'EPERM') return 'No permission to read this.';
  if (code === 'ENAMETOOLONG') return 'The path is too long for the system.';
  if (code === 'EIO') return 'The disk reports an error.';
  return error instanceof Error ? error.message : String(error);
}

/** Opens a file read-only, hands it to `use`, and closes it whatever happens. Failing to open is `unreadable`. */
export async function withFile<T>(
  path: Uint8Array,
  use: (file: FileHandle, size: number) => Promise<T>,
): Promise<T> {
  let file: FileHandle | undefined;
  try {
    file = await open(asBuffer(path), 'r');
    const stats = await file.stat();
    if (!stats.isFile()) throw new Error('This is not a regular file.');
    return await use(file, stats.size);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('unreadable', explainIoError(error), { path: displayPath(path), cause: error });
  } finally {
    await file?.close();
  }
}

/** Reads up to `length` bytes at `position`; fewer only at the end of the file. */
export async function readRange(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(Math.max(0, length));
  let filled = 0;
  while (filled < bytes.length) {
    const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}
