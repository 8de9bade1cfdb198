// Chromium's trace of the page's main thread: its tasks, its frames and the marks of the bench.
import type { Browser, Page } from 'playwright-core';
import * as z from 'zod';

const eventSchema = z.object({
  name: z.string(),
  ph: z.string(),
  pid: z.number(),
  tid: z.number(),
  /** Microseconds, by the clock and of the thread's processor time. */
  ts: z.number().optional(),
  dur: z.number().optional(),
  tdur: z.number().optional(),
});
type TraceEvent = z.infer<typeof eventSchema>;

interface Task {
  /** In milliseconds, on the trace's own clock. */
  readonly start: number;
  readonly wall: number;
  readonly cpu: number;
}

export interface MainThread {
  readonly tasks: readonly Task[];
  /** Times at which the page began to draw each frame. */
  readonly frames: readonly number[];
  /** Times of the marks with this name. */
  marks(name: string): readonly number[];
}

const categories = [
  'toplevel',
  'devtools.timeline',
  'devtools.timeline.frame',
  'blink.user_timing',
  '__metadata',
];

/** Traces the page, which must leave at least one mark, while `work` runs. */
export async function traced<T>(
  browser: Browser,
  page: Page,
  work: () => Promise<T>,
): Promise<{ result: T; thread: MainThread }> {
  await browser.startTracing(page, { categories });
  const result = await work();
  const trace = await browser.stopTracing();
  const { traceEvents } = z.object({ traceEvents: z.array(eventSchema) }).parse(JSON.parse(`${trace}`));
  return { result, thread: mainThread(traceEvents) };
}

const markPrefix = 'bench:';

function mainThread(events: readonly TraceEvent[]): MainThread {
  const mark = events.find(({ name }) => name.startsWith(markPrefix));
  if (mark === undefined) throw new Error('the page left no mark in the trace');
  const own = events
    .filter(({ pid, tid }) => pid === mark.pid && tid === mark.tid)
    .toSorted((a, b) => (a.ts ?? 0) - (b.ts ?? 0));
  const startsOf = (wanted: string, phases: string): number[] =>
    own.filter(({ name, ph }) => name === wanted && phases.includes(ph)).map(({ ts = 0 }) => ts / 1000);
  return {
    tasks: own
      .filter(({ name, ph }) => ph === 'X' && name === 'ThreadControllerImpl::RunTask')
      .map(({ ts = 0, dur = 0, tdur = dur }) => ({ start: ts / 1000, wall: dur / 1000, cpu: tdur / 1000 })),
    frames: startsOf('AnimationFrame::Render', 'b'),
    marks: (name) => startsOf(`${markPrefix}${name}`, 'IR'),
  };
}

/** Work of the main thread from one moment to another; a task counts, whole, at its start. */
export function workWithin(thread: MainThread, from: number, to: number): { wall: number; cpu: number } {
  const within = thread.tasks.filter(({ start }) => start >= from && start < to);
  return {
    wall: within.reduce((sum, { wall }) => sum + wall, 0),
    cpu: within.reduce((sum, { cpu }) => sum + cpu, 0),
  };
}
