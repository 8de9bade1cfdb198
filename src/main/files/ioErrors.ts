// Paths as Buffers, and I/O failures as sentences.
import { AppError } from '../../core/domain/errors.ts';
import { displayPath } from '../../core/domain/text/paths.ts';
import { codeOf } from './diskFaults.ts';

/** The same bytes as a Buffer, which Node's file functions expect. Nothing is copied. */
export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** A sentence with the reason why the system refused. */
export function explainIoError(error: unknown): string {
  const code = codeOf(error);
  if (code === 'ENOENT') return 'There is nothing at this path.';
  if (code === 'ENOTDIR') return 'This is not a folder.';
  if (code === 'EACCES' || code === 'EPERM') return 'No permission to read this.';
  if (code === 'ENAMETOOLONG') return 'The path is too long for the system.';
  if (code === 'EIO') return 'The disk reports an error.';
  return error instanceof Error ? error.message : String(error);
}

export function unreadable(path: Uint8Array, cause: unknown): AppError {
  return new AppError('unreadable', explainIoError(cause), { path: displayPath(path), cause });
}
