// How long the main thread was held since it was last asked: by the clock, and as processor time.
import { monitorEventLoopDelay } from 'node:perf_hooks';

const tickMs = 2;

export interface LongestBlock {
  /** The longest delay of a timer, in milliseconds; includes other work on the machine. */
  readonly longestMs: number;
  /** The most processor time of this thread between two ticks, in milliseconds: the block on an idle machine. */
  readonly longestCpuMs: number;
}

/** Watches the thread that calls it, for as long as it lives; each answer begins anew. */
export function watchMainThread(): () => LongestBlock {
  const delay = monitorEventLoopDelay({ resolution: tickMs });
  delay.enable();
  let longestCpuMs = 0;
  let before = process.threadCpuUsage();
  setInterval(() => {
    const now = process.threadCpuUsage();
    longestCpuMs = Math.max(longestCpuMs, (now.user + now.system - before.user - before.system) / 1000);
    before = now;
  }, tickMs);
  return () => {
    const block = { longestMs: Math.max(0, delay.max / 1e6 - tickMs), longestCpuMs };
    delay.reset();
    longestCpuMs = 0;
    return block;
  };
}
