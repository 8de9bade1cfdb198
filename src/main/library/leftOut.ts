// Whether the walk leaves an entry of a folder out: by the rules of names, what was taken in, and where drives begin.
import type { Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname, sep } from 'node:path';
import { ruleOfName } from '../../core/domain/leftOut.ts';
import { inside } from './pathBytes.ts';

/** Real paths that a person has taken in although their names are hidden, as `pathKey` writes them. */
export type TakenIn = ReadonlySet<string>;

/** Why the entry `name` of `folder` is left out; null when it is not. Both in Latin-1, a character a byte. */
export async function whyLeftOut(
  folder: string,
  name: string,
  takenIn: TakenIn,
): Promise<'hidden' | 'system' | null> {
  switch (ruleOfName(name)) {
    case 'music':
      return null;
    case 'system':
      return 'system';
    case 'drive-top':
      return (await isDriveTop(Buffer.from(folder, 'latin1'))) ? 'system' : null;
    case 'hidden':
      return takenIn.has(inside(folder, name)) ? null : 'hidden';
  }
}

/** The first entry in the way from `top` down along `below`, with its reason; null when nothing is in the way. */
export async function whatIsInTheWay(
  top: Uint8Array,
  below: Uint8Array,
  takenIn: TakenIn,
): Promise<{ readonly reason: 'hidden' | 'system'; readonly path: Buffer } | null> {
  let folder = Buffer.from(top).toString('latin1');
  const names = Buffer.from(below).toString('latin1').split(sep);
  for (const name of names.filter((part) => part !== '')) {
    const reason = await whyLeftOut(folder, name, takenIn);
    folder = inside(folder, name);
    if (reason !== null) return { reason, path: Buffer.from(folder, 'latin1') };
  }
  return null;
}

/** The top of a drive: the root of the file system, or a folder on another device than the one that holds it. */
async function isDriveTop(folder: Buffer): Promise<boolean> {
  const parent = dirname(folder.toString('latin1'));
  if (parent === folder.toString('latin1')) return true;
  const [own, above] = await Promise.all([deviceOf(folder), deviceOf(Buffer.from(parent, 'latin1'))]);
  return own !== null && above !== null && own !== above;
}

async function deviceOf(folder: Buffer): Promise<number | null> {
  const stats: Stats | null = await stat(folder).catch(() => null);
  return stats?.dev ?? null;
}
