// A real Redis on a free port of this machine, with a folder of its own; tests that want it skip aloud where it is not installed.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { onTestFinished } from 'vitest';
import { tempDir } from './tempDir.ts';

export const hasRedis = spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).status === 0;

if (!hasRedis) console.warn('Redis is not installed: tests of the queue are skipped');

export interface RunningRedis {
  readonly url: string;
  /** Of the test's own. */
  readonly client: Redis;
  /** By SIGKILL. */
  kill(): Promise<void>;
  /** Again, at the same port over the same folder. */
  start(): Promise<void>;
}

/** Keeps what it is told through a kill, second by second. Ends with the test. */
export async function startRedis(...options: string[]): Promise<RunningRedis> {
  const folder = tempDir();
  const port = await freePort();
  let child: ChildProcess | null = null;
  const password = options[options.indexOf('--requirepass') + 1];
  const client = new Redis({
    port,
    lazyConnect: true,
    maxRetriesPerRequest: null,
    retryStrategy: () => 20,
    ...(options.includes('--requirepass') && password !== undefined ? { password } : {}),
  });
  client.on('error', () => undefined);
  const kill = async (): Promise<void> => {
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  const start = async (): Promise<void> => {
    const kept = ['--appendonly', 'yes', '--appendfsync', 'always', '--save', ''];
    const where = ['--bind', '127.0.0.1', '--port', String(port), '--dir', folder];
    child = spawn('redis-server', [...where, ...kept, ...options], { stdio: 'ignore' });
    while ((await client.ping().catch(() => 'not yet')) !== 'PONG') await setTimeout(20);
  };
  onTestFinished(async () => {
    client.disconnect();
    await kill();
  });
  await start();
  return { url: `redis://127.0.0.1:${port}`, client, kill, start };
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
