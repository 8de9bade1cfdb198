// Paths as people read them.

/** The name of a folder: the last part of its path. */
export function lastName(path: string): string {
  return path.split(/[\\/]/).findLast((part) => part !== '') ?? path;
}

/** The last two names of a path, which distinguish it from its neighbours; short paths stay whole. */
export function shortPath(path: string): string {
  const names = path.split(/[/\\]/).filter((name) => name !== '');
  return names.length <= 2 ? path : `…/${names.slice(-2).join('/')}`;
}
