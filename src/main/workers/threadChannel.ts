// A worker in a thread of this process: for our own computing. Large results move over instead of being copied.
import { Worker } from 'node:worker_threads';
import { endMs, type OpenChannel } from './channel.ts';
import { soon } from './soon.ts';

interface ThreadOptions {
  /** The worker's entry file, which calls `serveQuestions`. */
  readonly url: URL;
  /** What the worker finds as `startData()`. */
  readonly data?: unknown;
  /** Of its JavaScript heap and its buffers together; above it the worker dies alone. */
  readonly maxMemoryMb: number;
  /** Of its heap, for what is new in it; absent: V8 lets it grow to some 60 MB, which a thread that stays keeps. */
  readonly newObjectsMb?: number;
}

const megabyte = 1024 * 1024;
const measureEveryMs = 500;

export function threadChannel({ url, data, maxMemoryMb, newObjectsMb }: ThreadOptions): OpenChannel {
  return (onReply, onEnd) => {
    const worker = new Worker(url, {
      workerData: data,
      resourceLimits: {
        maxOldGenerationSizeMb: maxMemoryMb,
        ...(newObjectsMb === undefined ? {} : { maxYoungGenerationSizeMb: newObjectsMb }),
      },
    });
    let why: string | null = null;
    // V8 limits the heap alone, and most of what is computed with lies in buffers beside it.
    const measure = async (): Promise<void> => {
      const { used_heap_size, external_memory } = await worker.getHeapStatistics();
      if (used_heap_size + external_memory < maxMemoryMb * megabyte) {
        measuring.refresh();
        return;
      }
      why = `it needed more than ${maxMemoryMb} MB of memory`;
      await worker.terminate();
    };
    // One that has ended has nothing to measure.
    const measuring = setTimeout(() => void measure().catch(() => undefined), measureEveryMs).unref();
    worker.on('message', onReply);
    worker.on('error', (error) => {
      why = error instanceof Error ? error.message : String(error);
    });
    worker.on('exit', () => {
      clearTimeout(measuring);
      onEnd(why);
    });
    return {
      post: (request) => worker.postMessage(request),
      setBusy: (isBusy) => (isBusy ? worker.ref() : worker.unref()),
      stop: () => soon(worker.terminate(), endMs),
    };
  };
}
