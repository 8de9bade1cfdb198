// Where another program says that a track lies: a URL, a path of whichever system, or one beside the list; as a path with '/'.

/** Streams and the like: nothing that a folder holds. */
export function isElsewhere(location: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\/\//iu.test(location) && !/^file:/iu.test(location);
}

/** A path with '/' between its parts, of a location as written: 'file://localhost/C:/a%20b' is 'C:/a b'. */
export function pathOf(location: string): string {
  const url = /^file:(?:\/\/(?:localhost)?)?(?=\/)(.*)$/isu.exec(location);
  if (url === null) return location;
  const path = decodePercent(url[1] ?? '');
  return /^\/[a-z]:/iu.test(path) ? path.slice(1) : path;
}

/** What is no code stays as it is, and so does what is not UTF-8. */
export function decodePercent(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/giu, (codes) => {
    try {
      return decodeURIComponent(codes);
    } catch {
      return codes;
    }
  });
}

/** Absolute by the rules of any system. */
function isAbsolutePath(path: string): boolean {
  return /^(?:[/\\]|[a-z]:[/\\])/iu.test(path);
}

/** The parts of a path of any system, without '.' and '..'. */
export function partsOf(path: string): string[] {
  const slashed = path.includes('\\') && isWindows(path) ? path.replaceAll('\\', '/') : path;
  const parts: string[] = [];
  for (const part of slashed.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') parts.pop();
    else parts.push(part);
  }
  return parts;
}

/** A name of other systems may hold a backslash; a path of Windows has no slash, or begins with a drive. */
function isWindows(path: string): boolean {
  return /^(?:[a-z]:[/\\]|\\\\)/iu.test(path) || (path.includes('\\') && !path.includes('/'));
}

/** Where it is, seen from the folder of the list that names it. */
export function besideList(path: string, folder: string): string {
  if (isAbsolutePath(path) || isElsewhere(path)) return path;
  return `/${partsOf(`${folder.replaceAll('\\', '/')}/${path.replaceAll('\\', '/')}`).join('/')}`;
}
