// Beside the library: which process has it open, and where and with which key that process answers.
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';

const holderSchema = z.object({
  pid: z.int().positive(),
  version: z.string(),
  /** A socket in a folder of its user alone; on Windows a named pipe. */
  address: z.string(),
  /** Whoever can read this file may call: it is readable by its user alone. */
  key: z.string().min(1),
});
export type Holder = z.infer<typeof holderSchema>;

const ownerOnly = 0o600;

export async function writeHolder(libraryDir: string, holder: Holder): Promise<void> {
  // One name, because one process holds the library: what a killed one left is written anew.
  const draft = `${fileOf(libraryDir)}.draft`;
  try {
    await rm(draft, { force: true });
    await writeFile(draft, JSON.stringify(holder), { mode: ownerOnly, flag: 'wx' });
    await rename(draft, fileOf(libraryDir));
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** Null when there is none that this user can read. It may be of a process that was killed. */
export async function readHolder(libraryDir: string): Promise<Holder | null> {
  try {
    // A pipe would be waited for.
    if (!(await stat(fileOf(libraryDir))).isFile()) return null;
    return holderSchema.parse(JSON.parse(await readFile(fileOf(libraryDir), 'utf8')));
  } catch {
    return null;
  }
}

export async function removeHolder(libraryDir: string): Promise<void> {
  await rm(fileOf(libraryDir), { force: true });
}

function fileOf(libraryDir: string): string {
  return join(libraryDir, 'library.open');
}
