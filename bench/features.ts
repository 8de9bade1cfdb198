// `npm run bench -- features [--json]`: milliseconds that analysing 30 s takes on one core, in total and stage by stage (warm medians).
import { readFileSync } from 'node:fs';
import type { Kernels } from '../src/core/dsp/kernels/kernels.ts';
import { wasmKernels } from '../src/core/dsp/kernels/wasmKernels.ts';
import { type Levels, levelMeter } from '../src/core/dsp/level/levelMeter.ts';
import { rhythmOf } from '../src/core/dsp/rhythm/rhythm.ts';
import { beatRows } from '../src/core/features/beatRows.ts';
import { describe, extractFeatures } from '../src/core/features/describe.ts';
import { beatSeconds, musicalFacts } from '../src/core/features/facts.ts';
import { base57 } from '../src/core/features/groups/base57.ts';
import { shippedGroups } from '../src/core/features/layout.ts';
import { picturesOf } from '../src/core/features/pictures.ts';
import { readFlac } from '../tests/helpers/flac.ts';
import { hasShared, sharedData } from '../tests/helpers/shared.ts';
import { clicks, noise, sine } from '../tests/helpers/signals.ts';
import { atMost, printDocument } from './report/targets.ts';

const rounds = 25;
const clip = await thirtySeconds();
const times = new Map<string, number[]>();
const kernels = timed(wasmKernels(readFileSync(new URL('../kernels/kernels.wasm', import.meta.url))));

for (let round = -3; round < rounds; round++) {
  // The first rounds are for warming up.
  if (round === 0) times.clear();
  measure('gtzan57', () => describe(picturesOf(clip, kernels), [base57]));
  measure('full', () => extractFeatures(clip, kernels));
  const pictures = picturesOf(clip, kernels);
  for (const group of shippedGroups) measure(`describe ${group.name}`, () => describe(pictures, [group]));
  const levels = measure('levels of stereo at 44.1 kHz (besides)', levelsOfClip);
  const rhythm = measure('rhythm (besides)', () => rhythmOf(pictures.magnitude));
  measure('facts and beats (besides)', () => {
    const facts = musicalFacts(pictures, rhythm, levels);
    return [facts, beatSeconds(rhythm, facts.tempoBpm)];
  });
  measure('beat rows (besides)', () => beatRows(pictures));
}

const gtzan57Ms = take('gtzan57');
const fullMs = take('full');
const stages = Object.fromEntries([...times.keys()].map((stage) => [stage, take(stage)]));
const besideStages = new Set(Object.keys(stages).filter((stage) => stage.endsWith('(besides)')));
const known = Object.entries(stages).reduce(
  (sum, [stage, ms]) => sum + (besideStages.has(stage) ? 0 : ms),
  0,
);
stages['rest (tuning, onsets, chroma filters, RMS, ZCR)'] = round2(fullMs - known);

if (process.argv.includes('--json')) {
  const targets = [
    atMost('the usual 57, ms a clip', gtzan57Ms, 45),
    atMost('the full layout, ms a clip', fullMs, 110),
  ];
  printDocument(targets, { clipSeconds: clip.length / 22050, gtzan57Ms, fullMs, stages });
} else {
  for (const [stage, ms] of Object.entries(stages))
    console.log(`${stage.padEnd(52)} ${ms.toFixed(2).padStart(7)} ms`);
  console.log(`${'the usual 57, in all'.padEnd(52)} ${gtzan57Ms.toFixed(2).padStart(7)} ms`);
  console.log(`${'the full layout, in all'.padEnd(52)} ${fullMs.toFixed(2).padStart(7)} ms`);
}

/** Real music if it is available, else a signal of tones, beats and noise. */
async function thirtySeconds(): Promise<Float32Array> {
  const length = 30 * 22050;
  if (hasShared) {
    const music = await readFlac(sharedData('gtzan', 'audio', 'blues.00000.flac'));
    return Float32Array.from({ length }, (_, n) => music[n % music.length] ?? 0);
  }
  const [beat, hiss, tone] = [clicks(11025, length), noise(length), sine(440, length)];
  return beat.map((x, n) => 0.5 * x + 0.05 * (hiss[n] ?? 0) + 0.2 * (tone[n] ?? 0));
}

function measure<T>(stage: string, work: () => T): T {
  const started = performance.now();
  const result = work();
  times.set(stage, [...(times.get(stage) ?? []), performance.now() - started]);
  return result;
}

/** As many samples as 30 s of most music. */
function levelsOfClip(): Levels {
  const meter = levelMeter({ sampleRate: 44_100, speakers: ['FL', 'FR'], truePeak: false, kernels });
  for (let half = 0; half < 2; half++) meter.add([clip, clip]);
  return meter.levels();
}

/** The same kernels, each timed as a stage. */
function timed(kernels: Kernels): Kernels {
  return {
    begin: (sampleCount) => kernels.begin(sampleCount),
    // Part of the levels.
    runLevels: kernels.runLevels,
    truePeak: kernels.truePeak,
    stft: (samples) => measure('transforms', () => kernels.stft(samples)),
    medianAlongColumns: (m) => measure('medians along time', () => kernels.medianAlongColumns(m)),
    medianAlongRows: (m) => measure('medians along frequency', () => kernels.medianAlongRows(m)),
    harmonicSignal: (...args) =>
      measure('masks and inverse transforms', () => kernels.harmonicSignal(...args)),
    applyFilterbank: (...args) => measure('mel bands', () => kernels.applyFilterbank(...args)),
    powerToDb: (power) => measure('decibels', () => kernels.powerToDb(power)),
    project: (basis, m, power) =>
      measure(power === 2 ? 'chroma' : 'cepstrum', () => kernels.project(basis, m, power)),
    bandExtremes: (bands, m) => kernels.bandExtremes(bands, m),
    resample: (...args) => kernels.resample(...args),
    spectralShape: (m) => measure('centroid, bandwidth, roll-off', () => kernels.spectralShape(m)),
    meanTempogram: (...args) => measure('tempogram', () => kernels.meanTempogram(...args)),
  };
}

/** Median of a stage's times in ms, removed from the map. */
function take(stage: string): number {
  const sorted = (times.get(stage) ?? []).toSorted((a, b) => a - b);
  times.delete(stage);
  return round2(sorted[sorted.length >> 1] ?? Number.NaN);
}

function round2(ms: number): number {
  return Math.round(100 * ms) / 100;
}
