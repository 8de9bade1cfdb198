// Size of the script that the page loads before its first rows appear, compressed as a server would send it.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Kilobytes of the scripts at these addresses in the built page's folder: the entry and everything that it imports. */
export async function initialScript(
  folder: string,
  addresses: readonly string[],
): Promise<{ gzipped: number; plain: number }> {
  const files = await Promise.all(addresses.map((address) => readFile(join(folder, address))));
  const sum = (sizes: readonly number[]): number => sizes.reduce((total, size) => total + size, 0) / 1000;
  return {
    gzipped: sum(files.map((file) => gzipSync(file, { level: 9 }).length)),
    plain: sum(files.map((file) => file.length)),
  };
}
