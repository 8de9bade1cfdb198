// MPEG audio by our build of libmpg123: against FFmpeg, and whatever bytes come.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { wasmFile } from '@stackwax/mp3';
import { beforeAll, describe, expect, test } from 'vitest';
import { projectRoot } from '../../../../scripts/start/project.ts';
import { AppError } from '../../../../src/core/domain/errors.ts';
import { decode } from '../../../../src/main/audio/decode.ts';
import { openMpg123 } from '../../../../src/main/audio/mp3/mpg123.ts';
import { encode, hasFfmpeg } from '../../../helpers/ffmpeg.ts';
import { noise } from '../../../helpers/signals.ts';
import { temporaryFolder } from '../../../helpers/temporaryFolder.ts';
import { tone, waveBytes } from '../../../helpers/wave.ts';

const folder = temporaryFolder().path;
const rate = 44_100;

test('the module needs nothing from outside, and what npm has installed is what the project has', () => {
  const module = new WebAssembly.Module(readFileSync(wasmFile));
  expect(WebAssembly.Module.imports(module)).toEqual([]);
  const [own, installed] = ['codecs/mp3', 'node_modules/@stackwax/mp3'].map((place) => {
    const names = readdirSync(join(projectRoot, place)).filter((name) => !/\.(?:sh|c|h|patch)$/u.test(name));
    return names.map((name) => [name, readFileSync(join(projectRoot, place, name)).toString('base64')]);
  });
  expect(installed).toEqual(own);
});

describe.skipIf(!hasFfmpeg)('of FFmpeg', () => {
  const source = join(folder, 'source.wav');
  beforeAll(() => {
    const sides = [1, 2].map((seed) => {
      const hiss = noise(2 * rate, seed);
      // Beats, so that there are short blocks, and a pause, in which nothing is left.
      return tone(220 * seed, rate, 2, 0.3).map((value, n) =>
        n % rate > 0.9 * rate ? 0 : value * Math.exp(-(n % 11_025) / 3000) + 0.05 * hiss[n]!,
      );
    });
    writeFileSync(source, waveBytes(sides, rate));
  });

  test.each<[string, string[]]>([
    ['joint.mp3', ['-b:a', '128k']],
    ['separate.mp3', ['-b:a', '320k', '-joint_stereo', '0']],
    ['variable.mp3', ['-q:a', '4']],
    ['mono.mp3', ['-ac', '1', '-b:a', '96k']],
    ['slow.mp3', ['-ar', '22050', '-b:a', '64k']],
    ['slower.mp3', ['-ar', '8000', '-ac', '1', '-b:a', '16k']],
    ['layer2.mp2', ['-c:a', 'mp2', '-b:a', '192k']],
    ['mono.mp2', ['-c:a', 'mp2', '-ac', '1', '-b:a', '96k']],
  ])('%s: the samples of FFmpeg, within 1e-5', async (name, options) => {
    // Without the encoder's note of its delay both decoders give everything.
    const path = encode(source, join(folder, name), '-write_xing', '0', ...options);
    const { channels, sampleRate } = await decode(readFileSync(path), 'mp3');
    const width = options.includes('-ac') ? 1 : 2;
    expect(channels.length).toBe(width);
    expect(sampleRate).toBe(Number(options[options.indexOf('-ar') + 1] ?? rate) || rate);
    const inFloats = ['-c:a', `${name.slice(-3)}float`];
    const raw = execFileSync('ffmpeg', ['-v', 'error', ...inFloats, '-i', path, '-f', 'f32le', '-'], {
      maxBuffer: 2 ** 26,
    });
    // FFmpeg gives nothing for what comes out before the first sample that went in.
    const ours = channels[0]!.length;
    const early = ours - raw.length / 4 / width;
    let worst = 0;
    for (let n = Math.max(0, early) + 3000; n < ours - 1; n++)
      for (const [c, channel] of channels.entries())
        worst = Math.max(worst, Math.abs(channel[n]! - raw.readFloatLE(4 * ((n - early) * width + c))));
    expect(worst).toBeLessThan(1e-5);
  });

  test('any bytes among frames: sound or a reason, and the next file is decoded as ever', async () => {
    const bytes = readFileSync(encode(source, join(folder, 'again.mp3'), '-b:a', '128k'));
    const before = await decode(bytes, 'mp3');
    for (let seed = 1; seed <= 40; seed++) {
      const decoder = openMpg123({ gapless: seed % 2 === 0 });
      const dirt = Uint8Array.from(noise(6000, seed), (value) => 128 + 127 * value);
      const damaged = bytes.map((byte, at) => (at % 97 < seed % 7 ? dirt[at % dirt.length]! : byte));
      try {
        for (const part of [bytes.subarray(0, 3000), dirt, damaged])
          for (const { channels } of decoder.feed(part)) expect(channels.length).toBeLessThanOrEqual(2);
      } catch (error) {
        expect(error).toBeInstanceOf(AppError);
      } finally {
        decoder.free();
        decoder.free();
      }
    }
    expect(await decode(bytes, 'mp3')).toEqual(before);
  });
});
