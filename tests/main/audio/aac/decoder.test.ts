// AAC by our build of FAAD2: against FFmpeg, every channel at its place, and whatever bytes come.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decoder as asOthersCallIt, wasmFile } from '@audio/decode-aac';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../../../src/core/domain/errors.ts';
import { coreRate } from '../../../../src/main/audio/aac/audioSpecificConfig.ts';
import { openFrameDecoder } from '../../../../src/main/audio/aac/decoder.ts';
import { decode } from '../../../../src/main/audio/decode.ts';
import { encode, hasFfmpeg } from '../../../helpers/ffmpeg.ts';
import { noise } from '../../../helpers/signals.ts';
import { temporaryFolder } from '../../../helpers/temporaryFolder.ts';
import { tone, waveBytes } from '../../../helpers/wave.ts';

const folder = temporaryFolder().path;
const rate = 44_100;

test('the module needs nothing from outside', () => {
  const module = new WebAssembly.Module(readFileSync(wasmFile));
  expect(WebAssembly.Module.imports(module)).toEqual([]);
});

test.each([
  ['an index', [0x12, 0x10], 44_100],
  ['another', [0x11, 0x90], 48_000],
  ['written out', [0x17, 0x80, 0x3e, 0x80, 0x08], 32_000],
  ['behind a long object type', [0xf8, 0x06, 0x20], 48_000],
  ['cut short', [0x17, 0x80], 0],
  ['nothing', [], 0],
])('the rate of a configuration: %s', (_, bytes, expected) => {
  expect(coreRate(Uint8Array.from(bytes))).toBe(expected);
});

describe.skipIf(!hasFfmpeg)('of FFmpeg', () => {
  const file = (name: string, channels: readonly Float32Array[], ...options: string[]): string => {
    const source = join(folder, `${name}.wav`);
    writeFileSync(source, waveBytes(channels, rate));
    return encode(source, join(folder, name), '-c:a', 'aac', '-aac_pns', '0', ...options);
  };

  test.each(['lc.m4a', 'lc.aac', 'lc.mka'])('%s: the samples of FFmpeg, within 1e-5', async (name) => {
    const sides = [1, 2].map((seed) => {
      const hiss = noise(3 * rate, seed);
      return tone(220 * seed, rate, 3, 0.3).map((value, n) => value + 0.1 * hiss[n]!);
    });
    const path = file(name, sides);
    const { channels, sampleRate } = await decode(readFileSync(path), name.endsWith('mka') ? 'mkv' : null);
    expect(sampleRate).toBe(rate);
    const raw = execFileSync('ffmpeg', ['-v', 'error', '-i', path, '-f', 'f32le', '-'], {
      maxBuffer: 2 ** 28,
    });
    const theirs = (n: number, c: number) => raw.readFloatLE(4 * (2 * n + c));
    // FAAD2 keeps the first frame, which is all priming; FFmpeg gives it where no edit list says what is played.
    const late = name === 'lc.m4a' ? 0 : 1024;
    let worst = 0;
    for (let n = 4096; n < 2 * rate; n++) {
      for (const c of [0, 1]) worst = Math.max(worst, Math.abs(channels[c]![n]! - theirs(n + late, c)));
    }
    expect(worst).toBeLessThan(1e-5);
  });

  test.each(['six.m4a', 'six.aac'])('%s: each of six channels at its place', async (name) => {
    const hertz = [400, 700, 1100, 60, 1900, 2500];
    const path = file(
      name,
      hertz.map((pitch) => tone(pitch, rate, 2, 0.2)),
      '-b:a',
      '512k',
    );
    const { channels } = await decode(readFileSync(path), null);
    const level = (samples: Float32Array, pitch: number): number => {
      const part = samples.subarray(20_000, 20_000 + rate);
      const sum = (wave: (x: number) => number) =>
        part.reduce((total, value, n) => total + value * wave((2 * Math.PI * pitch * n) / rate), 0);
      return (2 * Math.hypot(sum(Math.sin), sum(Math.cos))) / rate;
    };
    expect(channels.length).toBe(6);
    for (const [c, samples] of channels.entries()) {
      const levels = hertz.map((pitch) => level(samples, pitch));
      expect(levels.indexOf(Math.max(...levels))).toBe(c);
      expect(levels[c]).toBeGreaterThan(0.15);
    }
  });

  test('any bytes for frames: silence or a reason, and the next file is decoded as ever', async () => {
    const path = file('again.aac', [tone(440, rate, 1)]);
    const bytes = readFileSync(path);
    const before = await decode(bytes, 'aac');
    for (let seed = 1; seed <= 40; seed++) {
      const decoder = openFrameDecoder({ asc: Uint8Array.of(0x12, 0x10) });
      const dirt = Uint8Array.from(noise(3000, seed), (value) => 128 + 127 * value);
      try {
        decoder.decode([dirt, bytes.subarray(7, 300), dirt.subarray(0, 1)]);
      } catch (error) {
        expect(error).toBeInstanceOf(AppError);
      } finally {
        decoder.free();
        decoder.free();
      }
    }
    expect(await decode(bytes, 'aac')).toEqual(before);
  });
});

test('a configuration that makes no sense is refused, also where others ask', async () => {
  expect(() => openFrameDecoder({ asc: Uint8Array.of(0xff, 0xff) })).toThrow(AppError);
  await expect(asOthersCallIt({ asc: Uint8Array.of(0xff, 0xff) })).rejects.toThrow(AppError);
});
