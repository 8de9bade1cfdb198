// A pool of worker threads: a task each, in order; one that dies is replaced and its task fails, the others go on.
import { Worker } from 'node:worker_threads';
import { AppError, fromErrorData } from '../../core/domain/errors.ts';
import type { Reply, Request } from './protocol.ts';

export interface PoolOptions {
  /** The worker's entry file, which calls `serve`. */
  readonly url: URL;
  readonly size: number;
  /** What each worker finds as its `workerData`. */
  readonly workerData?: unknown;
  /** Old-generation heap limit of a worker in megabytes; above it the worker dies alone. */
  readonly maxHeapMb?: number;
}

export interface RunOptions {
  /** Aborting drops a waiting task, and stops the worker of a running one. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: unknown) => void) | undefined;
  /** A worker that has had the task this long is stopped, and the task fails as 'took-too-long'. */
  readonly timeoutMs?: number | undefined;
}

export interface Pool<Task, Value> {
  readonly size: number;
  /**
   * Throws what the worker threw, AppError('worker-died') when it died, AppError('took-too-long'), and
   * AppError('cancelled') when aborted.
   */
  run(task: Task, options?: RunOptions): Promise<Value>;
  /** Stops all workers; tasks under way fail as cancelled. */
  close(): Promise<void>;
}

/** How a task may end without an answer. */
type Ending = 'died' | 'cancelled' | 'took-too-long';

interface Waiting<Task> {
  readonly request: Request<Task>;
  readonly timeoutMs: number | undefined;
  readonly settle: (reply: Reply | Ending, reason?: unknown) => void;
}

interface Seat<Task> {
  worker: Worker | null;
  waiting: Waiting<Task> | null;
}

export function createPool<Task, Value>(options: PoolOptions): Pool<Task, Value> {
  const queue: Waiting<Task>[] = [];
  const seats: Seat<Task>[] = Array.from({ length: options.size }, () => ({ worker: null, waiting: null }));
  let nextId = 1;
  let closed = false;

  return {
    size: options.size,
    run: (task, { signal, onProgress, timeoutMs } = {}) =>
      new Promise<Value>((resolve, reject) => {
        if (closed || signal?.aborted) {
          reject(cancelled());
          return;
        }
        const request = { id: nextId++, task };
        const waiting: Waiting<Task> = { request, timeoutMs, settle };
        const abort = () => cancel(waiting);
        signal?.addEventListener('abort', abort, { once: true });
        queue.push(waiting);
        next();

        function settle(reply: Reply | Ending, reason?: unknown): void {
          if (typeof reply === 'object' && reply.type === 'progress') {
            onProgress?.(reply.progress);
            return;
          }
          signal?.removeEventListener('abort', abort);
          if (reply === 'cancelled') reject(cancelled());
          else if (reply === 'died') reject(workerDied(reason));
          else if (reply === 'took-too-long') reject(tookTooLong(timeoutMs ?? 0));
          // What a worker of this pool returns is what its `serve` was typed with.
          else if (reply.type === 'value') resolve(reply.value as Value);
          else if (reply.type === 'error') reject(fromErrorData(reply.error));
          else if (reply.type === 'bug') reject(new Error(`In a worker: ${reply.stack}`));
        }
      }),
    async close() {
      closed = true;
      for (const waiting of queue.splice(0)) waiting.settle('cancelled');
      await Promise.all(seats.map((seat) => empty(seat)));
    },
  };

  /** Gives waiting tasks to free seats; workers start with their first task. */
  function next(): void {
    for (const seat of seats) {
      if (seat.waiting !== null) continue;
      const waiting = queue.shift();
      if (waiting === undefined) return;
      seat.waiting = waiting;
      seat.worker ??= start(seat);
      seat.worker.ref();
      seat.worker.postMessage(waiting.request);
      startClock(seat, waiting);
    }
  }

  /** A decoder caught in an endless loop inside WebAssembly hears nothing; only its thread can be stopped. */
  function startClock(seat: Seat<Task>, waiting: Waiting<Task>): void {
    if (waiting.timeoutMs === undefined) return;
    const clock = setTimeout(() => {
      if (seat.waiting !== waiting) return;
      void empty(seat, 'took-too-long');
      if (!closed) next();
    }, waiting.timeoutMs);
    clock.unref();
  }

  function start(seat: Seat<Task>): Worker {
    const limits = options.maxHeapMb === undefined ? {} : { maxOldGenerationSizeMb: options.maxHeapMb };
    const worker = new Worker(options.url, { resourceLimits: limits, workerData: options.workerData });
    let reason: unknown;
    worker.on('message', (reply: Reply) => {
      const { waiting } = seat;
      if (seat.worker !== worker || waiting?.request.id !== reply.id) return;
      waiting.settle(reply);
      if (reply.type === 'progress') return;
      seat.waiting = null;
      // An idle worker does not keep the process alive.
      worker.unref();
      next();
    });
    worker.on('error', (error) => {
      reason = error;
    });
    worker.on('exit', () => {
      if (seat.worker !== worker) return;
      const { waiting } = seat;
      seat.worker = null;
      seat.waiting = null;
      waiting?.settle('died', reason);
      if (!closed) next();
    });
    return worker;
  }

  function cancel(waiting: Waiting<Task>): void {
    const place = queue.indexOf(waiting);
    if (place >= 0) {
      queue.splice(place, 1);
      waiting.settle('cancelled');
      return;
    }
    const seat = seats.find((candidate) => candidate.waiting === waiting);
    if (seat === undefined) return;
    void empty(seat);
    if (!closed) next();
  }

  /** Stops the seat's worker, if it has one; the next task gets a new one. */
  async function empty(seat: Seat<Task>, ending: Ending = 'cancelled'): Promise<void> {
    const { worker, waiting } = seat;
    seat.worker = null;
    seat.waiting = null;
    waiting?.settle(ending);
    await worker?.terminate();
  }
}

function cancelled(): AppError {
  return new AppError('cancelled', 'Cancelled.');
}

function workerDied(cause: unknown): AppError {
  const reason = cause instanceof Error ? `: ${cause.message}` : '';
  return new AppError('worker-died', `The worker that had it died${reason}.`, { cause });
}

function tookTooLong(timeoutMs: number): AppError {
  return new AppError('took-too-long', `It took longer than ${timeoutMs / 1000} s and was given up.`);
}
