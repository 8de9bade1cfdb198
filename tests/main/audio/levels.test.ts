// Loudness as FFmpeg's ebur128 measures it, of real files: what is analysed of them, and the whole.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { levelsOfTrack, levelsOfWindows } from '../../../src/main/audio/levels.ts';
import { readWindows } from '../../../src/main/audio/windows.ts';
import { encode, hasFfmpeg } from '../../helpers/ffmpeg.ts';
import { fastKernels } from '../../helpers/kernels.ts';
import { noise } from '../../helpers/signals.ts';
import { tempDir } from '../../helpers/tempDir.ts';
import { tone, waveBytes } from '../../helpers/wave.ts';

const rate = 44_100;
const seconds = 6;
const length = rate * seconds;
const silence = new Float32Array(length);
/** A chord that comes and goes, quieter in the second half: something to gate. */
const music = tone(220, rate, seconds, 0.1).map(
  (x, n) => (n > length / 2 ? 0.15 : 1) * (x + 0.08 * Math.sin(0.4 * n) * Math.abs(Math.sin(0.0002 * n))),
);
/** Noise that falls towards half the rate, where interpolating filters differ. */
const hiss = (seed: number) => noise(length, seed).map((x, n, all) => 0.3 * (x + (all[n - 1] ?? 0)));

/** What FFmpeg prints at the end of its measurement. */
function ebur128(path: string): Record<'I' | 'LRA' | 'Peak', number> {
  const { stderr } = spawnSync(
    'ffmpeg',
    ['-nostats', '-i', path, '-af', 'ebur128=peak=true', '-f', 'null', '-'],
    {
      encoding: 'utf8',
    },
  );
  const summary = stderr.slice(stderr.lastIndexOf('Summary:'));
  const number = (name: string) => Number(new RegExp(`${name}: +(-?[0-9.]+)`, 'u').exec(summary)?.[1]);
  return { I: number('I'), LRA: number('LRA'), Peak: number('Peak') };
}

const layouts: readonly (readonly [name: string, channels: readonly Float32Array[]])[] = [
  ['mono', [music]],
  ['dual mono', [music, music]],
  ['left alone', [music, silence]],
  ['right is left turned over', [music, music.map((x) => -x)]],
  ['noise in each', [hiss(1), hiss(2)]],
  ['front of 5.1', [music, music, silence, silence, silence, silence]],
  ['low frequencies of 5.1', [music.map((x) => x / 4), silence, silence, music, silence, silence]],
  ['surrounds of 5.1', [silence, silence, silence, silence, hiss(3), hiss(4)]],
  ['7.1', [music, hiss(5), music, music, hiss(6), hiss(7), music, hiss(8)]],
];
const wave = (channels: readonly Float32Array[], sampleRate = rate): string => {
  const path = join(tempDir(), 'sound.wav');
  writeFileSync(path, waveBytes(channels, sampleRate));
  return path;
};

test.skipIf(!hasFfmpeg).each(layouts)(
  '%s: within 0.1 LU of what was analysed, and of the whole',
  async (_name, channels) => {
    const path = wave(channels);
    const expected = ebur128(path);
    const { windows } = await readWindows(Buffer.from(path), { depth: 'quick' });
    const analysed = levelsOfWindows(windows, fastKernels);
    expect(analysed).toMatchObject({ seconds, loudnessRangeLu: null, truePeakDbtp: null });
    expect(Math.abs(analysed.loudnessLufs! - expected.I)).toBeLessThan(0.1);
    const whole = await levelsOfTrack(Buffer.from(path), fastKernels);
    expect(whole?.seconds).toBe(seconds);
    expect(Math.abs(whole!.loudnessLufs! - expected.I)).toBeLessThan(0.1);
    // Tolerance of EBU Tech 3341; the interpolating filters differ.
    expect(whole!.truePeakDbtp! - expected.Peak).toBeGreaterThan(-0.4);
    expect(whole!.truePeakDbtp! - expected.Peak).toBeLessThan(0.3);
  },
);

test.skipIf(!hasFfmpeg).each([
  ['mono.mp3', [music]],
  ['dual.mp3', [music, music]],
  ['dual.m4a', [music, music]],
  ['mono.opus', [music]],
  ['noise.ogg', [hiss(1), hiss(2)]],
  ['surround.flac', layouts[7]![1]],
  ['surround.opus', layouts[5]![1]],
  ['surround.m4a', layouts[7]![1]],
  ['dual.wma', [music, music]],
])('%s, in its own channels, too', async (name, channels) => {
  const path = encode(wave(channels), join(tempDir(), name));
  const expected = ebur128(path);
  const { windows } = await readWindows(Buffer.from(path), { depth: 'quick' });
  expect(Math.abs(levelsOfWindows(windows, fastKernels).loudnessLufs! - expected.I)).toBeLessThan(0.1);
  const whole = await levelsOfTrack(Buffer.from(path), fastKernels);
  expect(Math.abs(whole!.loudnessLufs! - expected.I)).toBeLessThan(0.1);
});

test.skipIf(!hasFfmpeg)(
  'of a long track at its own rate: the analysed 30 s in the middle, and all of it with a sense of time',
  async () => {
    const slow = 96_000;
    const quiet = tone(1000, slow, 20, 0.02);
    const loud = tone(1000, slow, 20, 0.2);
    const path = wave([Float32Array.from([...quiet, ...loud, ...quiet])], slow);
    const shares: number[] = [];
    const whole = await levelsOfTrack(Buffer.from(path), fastKernels, (share) => shares.push(share));
    const expected = ebur128(path);
    expect(Math.abs(whole!.loudnessLufs! - expected.I)).toBeLessThan(0.1);
    expect(Math.abs(whole!.loudnessRangeLu! - expected.LRA)).toBeLessThan(0.2);
    expect(whole?.seconds).toBe(60);
    expect(shares.length).toBeGreaterThan(3);
    expect([shares.toSorted((a, b) => a - b), shares.at(-1)]).toEqual([shares, 1]);
    const { windows } = await readWindows(Buffer.from(path), { depth: 'quick' });
    const middle = encode(path, join(tempDir(), 'middle.wav'), '-ss', '15', '-t', '30');
    const analysed = levelsOfWindows(windows, fastKernels);
    expect(analysed.seconds).toBe(30);
    expect(Math.abs(analysed.loudnessLufs! - ebur128(middle).I)).toBeLessThan(0.1);
  },
);
