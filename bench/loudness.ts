// `npm run bench -- loudness [--json]`: loudness, range and true peak beside FFmpeg's ebur128, on signals made here and on real files.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { AppError } from '../src/core/domain/errors.ts';
import { levelsOfTrack, levelsOfWindows } from '../src/main/audio/levels.ts';
import { type AudioWindow, readWindows } from '../src/main/audio/windows.ts';
import { hasFfmpeg } from '../tests/helpers/ffmpeg.ts';
import { fastKernels } from '../tests/helpers/kernels.ts';
import { hasShared, sharedData } from '../tests/helpers/shared.ts';
import { noise } from '../tests/helpers/signals.ts';
import { tone, waveBytes } from '../tests/helpers/wave.ts';
import { atMost, printDocument } from './report/targets.ts';

/** In LU. */
const tolerance = 0.1;
const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
if (!hasFfmpeg) throw new Error('this benchmark compares with FFmpeg');

interface Measured {
  readonly lufs: number;
  readonly range: number;
  readonly peak: number;
}

/** Ours beside FFmpeg's: of the window of a quick analysis, and of the whole file. */
interface Row {
  readonly name: string;
  readonly seconds: number;
  readonly window: readonly [ours: number, theirs: number];
  readonly whole: readonly [ours: Measured, theirs: Measured];
  /** Processor milliseconds of our measuring alone, and with decoding. */
  readonly windowMs: number;
  readonly wholeMs: number;
}

const rate = 44_100;
const folder = mkdtempSync(join(tmpdir(), 'stackwax-bench-'));
try {
  const made = await rowsOf(signals(folder));
  const real = hasShared ? await rowsOf(realFiles()) : [];
  report(made, real);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** What went wrong with one mono mix, each in a file of its own. */
function signals(into: string): string[] {
  const length = rate * 35;
  const silence = new Float32Array(length);
  const hiss = (seed: number) => noise(length, seed).map((x) => 0.2 * x);
  const music = tone(220, rate, 35, 0.05).map(
    (x, n) => (0.4 + 0.6 * Math.abs(Math.sin(1e-5 * n))) * (x + 0.03 * Math.sin(0.4 * n)),
  );
  const cases: Readonly<Record<string, readonly Float32Array[]>> = {
    'left alone': [music, silence],
    'noise in each': [hiss(1), hiss(2)],
    'front of 5.1': [music, music, silence, silence, silence, silence],
    'dual mono': [music, music],
    mono: [music],
    'right is nearly left turned over': [music, music.map((x) => -0.9 * x)],
    'low frequencies and surrounds of 5.1': [silence, music, silence, hiss(3), hiss(4), hiss(5)],
    '7.1': [music, hiss(6), music, music, hiss(7), hiss(8), music, hiss(9)],
  };
  return Object.entries(cases).map(([name, channels]) => {
    const path = join(into, `${name}.wav`);
    writeFileSync(path, waveBytes(channels, rate));
    return path;
  });
}

/** Clips of two collections, and odd samples of many formats. */
function realFiles(): string[] {
  const below = (...parts: string[]) =>
    readdirSync(sharedData(...parts), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.(txt|md|csv)$/u.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted();
  return [...below('emotify', 'audio'), ...below('gtzan', 'audio'), ...below('samples', 'music-metadata')];
}

/** Of those that both decode and that are long enough. */
async function rowsOf(paths: readonly string[]): Promise<Row[]> {
  const rows: Row[] = [];
  for (const path of paths) {
    try {
      const { durationSeconds, windows } = await readWindows(Buffer.from(path), { depth: 'quick' });
      const [levels, windowMs] = await timed(() => levelsOfWindows(windows, fastKernels));
      const [whole, wholeMs] = await timed(() => levelsOfTrack(Buffer.from(path), fastKernels));
      const theirs = ebur128(path);
      const ofWindow = ebur128(path, windows[0]);
      if (whole?.loudnessLufs == null || levels.loudnessLufs === null || theirs === null || ofWindow === null)
        continue;
      const ours = {
        lufs: whole.loudnessLufs,
        range: whole.loudnessRangeLu ?? 0,
        peak: whole.truePeakDbtp ?? Number.NEGATIVE_INFINITY,
      };
      rows.push({
        name: path.slice(path.lastIndexOf('/') + 1),
        seconds: durationSeconds,
        window: [levels.loudnessLufs, ofWindow.lufs],
        whole: [ours, theirs],
        windowMs,
        wholeMs,
      });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
  }
  return rows;
}

async function timed<T>(work: () => T | Promise<T>): Promise<[T, number]> {
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return [result, (user + system) / 1000];
}

/**
 * FFmpeg's measurement of a file, or of this part of it; null where it finds no sound, or begins anew on the way because the
 * channels change.
 */
function ebur128(path: string, part?: AudioWindow): Measured | null {
  const cut = part === undefined ? '' : `atrim=start=${part.startSeconds}:duration=${part.seconds},`;
  // The summary is rounded to tenths; what goes with the samples is not.
  const measuring = 'ebur128=peak=true:metadata=1,ametadata=mode=print:key=lavfi.r128.I:file=-';
  const { stderr, stdout } = spawnSync(
    'ffmpeg',
    ['-nostats', '-i', path, '-map', '0:a:0', '-af', cut + measuring, '-f', 'null', '-'],
    { encoding: 'utf8', maxBuffer: 2 ** 26 },
  );
  const [, summary, ...more] = stderr.split('Summary:');
  if (summary === undefined || more.length > 0) return null;
  const number = (name: string) => Number(new RegExp(`${name}: +(-?[0-9.]+|-inf)`, 'u').exec(summary)?.[1]);
  const lufs = Number(stdout.slice(stdout.lastIndexOf('=') + 1));
  return lufs > -70 ? { lufs, range: number('LRA'), peak: number('Peak') } : null;
}

function report(made: readonly Row[], real: readonly Row[]): void {
  const all = [...made, ...real];
  const long = all.filter(({ seconds }) => seconds > 20);
  const figures = {
    files: all.length,
    window: spread(all.map(({ window: [ours, theirs] }) => ours - theirs)),
    whole: spread(all.map(({ whole: [ours, theirs] }) => ours.lufs - theirs.lufs)),
    range: spread(long.map(({ whole: [ours, theirs] }) => ours.range - theirs.range)),
    truePeak: spread(all.map(({ whole: [ours, theirs] }) => ours.peak - theirs.peak)),
    windowMs: median(long.map(({ windowMs }) => windowMs)),
    wholeMsWithDecoding: median(long.map(({ wholeMs }) => wholeMs)),
  };
  const furthest = all
    .filter(({ window: [ours, theirs] }) => Math.abs(ours - theirs) > tolerance)
    .map(({ name, window: [ours, theirs] }) => ({ name, ours, theirs }));
  if (values.json) {
    const targets = [
      atMost(
        'loudness of what was analysed beside ebur128, largest difference in LU',
        figures.window.largest,
        tolerance,
      ),
      atMost(
        'loudness of whole files beside ebur128, largest difference in LU',
        figures.whole.largest,
        tolerance,
      ),
    ];
    printDocument(targets, { ...figures, furthest, signals: made.map(shown) });
    return;
  }
  console.table(made.map(shown));
  console.log(figures);
  if (furthest.length > 0) console.table(furthest);
}

function shown({ name, window, whole: [ours, theirs] }: Row) {
  return {
    name,
    'window LUFS': round(window[0]),
    'ebur128 window': round(window[1]),
    LUFS: round(ours.lufs),
    ebur128: round(theirs.lufs),
    LU: round(ours.range),
    'ebur128 LU': theirs.range,
    dBTP: round(ours.peak),
    'ebur128 dBTP': theirs.peak,
  };
}

function spread(differences: readonly number[]) {
  const sizes = differences.map(Math.abs);
  return { median: round(median(sizes)), largest: round(Math.max(...sizes)) };
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
