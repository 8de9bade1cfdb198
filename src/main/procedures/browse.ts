// Lists the folders inside a folder, for choosing one inside the app where no native dialog is to be had.
import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { AppError } from '../../core/domain/errors.ts';
import { formatOfName } from '../../core/domain/formats.ts';
import { ruleOfName } from '../../core/domain/leftOut.ts';

interface Listing {
  path: string;
  parent: string | null;
  folders: { name: string; path: string }[];
  audioFiles: number;
}

export async function browse(path: string | null): Promise<Listing> {
  const folder = resolve(path ?? homedir());
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause: unknown) => {
    throw new AppError('unreadable', 'This folder cannot be read.', { path: folder, cause });
  });
  const parent = dirname(folder);
  const folders = entries
    .filter((entry) => entry.isDirectory() && isShown(entry.name))
    .map(({ name }) => ({ name, path: join(folder, name) }))
    .sort((a, b) => a.name.localeCompare(b.name));
  const audioFiles = entries.filter(
    (entry) => entry.isFile() && formatOfName(Buffer.from(entry.name)) !== null,
  ).length;
  return { path: folder, parent: parent === folder ? null : parent, folders, audioFiles };
}

function isShown(name: string): boolean {
  const rule = ruleOfName(name);
  return rule === 'music' || rule === 'drive-top';
}
