// Listens to one file again and again, as an analysis worker does, and prints the processor time of it as JSON.
import { places } from '../../scripts/start/project.ts';
import { SAMPLE_RATE } from '../../src/core/dsp/framing.ts';
import { shippedLayout } from '../../src/core/features/layout.ts';
import { analysing } from '../../src/main/analysis/analysing.ts';
import { readWindows } from '../../src/main/audio/windows.ts';
import { createEars } from '../../src/main/engines/ears.ts';
import { loadKernels, loadLogMel } from '../../src/main/engines/kernels.ts';

const [file = '', rounds = '15'] = process.argv.slice(2);
const path = Buffer.from(file);
const { kernelsFile } = places;
const kernels = loadKernels(kernelsFile, (reason) => {
  throw reason;
});
const { analyse } = analysing(kernels, createEars(loadLogMel(kernelsFile)));

/** A worker is warm after a few tracks. */
const warmUp = 10;

async function medianMs(run: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = -warmUp; round < Number(rounds); round++) {
    const before = process.cpuUsage();
    await run();
    const { user, system } = process.cpuUsage(before);
    if (round >= 0) times.push((user + system) / 1000);
  }
  const sorted = times.toSorted((a, b) => a - b);
  return Math.round(10 * (sorted[sorted.length >> 1] ?? Number.NaN)) / 10;
}

const listenMs = await medianMs(async () =>
  analyse(
    { path, depth: 'quick', groups: shippedLayout, ears: [] },
    { report: () => undefined, transfer: () => undefined },
  ),
);
const loadMs = await medianMs(async () => {
  const { windows } = await readWindows(path, { depth: 'quick', resample: kernels.resample });
  return windows.map(({ samplesAt }) => samplesAt(SAMPLE_RATE));
});
console.log(JSON.stringify({ listenMs, loadMs }));
