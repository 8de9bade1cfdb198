// The library's own copies of ears: written whole, named by their SHA-256, looked at before they are listened with.
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { EarState } from '../../../core/domain/earState.ts';
import { codeOf } from '../../files/diskFaults.ts';
import { makeFolder } from '../../files/folders.ts';
import { sha256OfFile } from '../../files/sha256.ts';
import { earsDirOf } from '../../store/folder.ts';
import { writeWhole } from '../../writing/durable.ts';

/** Absolute path of the copy of the file with this SHA-256. */
export function earFile(libraryDir: string, sha256: string): string {
  return join(earsDirOf(libraryDir), `${sha256}.onnx`);
}

export async function keepCopy(libraryDir: string, sha256: string, bytes: Uint8Array): Promise<void> {
  await makeFolder(earsDirOf(libraryDir));
  await writeWhole(earFile(libraryDir, sha256), bytes);
}

export async function dropCopy(libraryDir: string, sha256: string): Promise<void> {
  await rm(earFile(libraryDir, sha256), { force: true });
}

/** What was found in a copy, as long as it is the same file. */
const seen = new Map<
  string,
  { readonly size: number; readonly mtimeMs: number; readonly isWhole: boolean }
>();

/** Read as a whole when it was changed since it was looked at last. */
export async function copyState(libraryDir: string, sha256: string): Promise<EarState['copy']> {
  const file = earFile(libraryDir, sha256);
  try {
    const { size, mtimeMs } = await stat(file);
    const before = seen.get(file);
    if (before?.size === size && before.mtimeMs === mtimeMs) return before.isWhole ? 'whole' : 'damaged';
    const isWhole = (await sha256OfFile(file)) === sha256;
    seen.set(file, { size, mtimeMs, isWhole });
    return isWhole ? 'whole' : 'damaged';
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? 'missing' : 'damaged';
  }
}
