// What is at a path, and whether a folder can be looked into: data, whatever the system answers.

import { opendir, stat } from 'node:fs/promises';
import { codeOf } from '../files/diskFaults.ts';

export type Look =
  | { readonly kind: 'folder'; readonly device: string; readonly isEmpty: boolean; readonly mtimeMs: number }
  | {
      readonly kind: 'file';
      readonly device: string;
      readonly size: number;
      readonly mtimeMs: number;
      readonly bornMs: number;
    }
  /** A pipe, a socket, a device. */
  | { readonly kind: 'other' }
  | { readonly kind: 'away'; readonly reason: 'not-there' | 'no-permission' | 'unreadable' };

export async function look(path: Buffer): Promise<Look> {
  try {
    const stats = await stat(path);
    const device = String(stats.dev);
    if (stats.isFile())
      return { kind: 'file', device, size: stats.size, mtimeMs: stats.mtimeMs, bornMs: stats.birthtimeMs };
    if (!stats.isDirectory()) return { kind: 'other' };
    const folder = await opendir(path, { encoding: 'latin1', bufferSize: 1 });
    const first = await folder.read();
    await folder.close();
    return { kind: 'folder', device, isEmpty: first === null, mtimeMs: stats.mtimeMs };
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'away', reason: 'not-there' };
    if (code === 'EACCES' || code === 'EPERM') return { kind: 'away', reason: 'no-permission' };
    return { kind: 'away', reason: 'unreadable' };
  }
}
