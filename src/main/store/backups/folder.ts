// The backups of a library: a folder each, with the library file, the models, and a list of the files that tells how they must be.
import { createHash } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { type Backup, backupReasonSchema } from '../../../core/domain/backup.ts';
import { AppError } from '../../../core/domain/errors.ts';
import { isAlive } from '../../files/processes.ts';
import { backupsDirOf, draftSuffix } from '../folder.ts';

const listFile = 'backup.json';
const contentsSchema = z.object({
  madeAt: z.number(),
  reason: backupReasonSchema,
  sound: z.boolean(),
  tracks: z.int().nullable(),
  labels: z.int().nullable(),
  /** By their path in the backup. */
  files: z.record(z.string(), z.object({ bytes: z.int(), sha256: z.string() })),
});
export type Contents = z.infer<typeof contentsSchema>;

/** A name that sorts by time and that every file system takes. */
export function nameOf(madeAt: number): string {
  return new Date(madeAt).toISOString().replaceAll(':', '-').replace('.', '-');
}

/** Newest first; a folder whose list is gone or garbled is named all the same, as not sound. */
export function listBackups(libraryDir: string): Backup[] {
  const found = foldersIn(backupsDirOf(libraryDir)).flatMap((name) => {
    if (name.endsWith(draftSuffix)) return [];
    const contents = contentsOf(libraryDir, name);
    if (contents === null) return [unreadable(libraryDir, name)];
    const { files, ...rest } = contents;
    const sizes = Object.entries(files);
    const sound =
      rest.sound &&
      sizes.every(([path, { bytes }]) => sizeOf(join(backupsDirOf(libraryDir), name, path)) === bytes);
    return [{ name, ...rest, sound, bytes: sizes.reduce((sum, [, { bytes }]) => sum + bytes, 0) }];
  });
  return found.sort((a, b) => b.madeAt - a.madeAt || (a.name < b.name ? 1 : -1));
}

function unreadable(libraryDir: string, name: string): Backup {
  const folder = join(backupsDirOf(libraryDir), name);
  const madeAt = statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return { name, madeAt, reason: 'asked', sound: false, tracks: null, labels: null, bytes: 0 };
}

/** The newest one that can be gone back to. */
export function lastGoodBackup(libraryDir: string): Backup | null {
  return listBackups(libraryDir).find(({ sound }) => sound) ?? null;
}

/** `wanted`: a name, the beginning of one ('2026-11-29'), or 'latest'. Throws AppError('not-found'). */
export function findBackup(libraryDir: string, wanted: string): Backup {
  const all = listBackups(libraryDir);
  const found =
    wanted === 'latest'
      ? all.find(({ sound }) => sound)
      : (all.find(({ name }) => name === wanted) ??
        all.find(({ name, sound }) => sound && wanted !== '' && name.startsWith(wanted)));
  if (found !== undefined) return found;
  const which = wanted === 'latest' ? 'There is no backup yet' : `There is no backup ‘${wanted}’`;
  throw new AppError('not-found', `${which} in ${backupsDirOf(libraryDir)}.`);
}

/** Null when it cannot be read. */
export function contentsOf(libraryDir: string, name: string): Contents | null {
  try {
    return contentsSchema.parse(
      JSON.parse(readFileSync(join(backupsDirOf(libraryDir), name, listFile), 'utf8')),
    );
  } catch {
    return null;
  }
}

/** The last file of a backup to be written. */
export function writeContents(folder: string, contents: Contents): void {
  writeFileSync(join(folder, listFile), `${JSON.stringify(contents, null, 2)}\n`);
  syncToDisk(join(folder, listFile));
  syncToDisk(folder);
}

/** What a backup is called while this process makes it. */
export function draftOf(name: string): string {
  return `${name}-${process.pid}${draftSuffix}`;
}

/** Removes what was being written when its process died: `backup make` may be at work beside this one. */
export function sweepBackupDrafts(libraryDir: string): void {
  for (const name of foldersIn(backupsDirOf(libraryDir))) {
    if (!name.endsWith(draftSuffix)) continue;
    const pid = Number(/-(\d+)\.draft$/u.exec(name)?.[1]);
    if (!Number.isSafeInteger(pid) || pid === process.pid || !isAlive(pid)) removeBackup(libraryDir, name);
  }
}

export function removeBackup(libraryDir: string, name: string): void {
  rmSync(join(backupsDirOf(libraryDir), name), { recursive: true, force: true });
}

export function foldersIn(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  } catch {
    // No such folder: nothing is in it.
    return [];
  }
}

export function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
}

/** 0 for a file that is not there. */
export function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

export function sha256Of(file: string): string {
  const hash = createHash('sha256');
  // In pieces: a library may be larger than what memory should hold.
  const piece = Buffer.alloc(4 * 2 ** 20);
  const handle = openSync(file, 'r');
  try {
    for (let length = readSync(handle, piece); length > 0; length = readSync(handle, piece))
      hash.update(piece.subarray(0, length));
  } finally {
    closeSync(handle);
  }
  return hash.digest('hex');
}

/** Until this has returned, a power cut may take back what was written to a file, or which names a folder has. */
export function syncToDisk(path: string): void {
  let handle: number;
  try {
    handle = openSync(path, 'r');
  } catch (error) {
    // Windows opens no folders; its renames are journalled.
    if (process.platform === 'win32') return;
    throw error;
  }
  try {
    fsyncSync(handle);
  } catch (error) {
    if (process.platform !== 'win32') throw error;
  } finally {
    closeSync(handle);
  }
}
