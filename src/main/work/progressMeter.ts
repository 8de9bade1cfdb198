// Rate and time left from counts alone, smoothed so that the figures can be read.
import type { Progress, Step, Unit } from '../../core/domain/progress.ts';

/** How much of the rate is older than the last measurement, per measurement. */
const inertia = 0.8;
const measureEveryMs = 500;

export interface ProgressMeter {
  /** Progress at this moment; `total` is null while it is not known. */
  measure(done: number, total: number | null, now: number): Progress;
}

/** Of a step whose parts are not counted. */
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
