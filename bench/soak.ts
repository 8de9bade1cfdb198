// `npm run bench -- soak [--minutes 30] [--json]`: scans, watches, labels, retrains and exports in turn, with the page open in a
// Chromium; whether memory stays flat, and nothing holds the main thread for over 50 ms.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { upToDatePage } from '../scripts/start/page.ts';
import { launchChromium } from '../tests/helpers/chromium.ts';
import { atMost, printDocument } from './report/targets.ts';
import { type SoakStep, soakStepSchema } from './soak/step.ts';

const { values: options } = parseArgs({
  options: { json: { type: 'boolean', default: false }, minutes: { type: 'string', default: '30' } },
});
const folder = mkdtempSync(join(tmpdir(), 'stackwax-bench-'));
const page = await upToDatePage();
const steps: SoakStep[] = [];
const child = fork(new URL('./soak/soaked.process.ts', import.meta.url), [folder, page, options.minutes]);
const ended = once(child, 'exit');
const [first] = await Promise.race([
  once(child, 'message'),
  ended.then(([code]) => {
    throw new Error(`the app ended with ${code} before it served`);
  }),
]);
const browser = await launchChromium();
try {
  const window = await browser.newPage();
  await window.addInitScript(`
    window.longTasks = [];
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) window.longTasks.push(duration);
    }).observe({ type: 'longtask' });
  `);
  await window.goto(z.object({ url: z.string() }).parse(first).url);
  let pageLongestMs = 0;
  let pageMegabytes = 0;
  const heap = await window.context().newCDPSession(window);
  child.on('message', (message) => {
    const step = soakStepSchema.parse(message);
    steps.push(step);
    if (!options.json)
      console.log(
        `round ${step.round}, ${step.step.padEnd(7)}: longest block ${step.longestCpuMs.toFixed(0)} ms of processor time (${step.longestMs.toFixed(0)} by the clock), ${step.megabytes.toFixed(0)} MB (objects ${step.heapMegabytes.toFixed(0)}, buffers ${step.bufferMegabytes.toFixed(0)}), ${step.files} files`,
      );
    window
      .evaluate('Math.max(0, ...window.longTasks.splice(0))')
      .then(async (longest) => {
        pageLongestMs = Math.max(pageLongestMs, Number(longest));
        const { usedSize } = await heap.send('Runtime.getHeapUsage');
        pageMegabytes = usedSize / 1024 ** 2;
      })
      .catch(() => undefined);
  });
  const [code] = await ended;
  if (code !== 0) throw new Error(`the app ended with ${code}`);
  const growth = grown(steps);
  const targets = [
    atMost(
      'longest block of the main thread, ms of processor time',
      Math.max(...steps.map(({ longestCpuMs }) => longestCpuMs)),
      50,
    ),
    atMost('memory of the last quarter by that of the second', growth, 1.1),
  ];
  if (options.json)
    printDocument(targets, { minutes: Number(options.minutes), pageLongestMs, pageMegabytes, steps });
  else {
    for (const { name, value, target, met } of targets)
      console.log(`${name}: ${value.toFixed(2)} (${target} asked${met ? '' : ', missed'})`);
    console.log(`the page: longest task ${pageLongestMs.toFixed(0)} ms, heap ${pageMegabytes.toFixed(0)} MB`);
  }
} finally {
  child.kill('SIGKILL');
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}

/** The first quarter fills caches and is left out; the same steps are compared, since each has its own height. */
function grown(all: readonly SoakStep[]): number {
  const rounds = Math.max(...all.map(({ round }) => round));
  const of = (from: number, to: number): number =>
    median(
      all
        .filter(({ round }) => round > from * rounds && round <= to * rounds)
        .map(({ megabytes }) => megabytes),
    );
  return of(0.75, 1) / of(0.25, 0.5);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
