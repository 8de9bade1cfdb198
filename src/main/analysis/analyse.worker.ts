// Worker: reads one file's tags and fingerprint or its cover, or decodes its windows and extracts their features.
import { workerData } from 'node:worker_threads';
import type { TrackMarks } from '../../core/domain/marks.ts';
import { encodePeaks } from '../../core/domain/peaks.ts';
import { spectrogramJson } from '../../core/domain/spectrogram.ts';
import { beatRows } from '../../core/features/beatRows.ts';
import { beatSeconds } from '../../core/features/beats.ts';
import { describe } from '../../core/features/extract.ts';
import { musicalFacts } from '../../core/features/facts.ts';
import { type Hearing, hear } from '../../core/features/hearing.ts';
import { computePeaks } from '../audio/pictures/peaks.ts';
import { computeSpectrogram } from '../audio/pictures/spectrogram.ts';
import { readStretches, readWindows } from '../audio/windows.ts';
import { loadKernels } from '../engines/kernels.ts';
import { readCover } from '../library/cover.ts';
import { fingerprint } from '../library/fingerprint.ts';
import { readTags } from '../library/tags.ts';
import { type Answer, serve } from '../workers/serve.ts';
import { openWavs } from './openWavs.ts';
import { type AnalyseAnswer, type AnalyseTask, type HeardFacts, parseWorkerData } from './protocol.ts';

/** Somebody waits for the first ones; most tracks are done before. */
const firstPeaksMs = 120;
const betweenPeaksMs = 300;

const kernels = loadKernels(parseWorkerData(workerData).kernelsFile, (reason) =>
  console.error('The fast kernels cannot be used, so listening takes longer:', reason),
);

const wavs = openWavs();

serve<AnalyseTask, AnalyseAnswer>((task, report) => {
  switch (task.kind) {
    case 'tags':
      return readFacts(task.path);
    case 'listen':
      return listen(task.path, task.depth);
    case 'peaks':
      return drawPeaks(task.path, task.points, report);
    case 'spectrogram':
      return drawSpectrogram(task.path);
    case 'beats':
      return findBeats(task.path, task.windows);
    case 'cover':
      return findCover(task.path);
    case 'describe':
      return describeRows(task.path, task.depth, task.level);
    case 'open-wav':
      return openWav(task.name, task.path, task.tempFolder);
    case 'read-wav':
      return readWav(task.name, task.start, task.end);
    case 'close-wav':
      return closeWav(task.name);
  }
});

async function readFacts(path: Uint8Array): Promise<Answer<AnalyseAnswer>> {
  return { value: { kind: 'tags', tags: await readTags(path), fingerprint: await fingerprint(path) } };
}

async function listen(path: Uint8Array, depth: 'quick' | 'thorough'): Promise<Answer<AnalyseAnswer>> {
  const { durationSeconds, windows } = await readWindows(path, { depth, resample: kernels.resample });
  const described: { startSeconds: number; lengthSeconds: number; features: Float32Array }[] = [];
  let facts: HeardFacts | null = null;
  // One after the other: what was heard lasts until the same kernels hear the next.
  for (const [i, { samples, startSeconds, seconds: lengthSeconds }] of windows.entries()) {
    const heard = hear(samples, kernels);
    described.push({ startSeconds, lengthSeconds, features: describe(heard) });
    if (i === Math.floor(windows.length / 2)) facts = factsOf(heard);
  }
  if (facts === null) throw new Error('no window and no failure');
  return { value: { kind: 'listen', durationSeconds, windows: described, facts } };
}

function factsOf(hearing: Hearing): HeardFacts {
  const { tempoBpm, key, mode, integratedLufs, dynamicRangeDb } = musicalFacts(hearing);
  return {
    tempoBpm,
    musicalKey: key === null ? null : `${key} ${mode}`,
    loudnessLufs: integratedLufs,
    dynamicRangeDb,
  };
}

/** Reports what is drawn so far as often as somebody who watches it grow wants to see. */
async function drawPeaks(
  path: Uint8Array,
  points: number,
  report: (progress: Uint8Array) => void,
): Promise<Answer<AnalyseAnswer>> {
  let next = performance.now() + firstPeaksMs;
  const peaks = encodePeaks(
    await computePeaks(path, {
      points,
      onProgress(_share, soFar) {
        const now = performance.now();
        if (now < next) return;
        next = now + betweenPeaksMs;
        report(encodePeaks(soFar()));
      },
    }),
  );
  return { value: { kind: 'peaks', peaks }, transfer: [peaks.buffer] };
}

async function drawSpectrogram(path: Uint8Array): Promise<Answer<AnalyseAnswer>> {
  const json = new TextEncoder().encode(spectrogramJson(await computeSpectrogram(path)));
  return { value: { kind: 'spectrogram', json }, transfer: [json.buffer] };
}

async function findBeats(path: Uint8Array, stretches: TrackMarks['windows']): Promise<Answer<AnalyseAnswer>> {
  const windows = await readStretches(path, stretches, { resample: kernels.resample });
  const beats = windows.flatMap(({ startSeconds, samples }) =>
    beatSeconds(hear(samples, kernels)).map((seconds) => startSeconds + seconds),
  );
  return { value: { kind: 'beats', beats } };
}

async function describeRows(
  path: Uint8Array,
  depth: 'quick' | 'thorough',
  level: 'window' | 'beat',
): Promise<Answer<AnalyseAnswer>> {
  const { windows } = await readWindows(path, { depth, resample: kernels.resample });
  const rows = windows.flatMap(({ startSeconds, seconds, samples }) => {
    const hearing = hear(samples, kernels);
    if (level === 'window') return [{ startSeconds, durationSeconds: seconds, values: describe(hearing) }];
    return beatRows(hearing).map((row) => ({ ...row, startSeconds: startSeconds + row.startSeconds }));
  });
  return { value: { kind: 'describe', rows } };
}

async function findCover(path: Uint8Array): Promise<Answer<AnalyseAnswer>> {
  return { value: { kind: 'cover', cover: await readCover(path) } };
}

async function openWav(name: string, path: Uint8Array, tempFolder: string): Promise<Answer<AnalyseAnswer>> {
  return { value: { kind: 'open-wav', size: await wavs.open(name, path, tempFolder) } };
}

async function readWav(name: string, start: number, end: number): Promise<Answer<AnalyseAnswer>> {
  // Its own, for small pieces of Node's buffers share one.
  const bytes = new Uint8Array(await wavs.read(name, start, end));
  return { value: { kind: 'read-wav', bytes }, transfer: [bytes.buffer] };
}

async function closeWav(name: string): Promise<Answer<AnalyseAnswer>> {
  await wavs.close(name);
  return { value: { kind: 'close-wav' } };
}
