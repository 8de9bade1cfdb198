// How a worker finds its parent, from a thread, a process of Node's or a utility process of Electron's; and what it was started with.
import { parentPort, workerData } from 'node:worker_threads';
import * as z from 'zod';
import type { Reply } from './protocol.ts';
import { startWatchdog } from './watchdog.ts';

/** The environment variable in which a process finds, as JSON, what a thread has as its `workerData`. */
export const startVariable = 'STACKWAX_WORKER';

const workerStartSchema = z.object({
  /** What `startData` returns. */
  data: z.unknown(),
  maxMemoryMb: z.number(),
  parentPid: z.number(),
});

export type WorkerStart = z.infer<typeof workerStartSchema>;

export interface Parent {
  /** Throws on what cannot be cloned. `moved` are buffers that go over instead of being copied, where that is possible. */
  post(reply: Reply, moved: readonly ArrayBuffer[]): void;
  onRequest(listener: (request: unknown) => void): void;
}

/** What this worker was started with. */
export function startData(): unknown {
  return parentPort === null ? processStart().data : workerData;
}

function processStart(): WorkerStart {
  const text = process.env[startVariable];
  if (text === undefined) throw new Error(`A worker's process is started with ${startVariable}.`);
  return workerStartSchema.parse(JSON.parse(text));
}

/** Called once, by `serveQuestions`. */
export function connectToParent(): Parent {
  const port = parentPort;
  if (port !== null)
    return {
      post: (reply, moved) => port.postMessage(reply, moved),
      onRequest: (listener) => void port.on('message', listener),
    };
  const { maxMemoryMb, parentPid } = processStart();
  startWatchdog(maxMemoryMb, parentPid);
  // A terminal, or whoever stops a service, signals the parent's whole group: the parent decides when this one ends.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
  const utilityPort = utilityParentPort();
  if (utilityPort !== null)
    return {
      post: (reply) => utilityPort.postMessage(reply),
      onRequest: (listener) => void utilityPort.on('message', ({ data }) => listener(data)),
    };
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
  return {
    post: (reply) => void process.send?.(reply),
    onRequest: (listener) => void process.on('message', listener),
  };
}

/** As far as we use Electron's `process.parentPort`. */
interface UtilityParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
}

function utilityParentPort(): UtilityParentPort | null {
  const host: { readonly parentPort?: UtilityParentPort } = process;
  return host.parentPort ?? null;
}
