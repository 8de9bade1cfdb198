// What a worker promises, whichever way it runs: as a thread, a process of Node's, a utility process of Electron's.
import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { tempDir } from '../../helpers/tempDir.ts';
import { channels, failureOf, testClient } from './askTest.ts';

describe.each(Object.entries(channels))('a worker in a %s', (_name, channel) => {
  const client = (size: number, limits = {}) => testClient(size, limits, channel);

  test('answers, with typed arrays as they were, and fails as what it was', async () => {
    const { ask } = client(1);
    expect(await ask('double', 21)).toBe(42);
    expect(await ask('ones', { floats: 4, move: true })).toEqual(Float32Array.of(1, 1, 1, 1));
    await expect(ask('refuse', null)).rejects.toMatchObject({ kind: 'undecodable', path: '/a.mp3' });
    await expect(ask('bug', null)).rejects.toThrow(/TypeError: a bug[\s\S]*question\.worker/u);
    expect(await ask('double', 1)).toBe(2);
  });

  test('tells its progress in order, before the answer', async () => {
    const seen: unknown[] = [];
    const { ask } = client(1);
    seen.push(await ask('steps', { count: 3 }, { onProgress: ({ step }) => seen.push(step) }));
    expect(seen).toEqual([1, 2, 3, 3]);
  });

  test('fails a question alone that cannot be cloned, on the way there and on the way back', async () => {
    const { ask } = client(1);
    expect(await failureOf(ask('uncloneable', null))).toMatch(/could not be cloned/u);
    const input = { ms: 1, uncloneable: () => undefined };
    expect(await failureOf(ask('wait', input))).toMatch(/cannot be sent/u);
    expect(await ask('double', 1)).toBe(2);
  });

  test('fails its own question only when it dies, and is replaced', async () => {
    const { ask } = client(2);
    const results = await Promise.all([
      ask('double', 1),
      failureOf(ask('die', null)),
      ask('double', 2),
      failureOf(ask('die', null)),
      ask('double', 3),
    ]);
    expect(results).toEqual([2, 'worker-died', 4, 'worker-died', 6]);
  });

  test('is replaced when it takes too long, even from the very start', async () => {
    const { ask } = client(1, { spin: { ms: 300 }, wait: { ms: 1 } });
    const tooEarly = failureOf(ask('wait', { ms: 60_000 }));
    const stuck = failureOf(ask('spin', null));
    const next = ask('double', 4);
    expect([await tooEarly, await stuck, await next]).toEqual(['took-too-long', 'took-too-long', 8]);
  });

  test('stops when its question is aborted or its pool closed', async () => {
    const { ask, close } = client(1);
    const controller = new AbortController();
    const running = failureOf(ask('spin', null, { signal: controller.signal }));
    controller.abort();
    expect([await running, await ask('double', 5)]).toEqual(['cancelled', 10]);
    const last = failureOf(ask('spin', null));
    await close();
    expect(await last).toBe('cancelled');
    expect(await failureOf(ask('double', 1))).toBe('cancelled');
  });
});

const processes = Object.entries(channels).filter(([name]) => name !== 'thread');

describe.each(processes)('a worker in a %s of its own', (_name, channel) => {
  const client = (limits = {}) => testClient(1, limits, channel);

  test('takes an abort and memory without end with it, and what happened is said', async () => {
    const { ask } = client();
    await expect(ask('abort', null)).rejects.toMatchObject({
      kind: 'worker-died',
      message: expect.stringMatching(/it (crashed \(SIGABRT\)|ended with code 1)/u),
    });
    await expect(ask('hoard', null)).rejects.toMatchObject({
      kind: 'worker-died',
      message: expect.stringContaining('it needed more than 300 MB of memory'),
    });
    expect(await ask('double', 2)).toBe(4);
  });

  test('is no concern of ours any more when it has ended: the next question gets a new one', async () => {
    const { ask } = client();
    const pid = await ask('pid', null);
    process.kill(pid, 'SIGKILL');
    await gone(pid);
    const next = await ask('pid', null).catch(() => ask('pid', null));
    expect(next).not.toBe(pid);
  });

  test('ends when it has had nothing to do for a while, and another one takes its place', async () => {
    const { ask } = testClient(1, {}, channel, 300);
    const first = await ask('pid', null);
    expect(await ask('pid', null)).toBe(first);
    await gone(first);
    expect(await ask('pid', null)).not.toBe(first);
  });

  test('is a new one for a question that is to be alone', async () => {
    const { ask } = client();
    const first = await ask('pid', null);
    const second = await ask('pid', null, { alone: true });
    expect(second).not.toBe(first);
    expect(await ask('pid', null)).toBe(second);
    await gone(first);
  });

  test('that hangs in a system call is given up, and its pool closed, as soon as any other', async () => {
    const pipe = join(tempDir(), 'pipe');
    execFileSync('mkfifo', [pipe]);
    const { ask, close } = client({ readPipe: { ms: 1000 } });
    const started = performance.now();
    expect(await failureOf(ask('readPipe', pipe))).toBe('took-too-long');
    const last = failureOf(ask('readPipe', pipe));
    await close();
    expect(await last).toBe('cancelled');
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  test("takes no notice of its terminal's signals, only of its parent", async () => {
    const { ask, close } = client();
    const pid = await ask('pid', null);
    const waiting = ask('wait', { ms: 300 });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.kill(pid, signal);
    expect(await waiting).toBe('waited 300');
    await close();
    await gone(pid);
  });
});

test('a worker in a thread that needs more memory than it may dies alone, even outside the heap', async () => {
  const { ask } = testClient(1);
  await expect(ask('hoard', null)).rejects.toMatchObject({
    kind: 'worker-died',
    message: expect.stringContaining('it needed more than 300 MB of memory'),
  });
  expect(await ask('double', 2)).toBe(4);
});

test('a worker whose parent is killed ends by itself, even in an endless loop', async () => {
  const parent = fork(new URL('./parent.process.ts', import.meta.url), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [pid] = await once(parent, 'message');
  expect(isAlive(pid)).toBe(true);
  parent.kill('SIGKILL');
  await gone(pid);
});

async function gone(pid: number): Promise<void> {
  await expect.poll(() => isAlive(pid), { timeout: 5000 }).toBe(false);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
