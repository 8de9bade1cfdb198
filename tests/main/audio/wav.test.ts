// Decoded WAVE: a correct header, and the same bytes for any ranges.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DecodedWav, openDecodedWav } from '../../../src/main/audio/wav.ts';
import { encode, hasFfmpeg } from '../../helpers/ffmpeg.ts';
import { temporaryFolder } from '../../helpers/temporaryFolder.ts';
import { tone, waveBytes } from '../../helpers/wave.ts';

const rate = 44_100;
const folder = temporaryFolder().path;
const left = tone(440, rate, 3, 0.5);
const right = tone(660, rate, 3, 0.25);

function write(name: string, channels: readonly Float32Array[]): string {
  const path = join(folder, name);
  writeFileSync(path, waveBytes(channels, rate));
  return path;
}

async function opened<T>(path: string, use: (wav: DecodedWav) => Promise<T>): Promise<T> {
  const wav = await openDecodedWav(Buffer.from(path), { tempFolder: folder });
  try {
    return await use(wav);
  } finally {
    await wav.close();
  }
}

/** In 16-bit steps, behind the header. The decoder's full scale is 32767, so one step is expected. */
function mostStepsApart(a: Buffer, b: Buffer): number {
  let most = 0;
  for (let at = 44; at < a.length; at += 2)
    most = Math.max(most, Math.abs(a.readInt16LE(at) - b.readInt16LE(at)));
  return most;
}

async function expectAnyRange(wav: DecodedWav): Promise<void> {
  const whole = await wav.read(0, wav.size);
  expect(whole).toHaveLength(wav.size);
  const place = fc.integer({ min: 0, max: wav.size });
  await fc.assert(
    fc.asyncProperty(place, fc.integer({ min: 1, max: 5000 }), async (start, length) => {
      const part = await wav.read(start, start + length);
      expect(Buffer.compare(part, whole.subarray(start, start + length))).toBe(0);
    }),
    { numRuns: 6 },
  );
}

describe('openDecodedWav', () => {
  test.each([
    ['mono', [left]],
    ['stereo', [left, right]],
  ])('of a %s WAVE is that very file', async (name, channels) => {
    const path = write(`${name}.wav`, channels);
    const original = readFileSync(path);
    await opened(path, async (wav) => {
      expect(wav.size).toBe(original.length);
      const bytes = Buffer.from(await wav.read(0, wav.size));
      expect(bytes.subarray(0, 44).equals(original.subarray(0, 44))).toBe(true);
      expect(mostStepsApart(bytes, original)).toBeLessThanOrEqual(1);
      await expectAnyRange(wav);
      expect(await wav.read(wav.size, wav.size + 10)).toHaveLength(0);
    });
  });

  test('folds six channels down to two that cannot clip', async () => {
    const loud = new Float32Array(rate).fill(0.999);
    await opened(write('six.wav', Array<Float32Array>(6).fill(loud)), async (wav) => {
      const bytes = Buffer.from(await wav.read(0, wav.size));
      expect(bytes.readUInt16LE(22)).toBe(2);
      expect(wav.size).toBe(44 + rate * 4);
      expect(bytes.readInt16LE(44)).toBeGreaterThan(32_600);
    });
  });

  test.each([
    [3, [1, 0, Math.SQRT1_2], [0, 1, Math.SQRT1_2]],
    [4, [1, 0, Math.SQRT1_2, 0], [0, 1, 0, Math.SQRT1_2]],
    [6, [1, 0, Math.SQRT1_2, 0, Math.SQRT1_2, 0], [0, 1, Math.SQRT1_2, 0, 0, Math.SQRT1_2]],
  ])('%i channels are each as loud on either side as ITU-R BS.775 says', async (width, toLeft, toRight) => {
    // Loud enough on its own channel, and no two alike.
    const level = (c: number): Float32Array => new Float32Array(rate).fill(0.1 + 0.05 * c);
    const channels = Array.from({ length: width }, (_, c) => level(c));
    const sum = (gains: readonly number[]): number => gains.reduce((all, gain) => all + gain, 0);
    const heard = (gains: readonly number[]): number =>
      gains.reduce((all, gain, c) => all + gain * (0.1 + 0.05 * c), 0) / sum(toLeft);
    await opened(write(`${width}-sided.wav`, channels), async (wav) => {
      const bytes = Buffer.from(await wav.read(0, wav.size));
      expect(bytes.readInt16LE(4044) / 32_768).toBeCloseTo(heard(toLeft), 3);
      expect(bytes.readInt16LE(4046) / 32_768).toBeCloseTo(heard(toRight), 3);
    });
  });

  test('of no audio fails with a reason', async () => {
    const path = join(folder, 'junk.wv');
    writeFileSync(path, new Uint8Array(3000));
    await expect(openDecodedWav(Buffer.from(path), { tempFolder: folder })).rejects.toMatchObject({
      kind: 'undecodable',
      path,
    });
  });

  describe.skipIf(!hasFfmpeg)('of formats that browsers do not play', () => {
    const source = write('source.wav', [left, right]);

    test.each([
      ['alac.m4a', ['-c:a', 'alac']],
      ['x.aiff', []],
      ['x.wv', []],
      ['x.tta', []],
    ])('%s gives the original samples', async (name, options) => {
      await opened(encode(source, join(folder, name), ...options), async (wav) => {
        const bytes = Buffer.from(await wav.read(0, wav.size));
        const original = readFileSync(source);
        expect(bytes).toHaveLength(original.length);
        expect(mostStepsApart(bytes, original)).toBeLessThanOrEqual(1);
        await expectAnyRange(wav);
      });
    });

    test('a long one is decoded into a temporary file, readable as it grows, that goes with its process', async () => {
      const seconds = 420;
      const quiet = write('long.wav', [
        new Float32Array(rate * seconds).fill(0.25),
        new Float32Array(rate * seconds),
      ]);
      const path = encode(quiet, join(folder, 'long.wma'), '-c:a', 'wmav2', '-b:a', '32k');
      const before = readdirSync(folder).sort();
      await opened(path, async (wav) => {
        // It has no name any more, so nothing is left behind by a process that is ended.
        if (process.platform !== 'win32') expect(readdirSync(folder).sort()).toEqual(before);
        const late = Buffer.from(await wav.read(wav.size - 400_000, wav.size - 200_000));
        expect(late).toHaveLength(200_000);
        expect(Math.abs(late.readInt16LE(1000) - 8192)).toBeLessThan(200);
      });
      expect(readdirSync(folder).sort()).toEqual(before);
    });
  });
});
