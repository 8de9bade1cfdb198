// Duration of a piece of work, its processor time, and the longest time that it blocked the main thread.
import { monitorEventLoopDelay } from 'node:perf_hooks';

export interface Measured {
  readonly name: string;
  readonly seconds: number;
  /** Of all threads together. */
  readonly cpuSeconds: number;
  /** The longest delay of a timer, in milliseconds; includes other work on the machine. */
  readonly longestBlock: number;
  /** The most processor time of this thread between two turns of a timer: the block on an idle machine. */
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
    // One more turn, so that the end is counted.
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
