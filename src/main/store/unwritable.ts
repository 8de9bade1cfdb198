// Why nothing can be written in the library's folder: found out by writing, since only that tells the truth.
import { accessSync, closeSync, constants, fsyncSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../core/domain/errors.ts';
import { codeOf, diskFault } from '../files/diskFaults.ts';

/** As much as SQLite needs at once to open a library. */
const probe = Buffer.alloc(64 * 1024);

/** The reason as a sentence with what to do; null when everything can be written. `files` are names in the folder. */
export function whyUnwritable(folder: string, files: readonly string[]): AppError | null {
  try {
    tryWriting(folder);
    for (const name of files) {
      const file = join(folder, name);
      if (statSync(file, { throwIfNoEntry: false }) !== undefined) accessSync(file, constants.W_OK);
    }
    return null;
  } catch (error) {
    return new AppError('unwritable', sentence(folder, error), { path: folder, cause: error });
  }
}

function tryWriting(folder: string): void {
  const file = join(folder, `.probe-${process.pid}`);
  const handle = openSync(file, 'w', 0o600);
  try {
    writeSync(handle, probe);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
    rmSync(file, { force: true });
  }
}

function sentence(folder: string, error: unknown): string {
  const code = codeOf(error) ?? '';
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return `The disk of ${folder} is full, so nothing can be changed in the library. Free some space and try again.`;
  if (code === 'EROFS')
    return `${folder} is on a disk that can only be read here, so nothing can be changed in the library. Make the disk writable, or use another library.`;
  if (code === 'EACCES' || code === 'EPERM') {
    const owner = ownerOf(folder);
    return owner === null
      ? `You may not write in ${folder}, so nothing can be changed in the library. Change its permissions, or use another library.`
      : `The library in ${folder} belongs to another user (number ${owner}), so nothing can be changed in it. Open it as that user, or use another library.`;
  }
  const fault = diskFault(error);
  const reason = fault?.message ?? (error instanceof Error ? error.message : String(error));
  return `Nothing can be written in ${folder}: ${reason}`;
}

/** Null when it is this user, or the system knows no owners. */
function ownerOf(folder: string): number | null {
  const self = process.getuid?.();
  const owner = statSync(folder, { throwIfNoEntry: false })?.uid;
  return self === undefined || owner === undefined || owner === self ? null : owner;
}
