// Making a folder with those above it, one by one: Node's own `recursive` tries for ever where the system answers
// 'no such thing' inside a folder that is there, as /proc does.
import { mkdirSync, statSync } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { codeOf } from './diskFaults.ts';

/** Throws what the system answers. `folder` is absolute. */
export async function makeFolder(folder: string): Promise<void> {
  if (await stat(folder).then(mustBeFolder, isMissing)) return;
  await makeFolder(dirname(folder));
  await mkdir(folder).catch(isThere);
}

/** The same, for where nothing can be waited for. */
export function makeFolderSync(folder: string): void {
  const stats = statSync(folder, { throwIfNoEntry: false });
  if (stats !== undefined && mustBeFolder(stats)) return;
  makeFolderSync(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    isThere(error);
  }
}

function mustBeFolder(stats: { isDirectory(): boolean }): true {
  if (!stats.isDirectory()) throw Object.assign(new Error('not a folder'), { code: 'ENOTDIR' });
  return true;
}

function isMissing(error: unknown): false {
  if (codeOf(error) !== 'ENOENT') throw error;
  return false;
}

/** Another process was faster. */
function isThere(error: unknown): void {
  if (codeOf(error) !== 'EEXIST') throw error;
}
