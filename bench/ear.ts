// `npm run bench -- ear <file.onnx> [--json] [--rounds 9]`: what an ear adds to listening to a track.
//
// Processor time a 4-minute MP3, medians of rounds in which everything is measured in turn: today's whole listening, and what the ear
// adds to it (its rate, its pictures, the model) with each runtime. The manifest is found by the file's SHA-256 in resources/ears.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { places } from '../scripts/start/project.ts';
import { earLayout } from '../src/core/domain/ear.ts';
import { shippedLayout } from '../src/core/features/layout.ts';
import { analysing } from '../src/main/analysis/analysing.ts';
import { readWindows } from '../src/main/audio/windows.ts';
import { createEars, type Ears } from '../src/main/engines/ears.ts';
import { loadKernels, loadLogMel } from '../src/main/engines/kernels.ts';
import type { OnnxRuntime } from '../src/main/engines/onnx/ort.ts';
import { nativeRuntime, wasmRuntime } from '../src/main/engines/onnx/runtime.ts';
import { encode, hasFfmpeg } from '../tests/helpers/ffmpeg.ts';
import { noise } from '../tests/helpers/signals.ts';
import { waveBytes } from '../tests/helpers/wave.ts';
import { earOfFile } from './ears/earOfFile.ts';
import { atMost, printDocument } from './report/targets.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '9' },
  },
});
const [model] = positionals;
if (model === undefined) {
  console.error('usage: npm run bench -- ear <file.onnx> [--json] [--rounds 9]');
  process.exit(2);
}
if (!hasFfmpeg) throw new Error('this benchmark makes its track with FFmpeg');

const ear = await earOfFile(model);
const { manifest } = ear;
const kernels = loadKernels(places.kernelsFile, console.warn);
const { resample } = kernels;
const logMel = loadLogMel(places.kernelsFile);
const runtimes: readonly OnnxRuntime[] = [nativeRuntime() ?? [], await wasmRuntime()].flat();
const handling = { report: () => undefined, transfer: () => undefined };
const today = analysing(kernels, createEars(logMel));

const folder = mkdtempSync(join(tmpdir(), 'stackwax-bench-'));
const times = new Map<string, number[]>();
const opened = new Map<string, Ears>();
try {
  const path = Buffer.from(fourMinutes());
  for (const depth of ['quick', 'thorough'] as const) {
    const { windows } = await readWindows(path, { depth, resample });
    for (let round = -2; round < Number(values.rounds); round++) {
      // The first rounds are for warming up.
      if (round === 0)
        for (const name of [...times.keys()].filter((one) => one.startsWith(depth))) times.delete(name);
      await measure(`${depth}, today's listening`, async () =>
        today.analyse({ path, depth, groups: shippedLayout, ears: [] }, handling),
      );
      await measure(`${depth}, ear, resampling`, async () =>
        windows.map((window) => window.samplesAt(manifest.sampleRate)),
      );
      for (const runtime of runtimes) {
        const ears = earsOf(runtime);
        const { hear } = await ears.open(ear);
        await measure(`${depth}, ear, ${runtime.name}`, async () => {
          for (const window of windows) await hear(window.samplesAt(manifest.sampleRate));
        });
        await measure(`${depth}, ear alone with decoding, ${runtime.name}`, async () =>
          analysing(kernels, ears).addLacking(
            {
              path,
              depth,
              windows: known(windows),
              lacks: { groups: earLayout([manifest]), facts: false },
              ears: [ear],
            },
            handling,
          ),
        );
      }
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

const share = (depth: string, name: string): number =>
  Math.round((median(`${depth}, ear, ${name}`) / median(`${depth}, today's listening`)) * 1000) / 1000;
const limits = { native: 0.5, wasm: 1.2 };
const targets = (['quick', 'thorough'] as const).flatMap((depth) =>
  runtimes.map(({ name }) =>
    atMost(`${depth}, ${name}: the ear beside today's listening`, share(depth, name), limits[name]),
  ),
);
const figures = Object.fromEntries([...times.keys()].map((name) => [name, median(name)]));
if (values.json)
  printDocument(targets, { ear: manifest.name, rounds: Number(values.rounds), cpuMs: figures });
else {
  for (const [name, ms] of Object.entries(figures))
    console.log(`${name.padEnd(52)} ${ms.toFixed(1).padStart(8)} ms`);
  for (const { name, value, target, met } of targets)
    console.log(
      `${name.padEnd(52)} ${value.toFixed(2).padStart(8)} x  (at most ${target}: ${met ? 'met' : 'missed'})`,
    );
}
if (!runtimes.some(({ name }) => name === 'native'))
  console.warn('onnxruntime-node is not installed: STACKWAX_ONNXRUNTIME=<its folder> measures it, too');

/** Open for all rounds. */
function earsOf(runtime: OnnxRuntime): Ears {
  const found = opened.get(runtime.name) ?? createEars(logMel, async () => runtime);
  opened.set(runtime.name, found);
  return found;
}

async function measure(name: string, run: () => Promise<unknown>): Promise<void> {
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  times.set(name, [...(times.get(name) ?? []), (user + system) / 1000]);
}

function median(name: string): number {
  const sorted = (times.get(name) ?? []).toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

function known(windows: readonly { readonly startSeconds: number; readonly seconds: number }[]) {
  return windows.map(({ startSeconds, seconds }) => ({ startSeconds, lengthSeconds: seconds, beats: null }));
}

/** As `bench -- decode` makes it. */
function fourMinutes(): string {
  const rate = 44_100;
  const side = (seed: number): Float32Array =>
    noise(rate * 240, seed).map((hiss, n) => 0.3 * Math.sin(0.05 * n + 3 * Math.sin(1e-4 * n)) + 0.03 * hiss);
  const source = join(folder, 'source.wav');
  writeFileSync(source, waveBytes([side(1), side(2)], rate));
  return encode(source, join(folder, 'cbr.mp3'), '-b:a', '192k');
}
