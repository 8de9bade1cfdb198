// Which of the library's files a worker reads by itself: those below folders that it shares, and nothing beside them.
import { realpath } from 'node:fs/promises';
import { posix, resolve, sep } from 'node:path';
import { AppError } from '../../core/domain/errors.ts';
import { isInside } from '../work/paths.ts';

/** A folder as the library names it, and where it is here. */
export interface SharedRoot {
  readonly from: Buffer;
  readonly to: Buffer;
}

/** `/music=/mnt/music`, or `/music` where it is at the same place. Throws AppError('invalid'). */
export function parseRoot(text: string, resolved: (path: string) => string = resolve): SharedRoot {
  const [from = '', to = from, ...more] = text.split('=');
  if (
    from === '' ||
    to === '' ||
    more.length > 0 ||
    !posix.isAbsolute(from.replaceAll('\\', '/').replace(/^[a-z]:/iu, ''))
  )
    throw new AppError(
      'invalid',
      `${text} is no shared folder: --root /as/the/library/names/it=/where/it/is/here`,
    );
  return { from: Buffer.from(withoutSlash(from)), to: Buffer.from(withoutSlash(resolved(to))) };
}

function withoutSlash(path: string): string {
  return path.length > 1 ? path.replace(/[/\\]+$/u, '') : path;
}

/**
 * Where the library's file is here; null where no root holds it, or what is there lies elsewhere in truth: a path with steps upwards, or
 * behind a link that leads out of its root.
 */
export async function placeHere(roots: readonly SharedRoot[], path: Uint8Array): Promise<Buffer | null> {
  const file = Buffer.from(path);
  if (file.includes(0)) return null;
  for (const { from, to } of roots) {
    if (!isInside(file, from)) continue;
    const rest = file.subarray(from.length);
    if (stepsUp(rest)) continue;
    const here = Buffer.concat([to, from.at(-1) === slash ? Buffer.from(sep) : Buffer.alloc(0), rest]);
    try {
      const [place, root] = await Promise.all([realpath(here, 'buffer'), truePlace(to)]);
      if (isInside(place, root) && place.length > root.length) return place;
    } catch {
      // Not here: its bytes may come through the queue.
    }
  }
  return null;
}

const truePlaces = new Map<string, Buffer>();

/** Of a root, which stays where it is. */
async function truePlace(root: Buffer): Promise<Buffer> {
  const key = root.toString('latin1');
  const place = truePlaces.get(key) ?? (await realpath(root, 'buffer'));
  truePlaces.set(key, place);
  return place;
}

const slash = '/'.charCodeAt(0);

function stepsUp(path: Buffer): boolean {
  return path.toString('latin1').split(/[/\\]/u).includes('..');
}
