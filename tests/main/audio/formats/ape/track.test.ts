// Monkey's Audio to the bit: the encoder's samples and FFmpeg's, from any place, and damage that ends as a failure.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../../../../src/core/domain/errors.ts';
import { decode } from '../../../../../src/main/audio/decode.ts';
import { joinPcm, type Pcm, pcmLength } from '../../../../../src/main/audio/formats/pcm.ts';
import { openTrackFile } from '../../../../../src/main/audio/openTrack.ts';
import { openDecodedWav } from '../../../../../src/main/audio/wav.ts';
import { type ApeOptions, apeBytes } from '../../../../helpers/ape.ts';
import { hasFfmpeg } from '../../../../helpers/ffmpeg.ts';
import { hasShared, sharedData } from '../../../../helpers/shared.ts';
import { noise } from '../../../../helpers/signals.ts';
import { temporaryFolder } from '../../../../helpers/temporaryFolder.ts';

const folder = temporaryFolder().path;

/** Loud tones and noise, so that 24-bit sums pass 32 bits; `seed` makes the channels differ. */
function music(length: number, seed: number, bitsPerSample = 16): Int32Array {
  const fullScale = 2 ** (bitsPerSample - 1) - 1;
  return Int32Array.from(noise(length, seed), (hiss, n) =>
    Math.round(fullScale * (0.5 * Math.sin(0.05 * seed * n) + 0.3 * Math.sin(0.011 * n) + 0.15 * hiss)),
  );
}

function integers(pcm: Pcm, bitsPerSample = 16): Int32Array[] {
  return pcm.channels.map((channel) => Int32Array.from(channel, (value) => value * 2 ** (bitsPerSample - 1)));
}

function ffmpegIntegers(path: string, width: number, bitsPerSample = 16): Int32Array[] {
  const form = bitsPerSample === 8 ? 'u8' : `s${bitsPerSample}le`;
  const options = [
    '-v',
    'error',
    '-err_detect',
    'crccheck+explode',
    '-i',
    path,
    '-map',
    '0:a',
    '-f',
    form,
    '-',
  ];
  const { stdout, stderr } = spawnSync('ffmpeg', options, { maxBuffer: 2 ** 28 });
  expect(stderr.toString()).toBe('');
  const bytes = bitsPerSample / 8;
  return Array.from({ length: width }, (_, c) =>
    Int32Array.from({ length: stdout.length / bytes / width }, (__, n) => {
      const at = (n * width + c) * bytes;
      return bytes === 1 ? stdout.readUInt8(at) - 128 : stdout.readIntLE(at, bytes);
    }),
  );
}

async function readPart(path: string, start: number, length: number): Promise<Pcm> {
  const { track, close } = await openTrackFile(Buffer.from(path));
  try {
    const pieces: Pcm[] = [];
    for await (const piece of track.read(start, length)) pieces.push(piece);
    return joinPcm(pieces);
  } finally {
    await close();
  }
}

describe('files of every version and level', () => {
  const wide = { bitsPerSample: 24, wide: true } as const;
  // FFmpeg takes sums of 64 bits in stereo at the highest level only, and there no others.
  const cases: readonly (readonly [width: 1 | 2, ApeOptions, alsoFfmpeg: boolean])[] = [
    [2, { version: 3990, level: 1000 }, true],
    [2, { version: 3990, level: 2000 }, true],
    [2, { version: 3990, level: 3000 }, true],
    [2, { version: 3990, level: 4000 }, true],
    [2, { version: 3990, level: 5000 }, true],
    [1, { version: 3990, level: 4000 }, true],
    [2, { version: 3980, level: 3000 }, true],
    [2, { version: 3970, level: 2000 }, true],
    [1, { version: 3970, level: 5000, bitsPerSample: 8 }, true],
    [2, { version: 3950, level: 4000 }, true],
    [1, { version: 3950, level: 1000, bitsPerSample: 24 }, true],
    [2, { version: 3990, level: 2000, bitsPerSample: 8 }, true],
    [2, { version: 3990, level: 2000, bitsPerSample: 24 }, true],
    [1, { version: 3990, level: 3000, bitsPerSample: 24 }, true],
    [2, { version: 3990, level: 5000, ...wide }, true],
    [2, { version: 3990, level: 2000, ...wide }, false],
    [1, { version: 3980, level: 4000, ...wide }, false],
  ];

  test.each(cases)('%i channels, %o', async (width, options, alsoFfmpeg) => {
    const { bitsPerSample = 16 } = options;
    const samples = Array.from({ length: width }, (_, c) => music(9001, c + 1, bitsPerSample));
    const bytes = apeBytes(samples, { ...options, frameLength: 4000 });
    expect(integers(await decode(bytes), bitsPerSample)).toEqual(samples);
    if (!hasFfmpeg || !alsoFfmpeg) return;
    const path = join(folder, 'made.ape');
    writeFileSync(path, bytes);
    expect(ffmpegIntegers(path, width, bitsPerSample)).toEqual(samples);
  });

  test('silence, noise at full scale, and steps from one to the other', async () => {
    const length = 12_000;
    const loud = Int32Array.from(noise(length, 5), (value) => Math.round(32_767 * value));
    const quiet = loud.map((value, n) => (n % 3000 < 2000 ? 0 : Math.sign(value) * 32_767));
    for (const samples of [[loud, quiet], [quiet], [quiet, quiet]]) {
      for (const version of [3970, 3990]) {
        expect(integers(await decode(apeBytes(samples, { version, frameLength: 1000 })))).toEqual(samples);
      }
    }
  });
});

describe.skipIf(!hasShared || !hasFfmpeg)('real files', () => {
  test.each(['monkeysaudio.ape', "MusicBrainz - Beth Hart - Sinner's Prayer.ape"])(
    '%s decodes to the bit as FFmpeg decodes it',
    async (name) => {
      const path = sharedData('samples', 'music-metadata', name);
      const whole = await decode(readFileSync(path));
      expect(integers(whole)).toEqual(ffmpegIntegers(path, 2));
      const part = await readPart(path, 30_000, 5000);
      expect(part.channels[1]).toEqual(whole.channels[1]!.subarray(30_000, 35_000));
    },
  );
});

describe('a file of many frames', () => {
  const frameLength = 1000;
  const length = 10_450;
  const left = music(length, 1);
  const right = music(length, 2);
  // One frame alike on both sides, one silent.
  right.set(left.subarray(3000, 4000), 3000);
  left.fill(0, 5000, 6000);
  right.fill(0, 5000, 6000);
  const bytes = apeBytes([left, right], { frameLength });
  const path = join(folder, 'many.ape');
  writeFileSync(path, bytes);

  test.skipIf(!hasFfmpeg)('is what FFmpeg takes it for', () => {
    expect(ffmpegIntegers(path, 2)).toEqual([left, right]);
  });

  test('is read from any place without what is before', async () => {
    const { track, close } = await openTrackFile(Buffer.from(path));
    await close();
    expect(track).toMatchObject({ direct: true, channels: 2, length, sampleRate: 44_100 });
    for (const start of [0, 1, 999, 1000, 2500, 3999, 5500, 10_000, 10_449]) {
      const part = integers(await readPart(path, start, 2200));
      expect(part).toEqual([left.slice(start, start + 2200), right.slice(start, start + 2200)]);
    }
    expect(pcmLength(await readPart(path, length, 10))).toBe(0);
  });

  test('is served to a player as the WAVE that it was made from', async () => {
    const wav = await openDecodedWav(Buffer.from(path), { tempFolder: folder });
    const bytesRead = Buffer.from(await wav.read(44 + 4 * 2990, 44 + 4 * 4010));
    expect(wav.size).toBe(44 + 4 * length);
    await wav.close();
    for (let n = 0; n < 1020; n++) {
      expect(bytesRead.readInt16LE(4 * n)).toBe(left[2990 + n]);
      expect(bytesRead.readInt16LE(4 * n + 2)).toBe(right[2990 + n]);
    }
  });

  test('does not mind damage in frames that are not asked for', async () => {
    const damaged = join(folder, 'damaged-start.ape');
    const copy = Buffer.from(bytes);
    copy.fill(0x5a, 200, 400);
    writeFileSync(damaged, copy);
    const part = integers(await readPart(damaged, 9000, 1000));
    expect(part[0]).toEqual(left.slice(9000, 10_000));
    await expect(readPart(damaged, 0, 10)).rejects.toMatchObject({ kind: 'undecodable' });
  });

  test('is found behind an ID3v2 tag', async () => {
    const tag = Buffer.concat([Buffer.from('ID3\x04\0\0\0\0\0\x07', 'latin1'), Buffer.alloc(7)]);
    expect(await decode(Buffer.concat([tag, bytes]))).toEqual(await decode(bytes));
  });

  test('cut short gives the frames that are whole, or a failure when none is', async () => {
    const cut = await decode(bytes.subarray(0, Math.floor(bytes.length / 2)));
    const got = pcmLength(cut);
    expect(got).toBeGreaterThan(3000);
    expect(got % frameLength).toBe(0);
    expect(integers(cut)[0]).toEqual(left.slice(0, got));
    for (const size of [4, 6, 31, 60, 76, 100, 130, 500]) {
      await expect(decode(bytes.subarray(0, size))).rejects.toMatchObject({ kind: 'undecodable' });
    }
  });

  test('with any bytes changed ends as a failure, or makes no difference to the samples', async () => {
    const change = fc.record({
      // Half of them in the header and the seek table.
      at: fc.oneof(fc.integer({ min: 4, max: 119 }), fc.integer({ min: 120, max: bytes.length - 1 })),
      to: fc.integer({ min: 0, max: 255 }),
    });
    const run = async (changes: readonly { readonly at: number; readonly to: number }[]) => {
      const copy = Buffer.from(bytes);
      for (const { at, to } of changes) copy[at] = to;
      try {
        const pcm = await decode(copy);
        // The checksums let nothing else through; damage to the lengths may cut it short.
        const length = pcmLength(pcm);
        expect(integers(pcm)).toEqual([left.slice(0, length), right.slice(0, length)]);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        expect(error.kind).toBe('undecodable');
      }
    };
    await fc.assert(fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), run), {
      numRuns: 150,
    });
  });
});

describe('what is refused, and why', () => {
  const good = apeBytes([music(3000, 1)]);
  test.each<readonly [string, number, number, RegExp]>([
    ['an older version', 4, 3920, /Version 3\.920 .* not supported/],
    ['a newer version', 4, 4100, /Version 4\.100 .* not supported/],
    ['an unknown level', 52, 6000, /level 6000 .* not supported/],
    ['six channels', 70, 6, /6 channels .* not supported/],
    ['32 bits', 68, 32, /32 bits .* not supported/],
    ['more frames than the seek table has', 64, 50_000, /header is damaged/],
    ['frames of minutes', 58, 0xff, /header is damaged/],
    ['more samples than it has bits', 62, 1, /header is damaged|ends too early/],
  ])('%s', async (_, at, value, message) => {
    const bytes = Buffer.from(good);
    bytes.writeUInt16LE(value, at);
    await expect(decode(bytes)).rejects.toMatchObject({
      kind: 'undecodable',
      message: expect.stringMatching(message),
    });
  });
});
