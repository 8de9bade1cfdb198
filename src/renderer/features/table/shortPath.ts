// The end of a long path: what tells it from its neighbours.

/** The last two names of it; short paths stay whole. */
export function shortPath(path: string): string {
  const names = path.split(/[/\\]/).filter((name) => name !== '');
  return names.length <= 2 ? path : `…/${names.slice(-2).join('/')}`;
}
