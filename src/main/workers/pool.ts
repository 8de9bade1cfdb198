// A pool of workers: a question each, in order; one that dies is replaced and its question fails, the others go on.
import { AppError, fromErrorData } from '../../core/domain/errors.ts';
import type { Channel, OpenChannel } from './channel.ts';
import type { Reply, Request } from './protocol.ts';

/** Milliseconds that a worker may have a question in all, or without a sign of progress. */
export type Limit = { readonly ms: number } | { readonly silentMs: number };

export interface RunOptions {
  /** Aborting drops a waiting question, and stops the worker of a running one. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress: (progress: unknown) => void;
  /** Beyond it the worker is stopped, and the question fails as 'took-too-long'. */
  readonly limit: Limit;
  /** By a worker that has had no other question. */
  readonly alone: boolean;
  /** Called just before a worker gets it. */
  readonly onBegin: () => void;
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
export class WorkerDied extends AppError {
  /** What happened, as part of a sentence. */
  readonly why: string;

  constructor(why: string) {
    super('worker-died', `The process that was working on it ended: ${why}.`);
    this.why = why;
  }
}

interface Waiting extends Omit<RunOptions, 'signal'> {
  readonly request: Request;
  /** Once, with the output or with why there is none. */
  readonly resolve: (output: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** A place for one worker, started with its first question. */
interface Seat {
  channel: Channel | null;
  waiting: Waiting | null;
  /** Of the question; without one, until the worker goes. */
  clock: NodeJS.Timeout | undefined;
}

/** A worker without a question ends after `idleMs`; null: it stays. */
export function createPool(size: number, open: OpenChannel, idleMs: number | null = null): Pool {
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
    async run(question, input, { signal, ...options }) {
      if (closed || signal?.aborted) throw cancelled();
      const { promise, resolve, reject } = Promise.withResolvers<unknown>();
      const request = { id: nextId++, question, input };
      const waiting: Waiting = { request, ...options, resolve, reject };
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
      clearTimeout(seat.clock);
      seat.waiting = waiting;
      if (waiting.alone) {
        void seat.channel?.stop();
        seat.channel = null;
      }
      seat.channel ??= start(seat);
      seat.channel.setBusy(true);
      startClock(seat, waiting);
      waiting.onBegin();
      try {
        seat.channel.post(waiting.request);
      } catch (error) {
        // What cannot be cloned has not reached the worker.
        free(seat)?.reject(new Error('A question cannot be sent to a worker.', { cause: error }));
        rest(seat);
      }
    }
  }

  /** A decoder in an endless loop inside WebAssembly takes no messages; only its worker can be stopped. */
  function startClock(seat: Seat, { limit }: Waiting): void {
    clearTimeout(seat.clock);
    seat.clock = setTimeout(
      () => {
        void empty(seat, tookTooLong(limit));
        next();
      },
      'ms' in limit ? limit.ms : limit.silentMs,
    );
    seat.clock.unref();
  }

  /** The worker waits for its next question. */
  function rest(seat: Seat): void {
    const { channel } = seat;
    channel?.setBusy(false);
    if (channel === null || idleMs === null) return;
    seat.clock = setTimeout(() => {
      seat.channel = null;
      void channel.stop();
    }, idleMs);
    seat.clock.unref();
  }

  function start(seat: Seat): Channel {
    const channel = open(
      (reply) => {
        if (seat.channel === channel && seat.waiting?.request.id === reply.id) settle(seat, reply);
      },
      (why) => {
        if (seat.channel !== channel) return;
        seat.channel = null;
        free(seat)?.reject(new WorkerDied(why ?? 'it gave no reason'));
        next();
      },
    );
    return channel;
  }

  function settle(seat: Seat, reply: Reply): void {
    if (reply.type === 'progress') {
      if (seat.waiting !== null && 'silentMs' in seat.waiting.limit) startClock(seat, seat.waiting);
      seat.waiting?.onProgress(reply.progress);
      return;
    }
    const waiting = free(seat);
    if (reply.type === 'output') waiting?.resolve(reply.output);
    else if (reply.type === 'error') waiting?.reject(fromErrorData(reply.error));
    else waiting?.reject(new Error(`In a worker: ${reply.stack}`));
    rest(seat);
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

function tookTooLong(limit: Limit): AppError {
  const long =
    'ms' in limit
      ? `It took longer than ${limit.ms / 1000} s`
      : `Nothing came of it for ${limit.silentMs / 1000} s`;
  return new AppError('took-too-long', `${long} and it was given up.`);
}
