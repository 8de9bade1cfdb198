// A worker in a thread of this process: for our own computing. Large results move over instead of being copied.
import { Worker } from 'node:worker_threads';
import { type OpenChannel, soon } from './channel.ts';

interface ThreadOptions {
  /** The worker's entry file, which calls `serveQuestions`. */
  readonly url: URL;
  /** What the worker finds as `startData()`. */
  readonly data?: unknown;
  /** Old-generation heap limit in megabytes; above it the worker dies alone. */
  readonly maxHeapMb?: number;
}

export function threadChannel({ url, data, maxHeapMb }: ThreadOptions): OpenChannel {
  const resourceLimits = maxHeapMb === undefined ? {} : { maxOldGenerationSizeMb: maxHeapMb };
  return (onReply, onEnd) => {
    const worker = new Worker(url, { resourceLimits, workerData: data });
    let why: string | null = null;
    worker.on('message', onReply);
    worker.on('error', (error) => {
      why = error instanceof Error ? error.message : String(error);
    });
    worker.on('exit', () => onEnd(why));
    return {
      post: (request) => worker.postMessage(request),
      setBusy: (isBusy) => (isBusy ? worker.ref() : worker.unref()),
      stop: () => soon(worker.terminate()),
    };
  };
}
