// Chromaprint: bit for bit what Debian's fpcalc prints, of real music and of every rate and channel; what is no music is told.
import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { printOf } from '../../../src/main/audio/print.ts';
import { encode, hasFfmpeg } from '../../helpers/ffmpeg.ts';
import { hasShared, sharedData } from '../../helpers/shared.ts';
import { noise } from '../../helpers/signals.ts';
import { temporaryFolder } from '../../helpers/temporaryFolder.ts';
import { tone, waveBytes } from '../../helpers/wave.ts';

const hasFpcalc = spawnSync('fpcalc', ['-version'], { stdio: 'ignore' }).status === 0;
if (!hasFpcalc) console.warn('fpcalc is not installed: fingerprints are not compared with Chromaprint');

const folder = temporaryFolder().path;

function fpcalc(path: string): number[] {
  const printed = spawnSync('fpcalc', ['-raw', '-plain', path], { encoding: 'utf8' }).stdout.trim();
  return printed === '' ? [] : printed.split(',').map(Number);
}

function differing(a: Uint32Array, b: readonly number[]): number {
  const bits = (word: number): number => (word === 0 ? 0 : (word & 1) + bits(word >>> 1));
  return [...a].reduce((sum, word, n) => sum + bits((word ^ (b[n] ?? 0)) >>> 0), 0);
}

const print = (path: string) => printOf(Buffer.from(path));

/** Something happens in it: noise that swells, over tones that change. */
function music(rate: number, seconds: number, seed: number): Float32Array {
  const rough = noise(Math.round(rate * seconds), seed);
  return rough.map((sample, n) => {
    const t = n / rate;
    const pitch = 220 * 2 ** (((Math.floor(t * 2) * 5 * seed) % 12) / 12);
    return 0.4 * Math.sin(2 * Math.PI * pitch * t) + 0.1 * sample * Math.abs(Math.sin(t));
  });
}

describe.skipIf(!hasFpcalc)('beside fpcalc', () => {
  test.skipIf(!hasShared)(
    '16-bit FLAC is equal bit for bit, MP3 but for a bit in a thousand words',
    async () => {
      const flac = sharedData('gtzan', 'audio');
      for (const name of readdirSync(flac).filter((_, n) => n % 7 === 0)) {
        const path = join(flac, name);
        expect([...(await print(path))], name).toEqual(fpcalc(path));
      }
      const mp3 = sharedData('emotify', 'audio', 'rock');
      for (const name of readdirSync(mp3).filter((_, n) => n % 7 === 0)) {
        const path = join(mp3, name);
        const [ours, theirs] = [await print(path), fpcalc(path)];
        expect(ours.length, name).toBe(theirs.length);
        // Decoders round floats otherwise.
        expect(differing(ours, theirs), name).toBeLessThanOrEqual(2);
      }
    },
  );

  test.each([8000, 11_025, 16_000, 22_050, 32_000, 44_100, 48_000, 88_200, 96_000, 192_000])(
    '%d Hz, mono and stereo',
    async (rate) => {
      for (const channels of [1, 2]) {
        const path = join(folder, `${rate}-${channels}.wav`);
        writeFileSync(
          path,
          waveBytes(
            [1, 2].slice(0, channels).map((seed) => music(rate, 20, seed)),
            rate,
          ),
        );
        const [ours, theirs] = [await print(path), fpcalc(path)];
        expect(ours.length).toBe(theirs.length);
        expect(theirs.length).toBeGreaterThan(100);
        expect(differing(ours, theirs)).toBe(0);
      }
    },
  );

  test.skipIf(!hasFfmpeg)('two minutes of what is longer, and lossy formats nearly bit for bit', async () => {
    const long = join(folder, 'long.wav');
    writeFileSync(long, waveBytes([music(22_050, 130, 3)], 22_050));
    expect([...(await print(long))]).toEqual(fpcalc(long));
    const source = join(folder, '44100-2.wav');
    for (const name of ['a.ogg', 'a.opus', 'a.m4a', 'a.mp3', 'a.wv', 'a.aiff']) {
      const path = encode(source, join(folder, name));
      const [ours, theirs] = [await print(path), fpcalc(path)];
      // Where a decoder leaves out the delay of its codec, and FFmpeg does not, a step more or less comes of it.
      expect(Math.abs(ours.length - theirs.length), name).toBeLessThanOrEqual(1);
      expect(differing(ours.subarray(0, theirs.length), theirs) / (32 * theirs.length), name).toBeLessThan(
        0.05,
      );
    }
  });
});

test('nothing of what is shorter than its filters are wide, the same again of what is not', async () => {
  const short = join(folder, 'short.wav');
  writeFileSync(short, waveBytes([tone(440, 44_100, 2)], 44_100));
  expect(await print(short)).toEqual(new Uint32Array(0));
  const path = join(folder, 'again.wav');
  writeFileSync(path, waveBytes([music(44_100, 6, 1), music(44_100, 6, 2)], 44_100));
  const once = await print(path);
  expect(once.length).toBeGreaterThan(20);
  expect(await print(path)).toEqual(once);
});

test('what is no sound is refused by name', async () => {
  const path = join(folder, 'text.mp3');
  writeFileSync(path, 'no music at all, only words '.repeat(1000));
  await expect(print(path)).rejects.toMatchObject({ kind: 'undecodable', path });
  await expect(print(join(folder, 'nowhere.mp3'))).rejects.toMatchObject({ kind: 'unreadable' });
});
