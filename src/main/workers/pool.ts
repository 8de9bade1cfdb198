// A pool of workers: a question each, in order; one that dies is replaced and its question fails, the others go on.
import { AppError, fromErrorData } from '../../core/domain/errors.ts';
import type { Channel, OpenChannel } from './channel.ts';
import type { Reply, Request } from './protocol.ts';

export interface RunOptions {
  /** Aborting drops a waiting question, and stops the worker of a running one. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress: (progress: unknown) => void;
  /** A worker that has had the question this long is stopped, and the question fails as 'took-too-long'. */
  readonly limitMs: number | null;
}

export interface Pool {
  readonly size: number;
  /**
   * Throws what the worker threw, AppError('worker-died') when it died, AppError('took-too-long'), and
   * AppError('cancelled') when aborted.
   */
  run(question: string, input: unknown, options: RunOptions): Promise<unknown>;
  /** Stops all workers; questions under way fail as cancelled. */
  close(): Promise<void>;
}

/** The worker died while it had the question, which may have killed it. */
class WorkerDied extends AppError {
  constructor(why: string | null) {
    super('worker-died', `The process that was working on it ended: ${why ?? 'nobody knows why'}.`);
  }
}

interface Waiting {
  readonly request: Request;
  readonly limitMs: number | null;
  readonly onProgress: (progress: unknown) => void;
  /** Once, with the output or with why there is none. */
  readonly resolve: (output: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** A place for one worker, started with its first question. */
interface Seat {
  channel: Channel | null;
  waiting: Waiting | null;
  clock: NodeJS.Timeout | undefined;
}

export function createPool(size: number, open: OpenChannel): Pool {
  const queue: Waiting[] = [];
  const seats: Seat[] = Array.from({ length: size }, () => ({
    channel: null,
    waiting: null,
    clock: undefined,
  }));
  let nextId = 1;
  let closed = false;

  return {
    size,
    async run(question, input, { signal, onProgress, limitMs }) {
      if (closed || signal?.aborted) throw cancelled();
      const { promise, resolve, reject } = Promise.withResolvers<unknown>();
      const request = { id: nextId++, question, input };
      const waiting: Waiting = { request, limitMs, onProgress, resolve, reject };
      const abort = () => cancel(waiting);
      signal?.addEventListener('abort', abort, { once: true });
      queue.push(waiting);
      next();
      try {
        return await promise;
      } finally {
        signal?.removeEventListener('abort', abort);
      }
    },
    async close() {
      closed = true;
      for (const waiting of queue.splice(0)) waiting.reject(cancelled());
      await Promise.all(seats.map((seat) => empty(seat, cancelled())));
    },
  };

  /** Gives waiting questions to free seats. */
  function next(): void {
    for (const seat of seats) {
      if (seat.waiting !== null) continue;
      const waiting = queue.shift();
      if (waiting === undefined) return;
      seat.waiting = waiting;
      seat.channel ??= start(seat);
      seat.channel.setBusy(true);
      startClock(seat, waiting);
      try {
        seat.channel.post(waiting.request);
      } catch (error) {
        // What cannot be cloned has not reached the worker.
        free(seat)?.reject(new Error('A question cannot be sent to a worker.', { cause: error }));
        seat.channel.setBusy(false);
      }
    }
  }

  /** A decoder in an endless loop inside WebAssembly takes no messages; only its worker can be stopped. */
  function startClock(seat: Seat, { limitMs }: Waiting): void {
    if (limitMs === null) return;
    seat.clock = setTimeout(() => {
      void empty(seat, tookTooLong(limitMs));
      next();
    }, limitMs);
    seat.clock.unref();
  }

  function start(seat: Seat): Channel {
    const channel = open(
      (reply) => {
        if (seat.channel === channel && seat.waiting?.request.id === reply.id) settle(seat, channel, reply);
      },
      (why) => {
        if (seat.channel !== channel) return;
        seat.channel = null;
        free(seat)?.reject(new WorkerDied(why));
        next();
      },
    );
    return channel;
  }

  function settle(seat: Seat, channel: Channel, reply: Reply): void {
    if (reply.type === 'progress') {
      seat.waiting?.onProgress(reply.progress);
      return;
    }
    const waiting = free(seat);
    if (reply.type === 'output') waiting?.resolve(reply.output);
    else if (reply.type === 'error') waiting?.reject(fromErrorData(reply.error));
    else waiting?.reject(new Error(`In a worker: ${reply.stack}`));
    channel.setBusy(false);
    next();
  }

  function cancel(waiting: Waiting): void {
    const place = queue.indexOf(waiting);
    if (place >= 0) {
      queue.splice(place, 1);
      waiting.reject(cancelled());
      return;
    }
    const seat = seats.find((candidate) => candidate.waiting === waiting);
    if (seat === undefined) return;
    void empty(seat, cancelled());
    next();
  }

  /** Takes the question off the seat. */
  function free(seat: Seat): Waiting | null {
    const { waiting } = seat;
    clearTimeout(seat.clock);
    seat.waiting = null;
    return waiting;
  }

  /** Stops the seat's worker, if it has one; the next question gets a new one. */
  async function empty(seat: Seat, error: AppError): Promise<void> {
    const { channel } = seat;
    seat.channel = null;
    free(seat)?.reject(error);
    await channel?.stop();
  }
}

function cancelled(): AppError {
  return new AppError('cancelled', 'Cancelled.');
}

function tookTooLong(limitMs: number): AppError {
  return new AppError('took-too-long', `It took longer than ${limitMs / 1000} s and was given up.`);
}
