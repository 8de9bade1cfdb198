// The line between a pool and one of its workers: a thread here; a process of its own could keep the same promises.
import { Worker } from 'node:worker_threads';
import type { Reply, Request } from './protocol.ts';

export interface Channel {
  post(request: Request): void;
  /** Only a busy worker keeps this process alive. */
  setBusy(isBusy: boolean): void;
  /** Ends the worker, whatever it is doing. */
  stop(): Promise<void>;
}

/** Starts a worker. `onEnd` is called once, with the error that ended it if there was one. */
export type OpenChannel = (onReply: (reply: Reply) => void, onEnd: (reason: unknown) => void) => Channel;

interface ThreadOptions {
  /** The worker's entry file, which calls `serveQuestions`. */
  readonly url: URL;
  /** What the worker finds as its `workerData`. */
  readonly workerData?: unknown;
  /** Old-generation heap limit in megabytes; above it the worker dies alone. */
  readonly maxHeapMb?: number;
}

export function threadChannel({ url, workerData, maxHeapMb }: ThreadOptions): OpenChannel {
  const resourceLimits = maxHeapMb === undefined ? {} : { maxOldGenerationSizeMb: maxHeapMb };
  return (onReply, onEnd) => {
    const worker = new Worker(url, { resourceLimits, workerData });
    let reason: unknown;
    worker.on('message', onReply);
    worker.on('error', (error) => {
      reason = error;
    });
    worker.on('exit', () => onEnd(reason));
    return {
      post: (request) => worker.postMessage(request),
      setBusy: (isBusy) => (isBusy ? worker.ref() : worker.unref()),
      async stop() {
        await worker.terminate();
      },
    };
  };
}
