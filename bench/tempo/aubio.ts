// The tempo that aubio finds, as a second opinion.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waveBytes } from '../../tests/helpers/wave.ts';
import { materialRate } from './sounds.ts';

export const hasAubio = spawnSync('aubio', ['--help'], { stdio: 'ignore' }).status === 0;

/** Beats a minute; null where it tells none. */
export function aubioTempo(samples: Float32Array): number | null {
  const folder = mkdtempSync(join(tmpdir(), 'stackwax-bench-'));
  try {
    const file = join(folder, 'piece.wav');
    writeFileSync(file, waveBytes([samples], materialRate));
    const { stdout } = spawnSync('aubio', ['tempo', file], { encoding: 'utf8' });
    const bpm = Number.parseFloat(stdout);
    return Number.isFinite(bpm) && bpm > 0 ? bpm : null;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
