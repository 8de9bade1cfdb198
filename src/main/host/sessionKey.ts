// The secret in the cookie of pages that were let in: kept with the library, so that they stay let in over a restart.
import { readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { randomToken } from './guard.ts';

const fileName = 'host.key';
/** Nobody but the user: whoever may read the library itself needs no key. */
const ownerOnly = 0o600;

/** The library's key, made when there is none, and made anew when others could have read it. */
export async function sessionKey(libraryDir: string): Promise<string> {
  const file = join(libraryDir, fileName);
  const kept = await readKept(file);
  if (kept !== null) return kept;
  const key = randomToken();
  const draft = `${file}.${process.pid}.draft`;
  await writeFile(draft, key, { mode: ownerOnly });
  await rename(draft, file);
  return key;
}

async function readKept(file: string): Promise<string | null> {
  try {
    // Windows has no such bits; there the user's profile folder is closed to others.
    const open = process.platform !== 'win32' && ((await stat(file)).mode & 0o077) !== 0;
    const key = await readFile(file, 'utf8');
    return open || key.length < randomToken().length ? null : key;
  } catch {
    // The first start with this library.
    return null;
  }
}
