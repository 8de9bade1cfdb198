// Rate and time left, estimated from counts and smoothed so that they can be read.
import type { Progress, Step, Unit } from '../../core/domain/progress.ts';

/** Weight of the earlier rate in each new one. */
const inertia = 0.8;
const measureEveryMs = 500;

export interface ProgressMeter {
  /** `total` is null while it is not known; `now` in milliseconds. */
  measure(done: number, total: number | null, now: number): Progress;
}

/** Progress of a step without a count. */
export function uncounted(step: Step): Progress {
  return { done: 0, total: null, unit: 'steps', ratePerSecond: null, etaSeconds: null, step };
}

export function progressMeter(step: Step, unit: Unit): ProgressMeter {
  let last: { done: number; at: number } | null = null;
  let ratePerSecond: number | null = null;
  return {
    measure(done, total, now) {
      if (last === null) last = { done, at: now };
      else if (now - last.at >= measureEveryMs) {
        const rate = ((done - last.done) * 1000) / (now - last.at);
        ratePerSecond = ratePerSecond === null ? rate : inertia * ratePerSecond + (1 - inertia) * rate;
        last = { done, at: now };
      }
      const etaSeconds =
        total === null || ratePerSecond === null || ratePerSecond <= 0
          ? null
          : (total - done) / ratePerSecond;
      return { done, total, unit, ratePerSecond, etaSeconds, step };
    },
  };
}
