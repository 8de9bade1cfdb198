// `npm run bench -- soak [--minutes 30] [--json]`: scans, watches, labels, retrains and exports in turn, with the page open in a
// Chromium; whether memory stays flat, and nothing holds the main thread for over 50 ms. Memory is anonymous pages (Linux tells them):
// those of the app with its threads, and of the processes that it starts; neither pages of files nor Chromium, whose page is told apart.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { upToDatePage } from '../scripts/start/page.ts';
import { launchChromium } from '../tests/helpers/chromium.ts';
import { anonymousBytes } from './report/memory.ts';
import { atMost, printDocument } from './report/targets.ts';
import { type Soaked, soakStepSchema } from './soak/step.ts';

const { values: options } = parseArgs({
  options: { json: { type: 'boolean', default: false }, minutes: { type: 'string', default: '30' } },
});
const megabyte = 1024 ** 2;
const folder = mkdtempSync(join(tmpdir(), 'stackwax-bench-'));
const page = await upToDatePage();
const steps: Soaked[] = [];
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
    const { own, below } = anonymousBytes(child.pid ?? 0);
    const step: Soaked = {
      ...soakStepSchema.parse(message),
      anonymousMegabytes: own / megabyte,
      processesMegabytes: below / megabyte,
    };
    steps.push(step);
    if (!options.json)
      console.log(
        `round ${step.round}, ${step.step.padEnd(7)}: longest block ${step.longestCpuMs.toFixed(0)} ms of processor time (${step.longestMs.toFixed(0)} by the clock), ${step.anonymousMegabytes.toFixed(0)} MB and ${step.processesMegabytes.toFixed(0)} of its processes (resident ${step.megabytes.toFixed(0)}, objects ${step.heapMegabytes.toFixed(0)}, buffers ${step.bufferMegabytes.toFixed(0)}), ${step.files} files`,
      );
    window
      .evaluate('Math.max(0, ...window.longTasks.splice(0))')
      .then(async (longest) => {
        pageLongestMs = Math.max(pageLongestMs, Number(longest));
        const { usedSize } = await heap.send('Runtime.getHeapUsage');
        pageMegabytes = usedSize / megabyte;
      })
      .catch(() => undefined);
  });
  const [code] = await ended;
  if (code !== 0) throw new Error(`the app ended with ${code}`);
  const targets = [
    atMost(
      'longest block of the main thread, ms of processor time',
      Math.max(...steps.map(({ longestCpuMs }) => longestCpuMs)),
      50,
    ),
    atMost(
      'memory of the app, the last quarter by the second',
      grown(steps, ({ anonymousMegabytes }) => anonymousMegabytes),
      1.1,
    ),
    atMost(
      'memory of the app and its processes, the last quarter by the second',
      grown(steps, ({ anonymousMegabytes, processesMegabytes }) => anonymousMegabytes + processesMegabytes),
      1.1,
    ),
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
function grown(all: readonly Soaked[], megabytesOf: (step: Soaked) => number): number {
  const rounds = Math.max(...all.map(({ round }) => round));
  const of = (from: number, to: number): number =>
    median(all.filter(({ round }) => round > from * rounds && round <= to * rounds).map(megabytesOf));
  return of(0.75, 1) / of(0.25, 0.5);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
