// The host ends within three seconds of SIGTERM, whatever hangs, and the library is closed properly.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import * as z from 'zod';
import { builtPage } from '../helpers/builtPage.ts';
import { pieceOfMusic } from '../helpers/music.ts';
import { tempDir } from '../helpers/tempDir.ts';

let page: Awaited<ReturnType<typeof builtPage>>;
beforeAll(async () => {
  page = await builtPage();
});
afterAll(() => rm(page.parent, { recursive: true }));

const address = z.object({ url: z.string(), port: z.int() });

interface Serving {
  readonly child: ChildProcess;
  readonly url: string;
  readonly library: string;
  /** What was given to a worker. */
  readonly log: string;
}

async function serving(names: readonly string[], pipe?: string): Promise<Serving> {
  const [folder, library] = [tempDir(), tempDir()];
  const log = join(library, 'log');
  writeFileSync(log, '');
  for (const [i, name] of names.entries()) {
    writeFileSync(join(folder, name), pieceOfMusic(i + 1));
    if (name.includes('hangs')) execFileSync('mkfifo', [join(folder, `${name}.pipe`)]);
  }
  const entry = join(import.meta.dirname, 'ending.process.ts');
  const args = [entry, library, folder, page.folder, ...(pipe === undefined ? [] : [pipe])];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, STACKWAX_TEST_LOG: log },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  for await (const line of createInterface({ input: child.stdout }))
    return { child, url: address.parse(JSON.parse(line)).url, library, log };
  throw new Error('the host never served');
}

/** Milliseconds from the signal to the end. */
async function endsAfter({ child }: Serving, signal: NodeJS.Signals): Promise<number> {
  const ended = once(child, 'exit');
  const asked = performance.now();
  child.kill(signal);
  await ended;
  return performance.now() - asked;
}

const isClosed = ({ library }: Serving): boolean =>
  existsSync(join(library, 'library.db')) && !existsSync(join(library, 'library.db-wal'));

test.each([
  ['a worker spins in an endless loop', 'spins.wav', 'SIGTERM'],
  ['a worker hangs in a system call, and takes no notice of signals', 'hangs.wav', 'SIGINT'],
] as const)('while %s', { timeout: 60_000 }, async (_what, name, signal) => {
  const host = await serving([name]);
  await expect.poll(() => readFileSync(host.log, 'utf8'), { timeout: 30_000 }).toContain(name);
  expect(await endsAfter(host, signal)).toBeLessThan(3000);
  expect(isClosed(host)).toBe(true);
  // A person's wish is no crash: nothing is held against the file.
  expect(host.child.signalCode).toBe(null);
});

test('while a page waits for an answer, and keeps its connection', { timeout: 60_000 }, async () => {
  const host = await serving(['spins.wav']);
  const { searchParams, origin } = new URL(host.url);
  const asked = fetch(`${origin}/media/track/1/cover?token=${searchParams.get('token')}`).catch(() => null);
  await expect.poll(() => readFileSync(host.log, 'utf8'), { timeout: 30_000 }).toContain('spins');
  expect(await endsAfter(host, 'SIGTERM')).toBeLessThan(3000);
  await asked;
  expect(isClosed(host)).toBe(true);
});

test('while the process hangs in system calls itself', { timeout: 60_000 }, async () => {
  const pipe = join(tempDir(), 'pipe');
  execFileSync('mkfifo', [pipe]);
  const host = await serving(['a.wav'], pipe);
  expect(await endsAfter(host, 'SIGTERM')).toBeLessThan(3000);
  expect(isClosed(host)).toBe(true);
});
