// Folders to choose from: those with tracks, and every one above them up to the library's own.
import { spokenLocale } from '../../../core/languages/say.ts';

export interface FolderOption {
  readonly path: string;
  /** From the library's folder on: 'Music › Jazz › Live'. */
  readonly name: string;
  /** 'Live'. */
  readonly ownName: string;
  /** How deep it lies in the library's folder, from 0. */
  readonly level: number;
  /** In it and below. */
  readonly tracks: number;
}

const separator = /[\\/]/;

/** `folders`: those that hold tracks directly. `roots`: the library's own, by which others are named. */
export function folderOptions(
  folders: readonly { readonly value: string; readonly tracks: number }[],
  roots: readonly string[],
): FolderOption[] {
  const found = new Map<string, { names: readonly string[]; tracks: number }>();
  const add = (path: string, names: readonly string[], tracks: number): void => {
    const before = found.get(path);
    if (before === undefined) found.set(path, { names, tracks });
    else before.tracks += tracks;
  };
  for (const { value, tracks } of folders) {
    const root = rootOf(value, roots);
    if (root === undefined) {
      add(value, [value], tracks);
      continue;
    }
    let names = [root.split(separator).findLast((part) => part !== '') ?? root];
    add(root, names, tracks);
    let path = root;
    // As the path is written, so that the separators stay what they are.
    for (const step of value.slice(root.length).match(/[\\/]*[^\\/]+/gu) ?? []) {
      path += step;
      names = [...names, step.replace(/^[\\/]+/u, '')];
      add(path, names, tracks);
    }
  }
  return [...found]
    .map(([path, { names, tracks }]) => ({
      path,
      name: names.join(' › '),
      ownName: names.at(-1) ?? path,
      level: names.length - 1,
      tracks,
    }))
    .sort((a, b) => a.name.localeCompare(b.name, spokenLocale().tag, { numeric: true }));
}

/** The nearest folder of the library that it lies in. */
function rootOf(path: string, roots: readonly string[]): string | undefined {
  return roots
    .filter((root) => path === root || (path.startsWith(root) && isEnd(root, path[root.length])))
    .sort((a, b) => b.length - a.length)[0];
}

/** 'rock' does not begin 'rock and roll'; '/' begins everything. */
function isEnd(root: string, next: string | undefined): boolean {
  return separator.test(root.at(-1) ?? '') || (next !== undefined && separator.test(next));
}
