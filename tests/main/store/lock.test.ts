// The lock of a library: one process of many gets it, whatever the lock file holds, and none is left behind.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { AppError } from '../../../src/core/domain/errors.ts';
import { lockLibrary } from '../../../src/main/store/lock.ts';
import { tempDir } from '../../helpers/tempDir.ts';

const lockModule = join(import.meta.dirname, '../../../src/main/store/lock.ts');
const garbage = {
  'a sentence': Buffer.from('this is no lock, whatever it is called'),
  'one byte': Buffer.from([0]),
  'random bytes': Buffer.from(Array.from({ length: 20_000 }, (_, n) => (n * 7919) % 251)),
  'a cut database': Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(50, 0xff)]),
  zeros: Buffer.alloc(8192),
};

test.each(Object.entries(garbage))('%s in the lock file is no obstacle', (_name, bytes) => {
  const library = tempDir();
  writeFileSync(join(library, 'library.lock'), bytes);
  const lock = lockLibrary(library);
  expect(() => lockLibrary(library)).toThrow(/open/u);
  lock.release();
  lockLibrary(library).release();
});

test('a lock file that was damaged while it was held lets nobody in', async () => {
  const library = tempDir();
  const [holder] = await start(library, 1);
  writeFileSync(join(library, 'library.lock'), 'garbage');
  expect((await start(library, 1))[0]!.answer).toBe('library-busy');
  expect(() => lockLibrary(library)).toThrow(AppError);
  holder!.child.kill('SIGKILL');
  await expect.poll(() => canLock(library)).toBe(true);
});

test.each(['', 'garbage'])('of many that start at once over %j exactly one gets it', async (content) => {
  const library = tempDir();
  writeFileSync(join(library, 'library.lock'), content);
  const answers = (await start(library, 8)).map(({ answer }) => answer);
  expect(answers.sort()).toEqual(['held', ...Array<string>(7).fill('library-busy')]);
});

test('what is no file at all is named, with what to do, and left alone', () => {
  const library = tempDir();
  const file = join(library, 'library.lock');
  mkdirSync(file);
  writeFileSync(join(file, 'mine'), 'x');
  expect(() => lockLibrary(library)).toThrow(/delete .*library\.lock/u);
  expect(readFileSync(join(file, 'mine'), 'utf8')).toBe('x');
  rmSync(file, { recursive: true });
  lockLibrary(library).release();
});

function canLock(library: string): boolean {
  try {
    lockLibrary(library).release();
    return true;
  } catch {
    return false;
  }
}

/** So many processes that try the lock together and keep it when they get it. */
async function start(library: string, count: number): Promise<{ child: ChildProcess; answer: string }[]> {
  const script = `
    const { lockLibrary } = await import(${JSON.stringify(lockModule)});
    console.log('ready');
    process.stdin.once('data', () => {
      try { lockLibrary(${JSON.stringify(library)}); console.log('held'); }
      catch (error) { console.log(error.kind ?? error.stack); }
    });
    setInterval(() => undefined, 1000);`;
  const children = Array.from({ length: count }, () =>
    spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['pipe', 'pipe', 'inherit'] }),
  );
  onTestFinished(() => {
    for (const child of children) child.kill('SIGKILL');
  });
  const lines = children.map((child) => createInterface(child.stdout)[Symbol.asyncIterator]());
  await Promise.all(lines.map((line) => line.next()));
  for (const child of children) child.stdin.write('go\n');
  return Promise.all(
    children.map(async (child, n) => ({ child, answer: String((await lines[n]!.next()).value) })),
  );
}
