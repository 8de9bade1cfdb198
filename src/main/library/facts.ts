// What a scan asks of each file, with the file opened once and hardly more of it read than is asked for.
import type { Tags } from '../../core/domain/tags.ts';
import { withFile } from '../files/byteSource.ts';
import { keptEnds } from '../files/keptEnds.ts';
import { fingerprintOf } from './fingerprint.ts';
import { tagsOf } from './tags.ts';

/** Throws AppError `unreadable` when the file cannot be opened or read. */
export async function readFacts(
  path: Uint8Array,
): Promise<{ readonly tags: Tags; readonly fingerprint: string }> {
  return await withFile(path, async (opened) => {
    const file = keptEnds(opened);
    return { tags: await tagsOf(file, path), fingerprint: await fingerprintOf(file) };
  });
}
