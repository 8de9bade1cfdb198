// The real app behind the loopback host, in a process of its own whose main thread is monitored.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import * as z from 'zod';
import { keepCompiled } from '../../scripts/start/keepCompiled.js';
import { upToDateProgram } from '../../scripts/start/program.js';

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

const readySchema = z.object({
  url: z.string(),
  /** Processor time of all its threads until it listened. */
  readyCpuMs: z.number(),
});

export interface MeasuredHost extends z.infer<typeof readySchema> {
  /** Milliseconds since 1970, when its process was started; and how long it took to listen. */
  readonly startedAt: number;
  readonly readyMs: number;
  cost(): Promise<Cost>;
  stop(): Promise<void>;
}

/** Rejects when the process ends before it serves. */
export async function measuredHost(libraryDir: string, page: string): Promise<MeasuredHost> {
  // As whoever starts it has it: built and compiled before.
  keepCompiled();
  const program = await upToDateProgram({ entries: ['bench/window/host.process.ts'], sources: ['bench'] });
  if (program === null) throw new Error('the program cannot be built here');
  const startedAt = performance.timeOrigin + performance.now();
  const child = fork(join(program, 'host.process.js'), [libraryDir, page]);
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`the host ended with ${code} before it served`);
  });
  const [message] = await Promise.race([once(child, 'message'), failed]);
  failed.catch(() => undefined);
  return {
    ...readySchema.parse(message),
    startedAt,
    readyMs: performance.timeOrigin + performance.now() - startedAt,
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
