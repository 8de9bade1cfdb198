// The real app behind the loopback host, in a process of its own whose main thread is monitored.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import * as z from 'zod';

const costSchema = z.object({
  /** Processor time of the main thread since it started. */
  cpuMs: z.number(),
  /** The longest block of the main thread since the last question: by the clock, and processor time. */
  longestMs: z.number(),
  longestCpuMs: z.number(),
  /** Memory of the process with its threads: the most since it started, and now. */
  peakMb: z.number(),
  nowMb: z.number(),
});
type Cost = z.infer<typeof costSchema>;

export interface MeasuredHost {
  readonly url: string;
  cost(): Promise<Cost>;
  stop(): Promise<void>;
}

/** Rejects when the process ends before it serves. */
export async function measuredHost(libraryDir: string, page: string): Promise<MeasuredHost> {
  const child = fork(new URL('./host.process.ts', import.meta.url), [libraryDir, page]);
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`the host ended with ${code} before it served`);
  });
  const [message] = await Promise.race([once(child, 'message'), failed]);
  failed.catch(() => undefined);
  return {
    url: z.object({ url: z.string() }).parse(message).url,
    async cost() {
      const answered = once(child, 'message');
      child.send('cost');
      const [cost] = await answered;
      return costSchema.parse(cost);
    },
    async stop() {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    },
  };
}
