// Lists the folders inside a folder, and files of some kinds, for choosing one inside the app where no native dialog is to be had.
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Disk } from '../disk/client.ts';

interface Listing {
  path: string;
  parent: string | null;
  folders: { name: string; path: string }[];
  files: { name: string; path: string }[];
  audioFiles: number;
}

export async function browse(disk: Disk, path: string | null, endings: readonly string[]): Promise<Listing> {
  const folder = resolve(path ?? homedir());
  const { folders, files, audioFiles } = await disk.list(Buffer.from(folder), endings);
  const inside = (names: readonly string[]) =>
    names.map((name) => ({ name, path: join(folder, name) })).sort((a, b) => a.name.localeCompare(b.name));
  const parent = dirname(folder);
  return {
    path: folder,
    parent: parent === folder ? null : parent,
    folders: inside(folders),
    files: inside(files),
    audioFiles,
  };
}
