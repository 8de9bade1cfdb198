// `npm run bench -- datasets [--json] [--gb 10] [--no-network]`: a data set of 10 GB is learned from within 1 GB of memory, and how fast it is read and made.
//
// The 10 GB are 64 files of frames under some 15,000 names (hard links), so they come from the page cache and not from a disk. Two learners go
// over all of it: softmax regression on masked means, which reads every step of every padded batch, and a GRU.
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { batches } from '../lab/datasets/dataset.ts';
import { datasetOf } from '../lab/datasets/manifest.ts';
import { prepare } from '../lab/datasets/prepare.ts';
import { sequenceConfigs } from '../lab/sequences/configs.ts';
import { fitSequence } from '../lab/sequences/fitSequence.ts';
import { places } from '../scripts/start/project.ts';
import { forkProcess } from '../src/main/workers/forkProcess.ts';
import { hasShared, sharedData } from '../tests/helpers/shared.ts';
import { largeCache } from './datasets/largeCache.ts';
import { softmaxOfMeans } from './datasets/softmaxOfMeans.ts';
import { atLeast, atMost, printDocument } from './report/targets.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    gb: { type: 'string', default: '10' },
    'no-network': { type: 'boolean', default: false },
  },
});
const gigabyte = 1e9;
const folder = mkdtempSync(join(tmpdir(), 'stackwax-datasets-'));
try {
  await report();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function report(): Promise<void> {
  const making = hasShared ? await makeFrames() : null;
  const manifest = await largeCache(join(folder, 'large'), Number(values.gb) * gigabyte);
  const dataset = datasetOf(manifest, 'mel-raw');
  const gb = dataset.steps.reduce((sum, steps) => sum + steps * dataset.columns * 4, 0) / gigabyte;
  const rows = Int32Array.from(dataset.items.keys());
  const before = peakGb();

  const learner = softmaxOfMeans(dataset.columns, dataset.classes.length, {
    centre: -30,
    scale: 0.1,
    rate: 1,
  });
  /** Of the last tenth. */
  let right = 0;
  let seen = 0;
  let learnedFrom = 0;
  let padded = 0;
  let learningMs = 0;
  const begun = performance.now();
  for await (const batch of batches(dataset, rows, {
    batchSize: 32,
    seed: 1,
    shuffle: true,
    byLength: true,
  })) {
    const from = performance.now();
    const share = learner.learn(batch);
    learningMs += performance.now() - from;
    if (seen >= 0.9 * rows.length) right += share * batch.rows;
    else learnedFrom += batch.rows;
    seen += batch.rows;
    padded += batch.rows * batch.steps;
  }
  right /= seen - learnedFrom;
  const seconds = (performance.now() - begun) / 1000;
  const real = dataset.steps.reduce((a, b) => a + b);
  const readSeconds = seconds - learningMs / 1000;
  const softmax = {
    seconds,
    readSeconds,
    readGbPerSecond: gb / readSeconds,
    readClipsPerSecond: seen / readSeconds,
    peakGb: peakGb(),
    right,
  };

  const network = values['no-network'] ? null : await trainGru();
  const targets = [
    atLeast('GB of frames learned from', gb, Number(values.gb)),
    atLeast('share of its last tenth told right before it was learned from, softmax regression', right, 0.95),
    atMost('GB of memory at most, softmax regression', softmax.peakGb, 1),
    ...(network === null ? [] : [atMost('GB of memory at most, GRU', network.peakGb, 1)]),
  ];
  const figures = {
    clips: rows.length,
    gb,
    peakGbBefore: before,
    softmax,
    padding: padded / real - 1,
    network,
    making,
  };
  if (values.json) return printDocument(targets, figures);
  console.log(figures);
  console.table(targets);

  async function trainGru() {
    const started = performance.now();
    const config = { ...sequenceConfigs.gru, units: 16, batchSize: 32, epochs: 1, earlyStopping: null };
    let loss = Number.NaN;
    await fitSequence(config, dataset, rows, { seed: 1, onEpoch: (epoch) => (loss = epoch.loss) });
    return { seconds: (performance.now() - started) / 1000, loss, peakGb: peakGb() };
  }
}

/** The most that this process has held so far. */
function peakGb(): number {
  return (process.resourceUsage().maxRSS * 1024) / gigabyte;
}

/** The 50 clips of GTZAN: computed, and found again. */
async function makeFrames() {
  const asked = {
    source: sharedData('gtzan', 'folds.csv'),
    audio: sharedData('gtzan', 'audio'),
    mapping: null,
    cacheFolder: join(folder, 'gtzan'),
    depth: 'quick' as const,
    entry: {
      url: places.workerUrls.analyse,
      workerData: { kernelsFile: places.kernelsFile },
      startProcess: forkProcess,
    },
    workers: availableParallelism(),
  };
  const timed = async () => {
    const begun = performance.now();
    const { computed, manifest } = await prepare(asked);
    return { clips: manifest.items.length, computed, seconds: (performance.now() - begun) / 1000 };
  };
  return { first: await timed(), again: await timed() };
}
