// Open files as ranges of bytes for whoever plans, and their SHA-256.
import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import type { TagSource } from '../../core/tagFormats/plan.ts';
import { asBuffer } from '../files/ioErrors.ts';
import { fill } from '../files/regularFile.ts';

/** Read and written at once. */
export const bytesAtOnce = 1024 * 1024;

export function sourceOf(handle: FileHandle, size: number): TagSource {
  return {
    size,
    async read(from, to) {
      const bytes = new Uint8Array(Math.max(0, Math.min(to, size) - from));
      return bytes.subarray(0, await fill(handle, bytes, from));
    },
  };
}

export async function withOpen<Result>(
  path: Uint8Array,
  use: (source: TagSource) => Promise<Result>,
): Promise<Result> {
  const handle = await open(asBuffer(path), 'r');
  try {
    return await use(sourceOf(handle, (await handle.stat()).size));
  } finally {
    await handle.close();
  }
}

export async function hashOf(source: TagSource): Promise<string> {
  const hash = createHash('sha256');
  for (let at = 0; at < source.size; at += bytesAtOnce) hash.update(await source.read(at, at + bytesAtOnce));
  return hash.digest('hex');
}

/** SHA-256 of a file; null where there is none that can be read. */
export async function fileHash(path: Uint8Array): Promise<string | null> {
  return await withOpen(path, hashOf).catch(() => null);
}
