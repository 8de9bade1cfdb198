// `npm run bench -- statistics [--json] [tracks]`: the statistics of a generated library of 100,000 tracks, and for how long the
// main thread is held up while they are counted.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { places } from '../scripts/start/project.ts';
import type { StatisticsScope } from '../src/core/domain/statistics.ts';
import { createApp } from '../src/main/app.ts';
import { openStore } from '../src/main/store/store.ts';
import { fillLibrary } from './library/generated.ts';
import { atMost, printDocument, type Target } from './report/targets.ts';
import { type Measured, measure } from './retrain/meter.ts';

const json = process.argv.includes('--json');
const size = Number(process.argv.slice(2).find((argument) => /^\d+$/.test(argument)) ?? 100_000);
const rounds = 3;
/** Of the main thread, in milliseconds of its processor time. */
const longestBlock = 50;

const libraryDir = mkdtempSync(join(tmpdir(), 'stackwax-bench-'));
try {
  const opened = openStore(libraryDir, () => 0);
  fillLibrary(opened.transaction, size);
  opened.close();
  const figures = await run();
  const targets: Target[] = figures.map(({ name, longestBlockCpu }) =>
    atMost(`${name}: the main thread is blocked (ms)`, longestBlockCpu, longestBlock),
  );
  if (json) printDocument(targets, { tracks: size, figures });
  else print(figures);
} finally {
  rmSync(libraryDir, { recursive: true, force: true });
}

async function run(): Promise<Measured[]> {
  const app = await createApp({ ...places, libraryDir });
  const client = createRouterClient(app.router);
  const ask = (scope: StatisticsScope) => () => client.statistics.get(scope);
  try {
    const everything = await client.tracks.query({});
    const half = everything.filter((_, i) => i % 2 === 0);
    const change = () => client.labels.set({ trackIds: everything.slice(0, 1), genre: 'jazz' });
    return [
      (await measure('first, with the start of the worker', ask({}))).measured,
      await least('after a change', ask({}), change),
      await least('a filter, after a change', ask({ filter: { tempoBpm: { min: 100, max: 130 } } }), change),
      await least('a list of half of the tracks, after a change', ask({ ids: half }), change),
      await least('again', ask({}), async () => void (await ask({})())),
    ];
  } finally {
    await app.close();
  }
}

/** The quickest of several, with the longest block of them all. */
async function least(
  name: string,
  work: () => Promise<unknown>,
  before: () => Promise<unknown>,
): Promise<Measured> {
  const all: Measured[] = [];
  for (let round = 0; round < rounds; round++) {
    await before();
    all.push((await measure(name, work)).measured);
  }
  const smallest = (of: (one: Measured) => number): number => Math.min(...all.map(of));
  const largest = (of: (one: Measured) => number): number => Math.max(...all.map(of));
  return {
    name,
    seconds: smallest((one) => one.seconds),
    cpuSeconds: smallest((one) => one.cpuSeconds),
    longestBlock: largest((one) => one.longestBlock),
    longestBlockCpu: largest((one) => one.longestBlockCpu),
  };
}

function print(figures: readonly Measured[]): void {
  console.log(`${size} tracks`);
  console.log(`${''.padEnd(48)}  seconds      cpu  block ms   of cpu`);
  for (const { name, ...one } of figures) {
    const row = [one.seconds, one.cpuSeconds, one.longestBlock, one.longestBlockCpu];
    console.log(`${name.padEnd(48)}${row.map((value) => value.toFixed(2).padStart(9)).join('')}`);
  }
}
