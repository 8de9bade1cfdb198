// Comparing paths as bytes.
import { sep } from 'node:path';

const separator = sep.charCodeAt(0);

/** A string that is equal exactly when the bytes are; for maps and sets. */
export function pathKey(path: Uint8Array): string {
  return Buffer.from(path.buffer, path.byteOffset, path.length).toString('latin1');
}

/** True when `path` is `folder` or lies anywhere below it. */
export function isInside(path: Uint8Array, folder: Uint8Array): boolean {
  if (path.length < folder.length) return false;
  if (Buffer.compare(path.subarray(0, folder.length), folder) !== 0) return false;
  return path.length === folder.length || path[folder.length] === separator || folder.at(-1) === separator;
}
