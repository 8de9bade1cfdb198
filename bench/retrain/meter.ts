// How long a piece of work takes, what it costs the processor, and the longest time that it kept the main thread from others.
import { monitorEventLoopDelay } from 'node:perf_hooks';

export interface Measured {
  readonly name: string;
  readonly seconds: number;
  /** Of all threads together. */
  readonly cpuSeconds: number;
  /** The longest that a timer had to wait, in milliseconds; on a machine that does other work it waits for that, too. */
  readonly longestBlock: number;
  /** The most that this thread computed between two turns of a timer: what the block is on a machine that does nothing else. */
  readonly longestBlockCpu: number;
}

const everyMs = 2;

export async function measure<Value>(
  name: string,
  work: () => Promise<Value>,
): Promise<{ value: Value; measured: Measured }> {
  const delay = monitorEventLoopDelay({ resolution: everyMs });
  let longestBlockCpu = 0;
  let before = process.threadCpuUsage();
  const turn = (): void => {
    const { user, system } = process.threadCpuUsage(before);
    before = process.threadCpuUsage();
    longestBlockCpu = Math.max(longestBlockCpu, (user + system) / 1000);
  };
  const timer = setInterval(turn, everyMs);
  delay.enable();
  const cpu = process.cpuUsage();
  const started = performance.now();
  try {
    const value = await work();
    const seconds = (performance.now() - started) / 1000;
    const { user, system } = process.cpuUsage(cpu);
    // One more turn, so that what came last is counted.
    await new Promise((resolve) => setTimeout(resolve, 3 * everyMs));
    turn();
    const longestBlock = delay.max / 1e6;
    return {
      value,
      measured: { name, seconds, cpuSeconds: (user + system) / 1e6, longestBlock, longestBlockCpu },
    };
  } finally {
    clearInterval(timer);
    delay.disable();
  }
}
