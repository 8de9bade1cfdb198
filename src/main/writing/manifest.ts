// What earlier copies of ours put into a folder, as a file of lines there: only over these may a later one write.
import { type FileHandle, lstat, open } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { readTextFile } from '../files/regularFile.ts';
import { isSameTime, type PlacedFile } from './place.ts';

const manifestName = '.stackwax-copies.jsonl';

const lineSchema = z.object({
  /** From the folder, with forward slashes. */
  path: z.string(),
  /** Display text of the file that it is a copy of. */
  from: z.string(),
  size: z.number(),
  mtimeMs: z.number(),
});
export type ManifestLine = z.infer<typeof lineSchema>;

export interface Manifest {
  /** All that was ever written there, the last first: a run that was killed may have left what an earlier one wrote. */
  get(path: string): readonly ManifestLine[];
  /** On the disk before the copy has its name. */
  add(line: ManifestLine): Promise<void>;
  close(): Promise<void>;
}

/** What can be read of it; a line that a kill cut, or that is none of ours, is passed over. */
async function readManifest(folder: string): Promise<Map<string, ManifestLine[]>> {
  const path = join(folder, manifestName);
  const stats = await lstat(path).catch(() => null);
  const lines = new Map<string, ManifestLine[]>();
  if (stats === null || !stats.isFile()) return lines;
  for (const text of (await readTextFile(path)).split('\n')) {
    const line = lineOf(text);
    if (line !== null) note(lines, line);
  }
  return lines;
}

/** `folder` is there. Throws what the system answers. */
export async function openManifest(folder: string): Promise<Manifest> {
  const lines = await readManifest(folder);
  let handle: FileHandle | null = null;
  return {
    get: (path) => lines.get(path) ?? [],
    async add(line) {
      handle ??= await begun(join(folder, manifestName));
      await handle.appendFile(`${JSON.stringify(line)}\n`);
      await handle.sync();
      note(lines, line);
    },
    close: async () => await handle?.close(),
  };
}

function note(lines: Map<string, ManifestLine[]>, line: ManifestLine): void {
  lines.set(line.path, [line, ...(lines.get(line.path) ?? [])]);
}

/** On a line of its own, whatever a kill has left. */
async function begun(path: string): Promise<FileHandle> {
  const handle = await open(path, 'a');
  await handle.appendFile('\n');
  return handle;
}

/** True while it is what was written there. */
export async function isAsWritten(path: string, { size, mtimeMs }: PlacedFile): Promise<boolean> {
  const stats = await lstat(path).catch(() => null);
  return stats?.isFile() === true && stats.size === size && isSameTime(stats.mtimeMs, mtimeMs);
}

function lineOf(text: string): ManifestLine | null {
  try {
    return lineSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
