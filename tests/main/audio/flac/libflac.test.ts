// FLAC by our build of libFLAC: to the last bit what went in, and whatever bytes come.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { wasmFile } from '@stackwax/flac';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '../../../../scripts/start/project.ts';
import { AppError } from '../../../../src/core/domain/errors.ts';
import { decode } from '../../../../src/main/audio/decode.ts';
import { openLibFlac } from '../../../../src/main/audio/flac/libflac.ts';
import { joinPcm, type Pcm } from '../../../../src/main/audio/formats/pcm.ts';
import { withTrack } from '../../../../src/main/audio/openTrack.ts';
import { encode, hasFfmpeg } from '../../../helpers/ffmpeg.ts';
import { noise } from '../../../helpers/signals.ts';
import { temporaryFolder } from '../../../helpers/temporaryFolder.ts';
import { tone, waveBytes } from '../../../helpers/wave.ts';

const folder = temporaryFolder().path;
const rate = 44_100;

test('the module needs nothing from outside, and what npm has installed is what the project has', () => {
  const module = new WebAssembly.Module(readFileSync(wasmFile));
  expect(WebAssembly.Module.imports(module)).toEqual([]);
  const [own, installed] = ['codecs/flac', 'node_modules/@stackwax/flac'].map((place) => {
    const names = readdirSync(join(projectRoot, place)).filter((name) => !/\.(?:sh|c|h)$/u.test(name));
    return names.map((name) => [name, readFileSync(join(projectRoot, place, name)).toString('base64')]);
  });
  expect(installed).toEqual(own);
});

/** All that comes out of `bytes`, given in pieces of so many. */
function decoded(bytes: Uint8Array, step = 65_536): Pcm {
  const decoder = openLibFlac();
  const pieces: Pcm[] = [];
  const take = (pcm: Pcm): void => {
    pieces.push({ ...pcm, channels: pcm.channels.map((channel) => channel.slice()) });
  };
  try {
    for (let at = 0; at < bytes.length; at += step)
      for (const pcm of decoder.feed(bytes.subarray(at, at + step))) take(pcm);
    for (const pcm of decoder.finish()) take(pcm);
  } finally {
    decoder.free();
    decoder.free();
  }
  return joinPcm(pieces);
}

/** Whether a metadata block begins at 4 or behind another: where the frames begin. */
function audioOf(file: Uint8Array): Uint8Array {
  let at = 4;
  for (;;) {
    const [flags = 0x80, b1 = 0, b2 = 0, b3 = 0] = file.subarray(at, at + 4);
    at += 4 + b1 * 65_536 + b2 * 256 + b3;
    if ((flags & 0x80) !== 0) return file.subarray(at);
  }
}

/** Beats and hiss, which differ on both sides. */
function music(seconds: number): Float32Array[] {
  return [1, 2].map((seed) => {
    const hiss = noise(seconds * rate, seed);
    return tone(220 * seed, rate, seconds, 0.3).map(
      (value, n) => value * Math.exp(-(n % 11_025) / 3000) + 0.05 * hiss[n]!,
    );
  });
}

describe.skipIf(!hasFfmpeg)('of FFmpeg', () => {
  const source = join(folder, 'source.wav');
  writeFileSync(source, waveBytes(music(3), rate));

  test.each<[string, number, string[]]>([
    ['usual.flac', 16, []],
    ['quick.flac', 16, ['-compression_level', '0']],
    ['long.flac', 16, ['-compression_level', '12']],
    ['short.flac', 16, ['-frame_size', '100']],
    ['mono.flac', 16, ['-ac', '1']],
    ['six.flac', 16, ['-ac', '6']],
    ['fine.flac', 24, ['-af', 'volume=0.77', '-sample_fmt', 's32', '-ar', '96000']],
  ])('%s: what went in, to the last bit', async (name, bits, options) => {
    const path = encode(source, join(folder, name), ...options);
    const bytes = audioOf(readFileSync(path));
    const { channels, sampleRate } = decoded(bytes);
    expect(sampleRate).toBe(bits === 24 ? 96_000 : rate);
    const raw = execFileSync('ffmpeg', ['-v', 'error', '-i', path, '-f', 's32le', '-'], {
      maxBuffer: 2 ** 26,
    });
    const integers = new Int32Array(raw.buffer, raw.byteOffset, raw.length / 4);
    expect(channels[0]?.length).toBe(integers.length / channels.length);
    const full = 2 ** (bits - 1) - 1;
    for (const [c, channel] of channels.entries())
      expect(
        channel.every((value, n) => {
          const integer = integers[n * channels.length + c]! >> (32 - bits);
          return Object.is(value, Math.fround(integer / full)) || (value === 0 && integer === 0);
        }),
      ).toBe(true);
    for (const step of [1000, 777_777]) expect(decoded(bytes, step)).toEqual({ channels, sampleRate });
    // As the package has it, which reads the whole file.
    expect(await decode(readFileSync(path), 'flac')).toEqual({ channels, sampleRate });
    await withTrack(Buffer.from(path), undefined, async (track) => {
      const from = Math.floor(track.length / 3);
      const pieces: Pcm[] = [];
      for await (const pcm of track.read(from, 20_000)) pieces.push(pcm);
      const middle = channels.map((channel) => channel.slice(from, from + 20_000));
      expect({ direct: track.direct, ...joinPcm(pieces) }).toEqual({
        direct: true,
        channels: middle,
        sampleRate,
      });
    });
  });

  test('a frame that is damaged, and one that nothing plain follows, end the sound as they do in the package', async () => {
    const whole = readFileSync(encode(source, join(folder, 'whole.flac')));
    const bytes = audioOf(whole);
    const head = whole.subarray(0, whole.length - bytes.length);
    const all = decoded(bytes).channels[0]?.length ?? 0;
    const flipped = bytes.map((byte, at) => (at === Math.floor(bytes.length / 2) ? byte ^ 1 : byte));
    for (const [damaged, most] of [
      [flipped, 0.6 * all],
      [bytes.subarray(0, bytes.length - 20), all - 1],
      [Buffer.concat([bytes, Buffer.from('TAG of another kind')]), all - 1],
    ] as const) {
      const { channels } = decoded(damaged);
      expect(channels[0]?.length).toBeGreaterThan(0.4 * all);
      expect(channels[0]?.length).toBeLessThanOrEqual(most);
      const theirs = await decode(Buffer.concat([head, damaged]), 'flac');
      expect(theirs.channels).toEqual(channels);
    }
  });

  test('any bytes among frames: sound or a reason, and the next file is decoded as ever', () => {
    const bytes = audioOf(readFileSync(encode(source, join(folder, 'again.flac'))));
    const before = decoded(bytes);
    for (let seed = 1; seed <= 20; seed++) {
      const dirt = Uint8Array.from(noise(6000, seed), (value) => 128 + 127 * value);
      const damaged = bytes.map((byte, at) => (at % 9973 < seed % 7 ? dirt[at % dirt.length]! : byte));
      try {
        const { channels } = decoded(Buffer.concat([dirt, bytes.subarray(0, 40_000), damaged]), 30_011);
        expect(channels.length).toBeLessThanOrEqual(8);
      } catch (error) {
        expect(error).toBeInstanceOf(AppError);
      }
    }
    expect(decoded(bytes)).toEqual(before);
  });
});

/** Verbatim frames of one sample each: 12 and 20 bits, of which the package makes infinities. */
test.each([12, 20])('samples of %s bits', (bits) => {
  const values = [0, 1, -1, 2 ** (bits - 1) - 1, -(2 ** (bits - 1))];
  const code = bits === 12 ? 2 : 5;
  const stream = values.flatMap((value, number) => {
    const crc8 = (bytes: readonly number[]): number =>
      bytes.reduce((crc, byte) => {
        let rest = crc ^ byte;
        for (let bit = 0; bit < 8; bit++) rest = ((rest << 1) ^ ((rest & 0x80) === 0 ? 0 : 0x107)) & 0xff;
        return rest;
      }, 0);
    // Block size in 8 bits, 44,100 Hz, one channel.
    const header = [0xff, 0xf8, 0x69, code << 1, number, 15];
    const sample = (value & (2 ** bits - 1)).toString(2).padStart(bits, '0');
    const subframe = `00000010${sample.repeat(16)}`;
    const body = subframe.match(/.{8}/gu)?.map((byte) => Number.parseInt(byte, 2)) ?? [];
    const frame = [...header, crc8(header), ...body];
    const crc16 = frame.reduce((crc, byte) => {
      let rest = crc ^ (byte << 8);
      for (let bit = 0; bit < 8; bit++) rest = ((rest << 1) ^ ((rest & 0x8000) === 0 ? 0 : 0x18005)) & 0xffff;
      return rest;
    }, 0);
    return [...frame, crc16 >> 8, crc16 & 0xff];
  });
  const { channels } = decoded(Uint8Array.from(stream));
  expect(channels).toEqual([
    Float32Array.from(
      values.flatMap((value) => Array.from({ length: 16 }, () => value / (2 ** (bits - 1) - 1))),
    ),
  ]);
});
