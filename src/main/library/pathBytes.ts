// Paths as the bytes that the system has for them.
import { sep } from 'node:path';

export const separator = Buffer.from(sep);

export function isInside(realRoot: Buffer, real: Buffer): boolean {
  const prefix = join(realRoot, Buffer.alloc(0));
  return real.length > prefix.length && real.subarray(0, prefix.length).equals(prefix);
}

function join(folder: Buffer, name: Buffer): Buffer {
  const ends = folder.length > 0 && folder[folder.length - 1] === separator[0];
  return Buffer.concat(ends ? [folder, name] : [folder, separator, name]);
}

export function withoutTrailingSeparator(path: Buffer): Buffer {
  let end = path.length;
  while (end > 1 && path[end - 1] === separator[0]) end -= 1;
  return path.subarray(0, end);
}

/** The entry `name` of `folder`, both in Latin-1, a character a byte. */
export function inside(folder: string, name: string): string {
  return folder.endsWith(sep) ? `${folder}${name}` : `${folder}${sep}${name}`;
}
