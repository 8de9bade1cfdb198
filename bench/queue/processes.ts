// What the benchmark of the queue starts, Redis and workers, and the processor time of all of it.
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { Redis } from 'ioredis';

export const cannedWorker = new URL('./canned.worker.ts', import.meta.url);

export interface BenchRedis {
  readonly url: string;
  readonly pid: number;
  readonly client: Redis;
  stop(): Promise<void>;
}

/** With persistence, as it is asked for. */
export async function startRedis(folder: string): Promise<BenchRedis> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const { port } = address;
  const where = ['--bind', '127.0.0.1', '--port', String(port), '--dir', folder];
  const child = spawn('redis-server', [...where, '--appendonly', 'yes', '--save', ''], { stdio: 'ignore' });
  const client = new Redis({ port, maxRetriesPerRequest: null, retryStrategy: () => 20 });
  client.on('error', () => undefined);
  await client.ping();
  return {
    url: `redis://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    client,
    async stop() {
      client.disconnect();
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

/** Settles when it has said that it is there. */
export async function startWorker(
  { url, client }: BenchRedis,
  root: string,
  threads: number,
  workMs: number,
): Promise<ChildProcess> {
  const before = await client.scard('stackwax:workers');
  const child = fork(new URL('./worker.process.ts', import.meta.url), [url, root, String(threads)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: [],
    env: { ...process.env, STACKWAX_BENCH_WORK: String(workMs) },
  });
  while ((await client.scard('stackwax:workers')) <= before) await setTimeout(20);
  return child;
}

/** In good order, so that its folder goes, too. */
export async function endWorker(worker: ChildProcess): Promise<void> {
  const ended = once(worker, 'exit');
  worker.disconnect();
  await ended;
}

/** Milliseconds of a process and all that it has started, as far as Linux tells; else null. */
export function processorMs(pid: number): number | null {
  try {
    const all = new Map(
      readdirSync('/proc')
        .filter((name) => /^\d+$/u.test(name))
        .flatMap((name) => {
          try {
            // The name of the program, in brackets, may have anything in it.
            const fields = readFileSync(`/proc/${name}/stat`, 'utf8')
              .replace(/^.*\) /su, '')
              .split(' ')
              .map(Number);
            const ticks = [11, 12, 13, 14].reduce((sum, at) => sum + (fields[at] ?? 0), 0);
            return [[Number(name), { parent: fields[1] ?? 0, ticks }] as const];
          } catch {
            return [];
          }
        }),
    );
    const ticksOf = (of: number): number =>
      (all.get(of)?.ticks ?? 0) +
      [...all].reduce((sum, [child, { parent }]) => (parent === of ? sum + ticksOf(child) : sum), 0);
    // A tick of Linux is a hundredth of a second for whoever reads it.
    return all.size === 0 ? null : ticksOf(pid) * 10;
  } catch {
    return null;
  }
}
