// What a scan asks of each file, with the file opened once and hardly more of it read than is asked for.
import { AppError } from '../../core/domain/errors.ts';
import type { Tags } from '../../core/domain/tags.ts';
import { namingFile } from '../files/byteSource.ts';
import { unreadable } from '../files/ioErrors.ts';
import { keptEnds } from '../files/keptEnds.ts';
import { withFileHere } from '../files/readHere.ts';
import { fingerprintOf } from './fingerprint.ts';
import { tagsOf } from './tags.ts';

/** In a process that may wait for its disk. Throws AppError `unreadable` when the file cannot be opened or read. */
export async function readFacts(
  path: Uint8Array,
): Promise<{ readonly tags: Tags; readonly fingerprint: string }> {
  try {
    return await withFileHere(path, async (opened) => {
      const file = keptEnds(opened);
      return { tags: await tagsOf(file, path), fingerprint: await fingerprintOf(file) };
    });
  } catch (error) {
    throw error instanceof AppError ? namingFile(error, path) : unreadable(path, error);
  }
}
