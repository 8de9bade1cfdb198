// Decoding speed of each format: a whole 4-minute file from the beginning, and its middle 30 s as the analysis reads it.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { formatOfName } from '../src/core/domain/formats.ts';
import { SAMPLE_RATE } from '../src/core/dsp/framing.ts';
import { decode } from '../src/main/audio/decode.ts';
import { readWindows } from '../src/main/audio/windows.ts';
import { encode, hasFfmpeg } from '../tests/helpers/ffmpeg.ts';
import { noise } from '../tests/helpers/signals.ts';
import { waveBytes } from '../tests/helpers/wave.ts';
import { printDocument } from './report/targets.ts';

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
if (!hasFfmpeg) throw new Error('this benchmark makes its files with FFmpeg');

const rate = 44_100;
const seconds = 240;
const repeats = 5;
const formats: readonly (readonly [string, ...string[]])[] = [
  ['cbr.mp3', '-b:a', '192k'],
  ['vbr.mp3', '-q:a', '2'],
  ['music.flac'],
  ['vorbis.ogg', '-c:a', 'libvorbis', '-q:a', '5'],
  ['opus.opus', '-c:a', 'libopus', '-b:a', '128k'],
  ['aac.m4a', '-c:a', 'aac', '-b:a', '192k'],
  ['alac.m4a', '-c:a', 'alac'],
  ['music.wv'],
  ['music.wma', '-c:a', 'wmav2', '-b:a', '192k'],
];

/** Processor milliseconds, which other programs on the machine disturb less than wall time. */
async function medianCpuMs(run: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < repeats; i++) {
    const before = process.cpuUsage();
    await run();
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1000);
  }
  return times.toSorted((a, b) => a - b)[Math.floor(repeats / 2)] ?? Number.NaN;
}

const folder = mkdtempSync(join(tmpdir(), 'stackwax-bench-'));
try {
  const side = (seed: number) =>
    noise(rate * seconds, seed).map(
      (hiss, n) => 0.3 * Math.sin(0.05 * n + 3 * Math.sin(1e-4 * n)) + 0.03 * hiss,
    );
  const source = join(folder, 'source.wav');
  writeFileSync(source, waveBytes([side(1), side(2)], rate));
  const rows = [];
  for (const [name, ...options] of formats) {
    const path = encode(source, join(folder, name), ...options);
    const bytes = readFileSync(path);
    const hint = formatOfName(Buffer.from(name))?.decoder ?? null;
    const wholeMs = await medianCpuMs(() => decode(bytes, hint));
    const windowMs = await medianCpuMs(async () => {
      const { windows } = await readWindows(Buffer.from(path), { depth: 'quick' });
      return windows.map(({ samplesAt }) => samplesAt(SAMPLE_RATE));
    });
    rows.push({
      name,
      wholeMs: Math.round(wholeMs),
      timesRealTime: Math.round((seconds * 1000) / wholeMs),
      windowMs: Math.round(windowMs),
    });
  }
  if (values.json) printDocument([], { seconds, rows });
  else console.table(rows);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
