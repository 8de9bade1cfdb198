// Owner, permissions, extended attributes and, where asked, times of a file, given to the one that takes its place.
import { spawn } from 'node:child_process';
import { copyFile, type FileHandle, open } from 'node:fs/promises';
import { asBuffer } from '../files/ioErrors.ts';

/** Something of the old file cannot be kept: why. */
export class NotKept extends Error {}

/**
 * Makes an empty draft; throws where one is there. What of the attributes only the system's own copying keeps is there
 * from the start: on Windows other streams of the file, on macOS everything.
 */
export async function openDraft(file: Uint8Array, draft: Uint8Array): Promise<FileHandle> {
  if (process.platform === 'linux') return await open(asBuffer(draft), 'wx+', 0o600);
  if (process.platform === 'darwin') {
    await (await open(asBuffer(draft), 'wx', 0o600)).close();
    await run('cp', ['-p', asBuffer(file).toString(), asBuffer(draft).toString()], []);
  } else await copyFile(asBuffer(file), asBuffer(draft));
  const handle = await open(asBuffer(draft), 'r+');
  await handle.truncate(0);
  return handle;
}

/**
 * When all is written. Node knows no extended attributes and no access lists, and times only to the microsecond; GNU's cp
 * keeps them all, through the open files, whatever their names are. Throws NotKept.
 */
export async function keepAttributes(from: FileHandle, to: FileHandle, keepTimes: boolean): Promise<void> {
  const stats = await from.stat();
  if (process.platform === 'linux') {
    const what = ['mode', 'ownership', 'xattr', ...(keepTimes ? ['timestamps'] : [])].join();
    await run(
      'cp',
      ['--attributes-only', `--preserve=${what}`, '/proc/self/fd/3', '/proc/self/fd/4'],
      [from.fd, to.fd],
    );
  } else if (process.platform !== 'win32') await to.chmod(stats.mode & 0o7777);
  if (keepTimes && process.platform !== 'linux') await to.utimes(stats.atimeMs / 1000, stats.mtimeMs / 1000);
  await to.sync();
}

const longestSaid = 300;

async function run(program: string, args: readonly string[], files: readonly number[]): Promise<void> {
  const child = spawn(program, args, {
    env: { ...process.env, LC_ALL: 'C' },
    stdio: ['ignore', 'ignore', 'pipe', ...files],
  });
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(0, longestSaid);
  });
  const code = await new Promise<number | null>((done, failed) => {
    child.once('error', failed);
    child.once('close', done);
  }).catch((cause: unknown) => {
    throw new NotKept(`${program} could not be started`, { cause });
  });
  if (code !== 0) throw new NotKept(said.trim().split('\n')[0] ?? `${program} ended with ${code}`);
}
