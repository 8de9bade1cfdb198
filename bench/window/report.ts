// The measurements of all visits, beside the targets.
import { atMost, type Target } from '../report/targets.ts';
import type { Frame, Step, Visit } from './session.ts';
import { type Spread, spread } from './spread.ts';

/** In milliseconds, except the heap, which is in megabytes. */
export interface Figures {
  readonly openings: readonly number[];
  /** From the start of the host's process until it listens, and until the first rows are painted. */
  readonly ready: { readonly wall: Spread; readonly cpu: Spread };
  readonly start: Spread;
  readonly opening: Steps;
  readonly keystroke: Steps;
  readonly click: Steps;
  readonly frame: { readonly wall: Spread; readonly cpu: Spread };
  readonly longestTask: Frame;
  readonly heap: { readonly used: number; readonly kept: number };
  readonly hostBlock: Frame;
}

/** `computed` is the sum of page and host: the wait on an idle machine. */
interface Steps {
  readonly wall: Spread;
  readonly computed: Spread;
  readonly pageCpu: Spread;
  readonly hostCpu: Spread;
}

export function figures(visits: readonly Visit[]): Figures {
  const frames = visits.flatMap((visit) => visit.frames);
  return {
    openings: visits.map(({ opening }) => opening.wall),
    ready: {
      wall: spread(visits.map(({ start }) => start.ready.wall)),
      cpu: spread(visits.map(({ start }) => start.ready.cpu)),
    },
    start: spread(visits.map(({ start }) => start.rows)),
    opening: stepsOf(visits.map(({ opening }) => opening)),
    keystroke: stepsOf(visits.flatMap(({ keystrokes }) => keystrokes)),
    click: stepsOf(visits.flatMap(({ clicks }) => clicks)),
    frame: { wall: spread(frames.map(({ wall }) => wall)), cpu: spread(frames.map(({ cpu }) => cpu)) },
    longestTask: longest(visits.map(({ longestTask }) => longestTask)),
    heap: {
      used: Math.max(...visits.map(({ heap }) => heap)),
      kept: Math.max(...visits.map(({ heapKept }) => heapKept)),
    },
    hostBlock: longest(
      visits
        .flatMap(({ keystrokes, clicks }) => [...keystrokes, ...clicks])
        .map(({ hostBlock }) => hostBlock),
    ),
  };
}

function stepsOf(steps: readonly Step[]): Steps {
  return {
    wall: spread(steps.map(({ wall }) => wall)),
    computed: spread(steps.map(({ pageCpu, hostCpu }) => pageCpu + hostCpu)),
    pageCpu: spread(steps.map(({ pageCpu }) => pageCpu)),
    hostCpu: spread(steps.map(({ hostCpu }) => hostCpu)),
  };
}

function longest(frames: readonly Frame[]): Frame {
  return frames.reduce((most, frame) => (frame.cpu > most.cpu ? frame : most), { wall: 0, cpu: 0 });
}

interface Report extends Figures {
  readonly tracks: number;
  readonly loadBefore: number;
  readonly loadAfter: number;
  readonly script: { readonly gzipped: number; readonly plain: number };
}

export function targetsOf(report: Report): Target[] {
  return [
    atMost('start to first rows, ms', report.start.median, 500),
    atMost('opening to first rows, ms', report.opening.wall.median, 500),
    atMost('keystroke to results, p95 ms', report.keystroke.wall.p95, 50),
    atMost('keystroke to results, median ms', report.keystroke.wall.median, 50),
    atMost('genre click to rows, p95 ms', report.click.wall.p95, 50),
    atMost('genre click to rows, median ms', report.click.wall.median, 50),
    atMost('scrolling, main thread a frame, p95 ms', report.frame.wall.p95, 8),
    // What the page itself computes of each: on a busy machine only this shows what has become slower.
    atMost('keystroke, processor time of the page, p95 ms', report.keystroke.pageCpu.p95, 50),
    atMost('genre click, processor time of the page, p95 ms', report.click.pageCpu.p95, 50),
    atMost('scrolling, processor time a frame, p95 ms', report.frame.cpu.p95, 8),
    atMost('longest task while scrolling, ms', report.longestTask.wall, 50),
    atMost('longest block of the host, ms', report.hostBlock.wall, 50),
    atMost('heap of the page, MB', report.heap.used, 250),
    atMost('script at opening, kB gzipped', report.script.gzipped, 350),
  ];
}

export function print(report: Report): void {
  console.log(
    `${report.tracks} tracks; load ${report.loadBefore.toFixed(1)} before, ${report.loadAfter.toFixed(1)} after`,
  );
  const row = (what: string, promised: string, ...texts: readonly string[]): void =>
    console.log(what.padEnd(40) + promised.padStart(12) + texts.map((text) => text.padStart(10)).join(''));
  const values = (what: string, promised: string, { median, p95, max }: Spread): void =>
    row(what, promised, median.toFixed(1), p95.toFixed(1), max.toFixed(1));
  row('milliseconds', 'promised', 'median', 'p95', 'max');
  values('start to first rows', '500', report.start);
  values('  of it until the host listens', '', report.ready.wall);
  values('  computed, host, until it listens', '', report.ready.cpu);
  for (const [what, promised, steps] of [
    ['opening to first rows', '500', report.opening],
    ['keystroke to results', 'p95 50', report.keystroke],
    ['genre click to rows', 'p95 50', report.click],
  ] as const) {
    values(what, promised, steps.wall);
    values('  computed, page and host', '', steps.computed);
    values('  computed, page', '', steps.pageCpu);
    values('  computed, host', '', steps.hostCpu);
  }
  values('scrolling, main thread a frame', 'p95 8', report.frame.wall);
  values('  computed', '', report.frame.cpu);
  const one = (what: string, promised: string, value: number): void => row(what, promised, value.toFixed(1));
  one('longest task while scrolling', '50', report.longestTask.wall);
  one('  computed', '', report.longestTask.cpu);
  one('longest block of the host', '50', report.hostBlock.wall);
  one('  computed', '', report.hostBlock.cpu);
  one('heap of the page, MB', '250', report.heap.used);
  one('  after the garbage is gone', '', report.heap.kept);
  one('script at opening, kB gzipped', '350', report.script.gzipped);
}
