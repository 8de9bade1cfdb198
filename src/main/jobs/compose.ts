// Music that is only just made: how far it is, as any other job.
import type { ComposeReport } from '../../core/domain/job.ts';
import { progressMeter } from '../work/progressMeter.ts';
import type { JobContext } from '../work/registry.ts';

/** Makes music and tells after each piece how many there are; stops soon after the signal. */
export type Compose = (onPiece: (done: number, total: number) => void, signal: AbortSignal) => Promise<void>;

export async function compose(make: Compose, now: () => number, job: JobContext): Promise<ComposeReport> {
  const startedAt = now();
  const meter = progressMeter({ phase: 'composing' }, 'pieces');
  let pieces = 0;
  await make((done, total) => {
    pieces = done;
    job.report(meter.measure(done, total, now()));
  }, job.signal);
  await job.ready();
  return { pieces, seconds: (now() - startedAt) / 1000 };
}
