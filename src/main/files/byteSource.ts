// A file as a source of byte ranges: read where needed, never whole, and never beyond what is there.
import { AppError } from '../../core/domain/errors.ts';
import { displayPath } from '../../core/domain/text/paths.ts';
import { unreadable } from './ioErrors.ts';
import { fill, openRegular } from './regularFile.ts';

/** No part of a music file is larger that must be in memory as a whole. */
export const mostAtOnce = 128 * 1024 * 1024;

/**
 * `read` is safe with any number that a file states: what lies behind the end is not there, what no file can have, or
 * nobody reads at once, is refused. A class, because then nothing else can pass for a source.
 */
export class ByteSource {
  /** Total size in bytes, when it was opened. */
  readonly size: number;
  readonly #readInside: (position: number, length: number) => Promise<Uint8Array>;

  /** `readInside` gets ranges that lie within `size` and are no longer than `mostAtOnce`. */
  constructor(size: number, readInside: (position: number, length: number) => Promise<Uint8Array>) {
    this.size = size;
    this.#readInside = readInside;
  }

  /**
   * Up to `length` bytes at `position`; fewer only at the end. The bytes belong to the caller.
   * Throws AppError `undecodable` for a place or a length that makes no sense.
   */
  async read(position: number, length: number): Promise<Uint8Array> {
    if (!Number.isSafeInteger(position) || position < 0 || !Number.isSafeInteger(length)) {
      throw damaged('It names a place that no file has.');
    }
    const inside = Math.max(0, Math.min(length, this.size - position));
    if (inside > mostAtOnce) throw damaged('A single part of it claims to be larger than any is.');
    return inside === 0 ? new Uint8Array(0) : await this.#readInside(position, inside);
  }
}

/** The failure of everything that a file claims and does not hold. */
export function damaged(why: string): AppError {
  return new AppError('undecodable', `The file is damaged. ${why}`);
}

/** Bytes in memory as a source. */
export function memorySource(bytes: Uint8Array): ByteSource {
  // A true copy: `slice` of a Buffer would be a view, and decoders need aligned bytes.
  return new ByteSource(
    bytes.length,
    async (position, length) => new Uint8Array(bytes.subarray(position, position + length)),
  );
}

/** Opens a file, passes it to `use`, and closes it in any case. What fails is an AppError that names the file. */
export async function withFile<T>(path: Uint8Array, use: (source: ByteSource) => Promise<T>): Promise<T> {
  const { source, close } = await openFileSource(path);
  try {
    return await use(source);
  } catch (error) {
    throw error instanceof AppError ? namingFile(error, path) : unreadable(path, error);
  } finally {
    await close();
  }
}

/** The same failure, of this file unless it names one already. */
export function namingFile(error: unknown, path: Uint8Array): unknown {
  if (!(error instanceof AppError) || error.path !== null) return error;
  return new AppError(error.kind, error.message, { path: displayPath(path), cause: error.cause });
}

/** Opens a file until it is closed. I/O failures, then and later, are AppError `unreadable`. */
export async function openFileSource(
  path: Uint8Array,
): Promise<{ readonly source: ByteSource; readonly close: () => Promise<void> }> {
  const { handle, size } = await openRegular(path);
  const source = new ByteSource(size, async (position, length) => {
    const bytes = new Uint8Array(length);
    try {
      // Fewer when it was cut short since it was opened.
      return bytes.subarray(0, await fill(handle, bytes, position));
    } catch (error) {
      throw unreadable(path, error);
    }
  });
  return { source, close: () => handle.close() };
}
