// Which of the library's files a worker reads by itself: those below folders that it shares, and nothing beside them.
import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { posix, resolve, sep } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '../../core/domain/errors.ts';
import { codeOf } from '../files/diskFaults.ts';
import { isInside } from '../work/paths.ts';
import { said } from './said.ts';

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

const patienceMs = 2000;

/** A sentence for each shared folder that cannot be read here now: it may yet come, and its files come through the queue until then. */
export async function unreachable(roots: readonly SharedRoot[]): Promise<string[]> {
  const sentences = await Promise.all(
    roots.map(async ({ to }) => {
      const why = await Promise.race([
        whyNot(to),
        pause(patienceMs, 'its disk does not answer', { ref: false }),
      ]);
      return why === null ? [] : [said.unreachable(to, why)];
    }),
  );
  return sentences.flat();
}

async function whyNot(folder: Buffer): Promise<string | null> {
  try {
    if (!(await stat(folder)).isDirectory()) return 'it is no folder';
    await access(folder, constants.R_OK | constants.X_OK);
    return null;
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return 'it is not there';
    return code === 'EACCES' || code === 'EPERM' ? 'no permission' : 'the system reports an error';
  }
}

function withoutSlash(path: string): string {
  return path.length > 1 ? path.replace(/[/\\]+$/u, '') : path;
}

export interface SharedPlace {
  readonly path: Buffer;
  /** What is there lies in truth somewhere below it, or it is not the library's file. */
  readonly below: Buffer;
}

/** Where the library's file may be here, by its name alone: one place for each root that holds it, none for a path with steps upwards. */
export function placesHere(roots: readonly SharedRoot[], path: Uint8Array): SharedPlace[] {
  const file = Buffer.from(path);
  if (file.includes(0)) return [];
  return roots.flatMap(({ from, to }) => {
    const rest = file.subarray(from.length);
    if (!isInside(file, from) || rest.length === 0 || stepsUp(rest)) return [];
    const between = rest[0] === slash || to.at(-1) === slash ? '' : sep;
    return [{ path: Buffer.concat([to, Buffer.from(between), rest]), below: to }];
  });
}

const slash = '/'.charCodeAt(0);

function stepsUp(path: Buffer): boolean {
  return path.toString('latin1').split(/[/\\]/u).includes('..');
}
