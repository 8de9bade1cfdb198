// Where a file lies in truth, links followed.
import { realpathSync } from 'node:fs';
import { sep } from 'node:path';
import { unreadable } from './ioErrors.ts';

const separator = sep.charCodeAt(0);

/**
 * Whether it lies below a folder, both without their links. It asks the disk and waits, so it is for processes that may hang. Throws AppError
 * `unreadable`.
 */
export function liesBelow(path: Uint8Array, folder: Uint8Array): boolean {
  try {
    const [place, root] = [path, folder].map((one) => realpathSync.native(Buffer.from(one), 'buffer'));
    if (place === undefined || root === undefined || place.length <= root.length) return false;
    const isBelow = root.at(-1) === separator || place[root.length] === separator;
    return isBelow && place.subarray(0, root.length).equals(root);
  } catch (error) {
    throw unreadable(path, error);
  }
}
