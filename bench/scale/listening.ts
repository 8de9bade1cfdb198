// Listening to a track of four minutes: what a worker spends on it in all, and on loading its middle half a minute, beside librosa.
//
// Each takes its turn in a process of its own, several times in a row. Processor time; medians, because other programs disturb. librosa is
// that of the Python named by STACKWAX_PYTHON (default python3), left out where it is not there.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { processFlags } from '../../src/main/workers/forkProcess.ts';
import { encode, hasFfmpeg } from '../../tests/helpers/ffmpeg.ts';
import { hasShared, sharedData } from '../../tests/helpers/shared.ts';
import { noise } from '../../tests/helpers/signals.ts';
import { waveBytes } from '../../tests/helpers/wave.ts';
import { atMost, type Target } from '../report/targets.ts';

const seconds = 240;
const rate = 44_100;
const turns = 3;
const formats: readonly (readonly [string, ...string[]])[] = [
  ['192.mp3', '-b:a', '192k'],
  ['variable.mp3', '-q:a', '2'],
  ['music.flac'],
];

const oursSchema = z.object({ listenMs: z.number(), loadMs: z.number() });
const theirsSchema = z.object({ version: z.string(), loadMs: z.number() });

interface Row {
  readonly file: string;
  readonly listenMs: number;
  readonly loadMs: number;
  readonly librosaMs: number | null;
  /** Of librosa's time; null without it. */
  readonly share: number | null;
}

export interface ListeningFigures {
  readonly seconds: number;
  readonly rounds: number;
  /** Its version. */
  readonly librosa: string | null;
  readonly files: readonly Row[];
}

/** Targets are those of a quiet machine, on which listening took 164 ms, and FFmpeg's decoder 21. */
export async function measureListening(
  rounds: number,
): Promise<{ readonly targets: readonly Target[]; readonly figures: ListeningFigures }> {
  if (!hasFfmpeg) throw new Error('this benchmark makes its files with FFmpeg');
  const folder = mkdtempSync(join(tmpdir(), 'stackwax-bench-'));
  try {
    const source = music(folder);
    let librosa: string | null = null;
    const files: Row[] = [];
    for (const [name, ...options] of formats) {
      const path = encode(source, join(folder, name), ...options);
      const ours: z.infer<typeof oursSchema>[] = [];
      const theirs: number[] = [];
      for (let turn = 0; turn < turns; turn++) {
        ours.push(listened(path, rounds));
        const loaded = loadedByLibrosa(path, rounds);
        if (loaded === null) continue;
        librosa = loaded.version;
        theirs.push(loaded.loadMs);
      }
      const loadMs = median(ours.map((one) => one.loadMs));
      const librosaMs = theirs.length === 0 ? null : median(theirs);
      files.push({
        file: name,
        listenMs: median(ours.map(({ listenMs }) => listenMs)),
        loadMs,
        librosaMs,
        share: librosaMs === null ? null : Math.round((100 * loadMs) / librosaMs) / 100,
      });
    }
    const targets = files.flatMap(({ file, listenMs, share }) => [
      ...(file.endsWith('.mp3') ? [atMost(`listening to ${file} of 4 minutes, ms`, listenMs, 82)] : []),
      ...(share === null ? [] : [atMost(`loading 30 s of ${file}, share of librosa.load's time`, share, 1)]),
    ]);
    return { targets, figures: { seconds, rounds, librosa, files } };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Real music where there is some, else tones that wander, and hiss. */
function music(folder: string): string {
  const path = join(folder, 'source.wav');
  if (hasShared) {
    const clips = sharedData('emotify', 'audio');
    const names = readdirSync(clips).flatMap((genre) =>
      readdirSync(join(clips, genre))
        .slice(0, 2)
        .map((name) => join(clips, genre, name)),
    );
    const list = join(folder, 'clips.txt');
    writeFileSync(list, names.map((name) => `file '${name}'\n`).join(''));
    const together = ['-f', 'concat', '-safe', '0', '-i', list, '-t', String(seconds)];
    execFileSync('ffmpeg', ['-v', 'error', '-y', ...together, path]);
    return path;
  }
  const side = (seed: number) =>
    noise(rate * seconds, seed).map(
      (hiss, n) => 0.3 * Math.sin(0.05 * n + 3 * Math.sin(1e-4 * n)) + 0.03 * hiss,
    );
  writeFileSync(path, waveBytes([side(1), side(2)], rate));
  return path;
}

/** In a process that is started as workers are. */
function listened(path: string, rounds: number): z.infer<typeof oursSchema> {
  const entry = fileURLToPath(new URL('listen.process.ts', import.meta.url));
  const output = execFileSync(process.execPath, [...processFlags, entry, path, String(rounds)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return oursSchema.parse(JSON.parse(output));
}

function loadedByLibrosa(path: string, rounds: number): z.infer<typeof theirsSchema> | null {
  const script = fileURLToPath(new URL('librosa_load.py', import.meta.url));
  const python = process.env['STACKWAX_PYTHON'] ?? 'python3';
  const { status, stdout } = spawnSync(python, [script, path, String(rounds)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return status === 0 ? theirsSchema.parse(JSON.parse(stdout)) : null;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
