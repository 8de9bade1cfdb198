// Apple Lossless is lossless: the samples are those that went in, and damaged frames are refused.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../../../src/core/domain/errors.ts';
import { openAlac } from '../../../../src/main/audio/aac/alac.ts';
import { decode } from '../../../../src/main/audio/decode.ts';
import { readMp4AudioTrack } from '../../../../src/main/audio/formats/mp4Boxes.ts';
import { memorySource } from '../../../../src/main/files/byteSource.ts';
import { encode, hasFfmpeg } from '../../../helpers/ffmpeg.ts';
import { noise } from '../../../helpers/signals.ts';
import { temporaryFolder } from '../../../helpers/temporaryFolder.ts';
import { waveBytes } from '../../../helpers/wave.ts';

const folder = temporaryFolder().path;

function cookie(bitDepth: number, channels: number, frameLength = 4096): Uint8Array {
  const bytes = Buffer.alloc(24);
  bytes.writeUInt32BE(frameLength, 0);
  bytes.set([0, bitDepth, 40, 10, 14, channels, 0, 255], 4);
  bytes.writeUInt32BE(44_100, 20);
  return bytes;
}

/** Numbers of so many bits each, as the bytes of a frame. */
function packed(...fields: (readonly [value: number, width: number])[]): Uint8Array {
  const bits = fields.map(([value, width]) =>
    (BigInt.asUintN(width, BigInt(value)) + (1n << BigInt(width))).toString(2).slice(1),
  );
  const text = bits.join('');
  return Uint8Array.from({ length: Math.ceil(text.length / 8) }, (_, i) =>
    Number.parseInt(text.slice(8 * i, 8 * i + 8).padEnd(8, '0'), 2),
  );
}

/** The head of a frame of samples that are written out, with their number. */
const plain = (tag: number, count: number): (readonly [number, number])[] => [
  [tag, 3],
  [0, 4 + 12],
  [0b1001, 4],
  [count, 32],
];
const end: readonly [number, number] = [7, 3];

test.each([8, 16, 20, 24, 32])(
  'samples of %i bits that are written out keep their sign and scale',
  (depth) => {
    const full = 2 ** (depth - 1);
    const samples = [0, 1, -1, full - 1, -full, 5];
    const frame = packed(...plain(0, samples.length), ...samples.map((v) => [v, depth] as const), end);
    const { channels, sampleRate } = openAlac(cookie(depth, 1))(frame);
    expect(sampleRate).toBe(44_100);
    expect(channels).toEqual([Float32Array.from(samples, (v) => v / full)]);
  },
);

test('fill and data between the channels are passed over, a pair alternates, the first of three is the centre, one that is missing is silent', () => {
  const frame = packed(
    [6, 3],
    [15, 4],
    [3, 8],
    ...Array.from({ length: 17 }, () => [0xaa, 8] as const),
    ...plain(1, 2),
    [100, 16],
    [-100, 16],
    [200, 16],
    [-200, 16],
    [4, 3],
    [0, 4],
    [0, 1],
    [2, 8],
    [0xffff, 16],
    end,
  );
  const { channels } = openAlac(cookie(16, 3))(frame);
  expect(channels.map((channel) => [...channel].map((v) => v * 32_768))).toEqual([
    // The pair is left and right of the centre, and comes before it: the first of the frame goes last.
    [-100, -200],
    [0, 0],
    [100, 200],
  ]);
});

describe('refused', () => {
  test.each([
    ['a description that is cut short', cookie(16, 2).subarray(1)],
    ['a frame of no samples', cookie(16, 2, 0)],
    ['a frame of billions of samples', cookie(16, 2, 0xffff_ffff)],
    ['no channels', cookie(16, 0)],
    ['more channels than eight', cookie(16, 9)],
    ['samples of 40 bits', cookie(40, 2)],
  ])('%s', (_, bytes) => {
    expect(() => openAlac(bytes)).toThrow(AppError);
  });

  test.each([
    ['an empty frame', new Uint8Array(0)],
    ['more samples than a frame has', packed(...plain(0, 4097), [0, 16])],
    ['fewer bits than its samples need', packed(...plain(0, 4096), [0, 16])],
    ['a part that nobody writes', packed([2, 3], [0, 29])],
    ['channels of different lengths', packed(...plain(0, 1), [5, 16], ...plain(0, 2), [5, 16], [6, 16], end)],
    ['a pair where one is left', packed(...plain(0, 1), [5, 16], ...plain(1, 1), [5, 16], [6, 16], end)],
  ])('%s', (_, frame) => {
    expect(() => openAlac(cookie(16, 2))(frame)).toThrow(AppError);
  });
});

describe.skipIf(!hasFfmpeg)('of FFmpeg', () => {
  const rate = 44_100;
  const length = 4096 * 5 + 1234;
  /** Loud and soft, noise and tones, silence, full scale: what moves the code's mean up and down. */
  const side = (seed: number) =>
    noise(length, seed).map((hiss, n) =>
      n < 6000
        ? 0.4 * Math.sin(0.03 * n * seed) + 0.02 * hiss
        : n < 11_000
          ? 0
          : n < 12_000
            ? 1
            : hiss * (n / length),
    );

  test.each([
    ['s16p', 1, 'pcm_s16le'],
    ['s16p', 2, 'pcm_s16le'],
    ['s16p', 6, 'pcm_s16le'],
    ['s32p', 1, 'pcm_s32le'],
    ['s32p', 2, 'pcm_s32le'],
  ])('%s, %i channels: to the bit', async (format, width, codec) => {
    const source = join(folder, `${width}.wav`);
    writeFileSync(
      source,
      waveBytes(
        Array.from({ length: width }, (_, c) => side(c + 1)),
        rate,
      ),
    );
    // Quieter, so that 24 bits are more than 16.
    const path = encode(
      source,
      join(folder, `${format}-${width}.m4a`),
      '-af',
      'volume=0.3',
      '-c:a',
      'alac',
      '-sample_fmt',
      format,
    );
    const { channels } = await decode(readFileSync(path), 'm4a');
    const raw = execFileSync(
      'ffmpeg',
      ['-v', 'error', '-i', path, '-f', codec.slice(4), '-c:a', codec, '-'],
      {
        maxBuffer: 2 ** 28,
      },
    );
    const bytes = codec === 'pcm_s16le' ? 2 : 4;
    const value = (i: number) =>
      bytes === 2 ? raw.readInt16LE(2 * i) / 2 ** 15 : raw.readInt32LE(4 * i) / 2 ** 31;
    expect(channels.map((channel) => channel.length)).toEqual(Array.from({ length: width }, () => length));
    for (const [c, channel] of channels.entries()) {
      const expected = Float32Array.from({ length }, (_, n) => value(n * width + c));
      expect(Buffer.compare(Buffer.from(channel.buffer), Buffer.from(expected.buffer))).toBe(0);
    }
  });

  test('damaged at any place, a frame is refused or gives no more samples than it has room for, at once', async () => {
    const source = join(folder, '2.wav');
    writeFileSync(source, waveBytes([side(1), side(2)], rate));
    const file = readFileSync(encode(source, join(folder, 'fuzz.m4a'), '-c:a', 'alac'));
    const track = await readMp4AudioTrack(memorySource(file), 0);
    const alac = track?.alac;
    if (!track || !alac) throw new Error('no ALAC');
    const at = track.offsets[0]!;
    const frame = file.subarray(at, at + track.sizes[0]!);
    const change = fc.record({ at: fc.nat(frame.length - 1), to: fc.nat(255) });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), fc.nat(60), (changes, early) => {
        const bytes = Uint8Array.from(frame);
        for (const one of changes) bytes[one.at < 40 || one.at > 400 ? one.at : one.at % 40] = one.to;
        try {
          const { channels } = openAlac(alac)(early > 50 ? bytes.subarray(0, early * 10) : bytes);
          expect(channels.length).toBe(2);
          expect(channels[0]!.length).toBeLessThanOrEqual(4096);
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
        }
      }),
      { numRuns: 500 },
    );
  });
});
