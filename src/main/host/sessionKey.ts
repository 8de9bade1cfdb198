// The secret in the cookie, stored with the library, so that open pages keep their access over a restart.
import { readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { randomToken } from './guard.ts';

const fileName = 'host.key';
/** Readable by the user alone; who may read the library needs no key. */
const ownerOnly = 0o600;

/** The library's key; created when there is none, replaced when others could have read it. */
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
    // Windows has no such bits; there the user's profile folder is protected.
    const open = process.platform !== 'win32' && ((await stat(file)).mode & 0o077) !== 0;
    const key = await readFile(file, 'utf8');
    return open || key.length < randomToken().length ? null : key;
  } catch {
    // First start of this library.
    return null;
  }
}
