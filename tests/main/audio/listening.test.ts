// What is listened to: where there is sound, of all loudspeakers, and of channels that cancel each other the loudest.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SAMPLE_RATE } from '../../../src/core/dsp/framing.ts';
import { extractFeatures } from '../../../src/core/features/describe.ts';
import { type AudioWindow, readStretches, readWindows } from '../../../src/main/audio/windows.ts';
import { noise } from '../../helpers/signals.ts';
import { temporaryFolder } from '../../helpers/temporaryFolder.ts';
import { tone, waveBytes } from '../../helpers/wave.ts';

const folder = temporaryFolder().path;
const rate = 8000;
let files = 0;

function write(channels: readonly Float32Array[], sampleRate = rate): Buffer {
  const path = join(folder, `${files++}.wav`);
  writeFileSync(path, waveBytes(channels, sampleRate));
  return Buffer.from(path);
}

/** A tone, so many seconds; silence where it is negative. */
function song(...seconds: readonly number[]): Float32Array {
  const parts = seconds.map((s, i) =>
    s < 0 ? new Float32Array(Math.round(-s * rate)) : tone(440 + 110 * i, rate, s),
  );
  const all = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

const quick = async (path: Buffer): Promise<AudioWindow> =>
  (await readWindows(path, { depth: 'quick' })).windows[0]!;

const rootMeanSquare = (samples: Float32Array): number =>
  Math.sqrt(samples.reduce((sum, value) => sum + value * value, 0) / samples.length);

const resting = (...levels: readonly (readonly [level: number, seconds: number])[]): Float32Array =>
  Float32Array.from(
    levels.flatMap(([level, seconds]) => Array.from({ length: seconds * rate }, () => level)),
  );

describe('silence is what does not move', () => {
  test.each([
    ['at 0.001', [resting([0.001, 10])]],
    ['at 0.3', [resting([0.3, 40])]],
    ['at another level in each channel', [resting([0.3, 10]), resting([-0.008, 10])]],
    ['first here, then there', [resting([0.3, 20], [-0.1, 20])]],
    ['at a level in the middle', [resting([0, 2], [0.3, 2], [0, 2])]],
    ['with the noise of dither', [resting([0.3, 10]).map((v, n) => v + (n % 2) / 32_768)]],
    [
      'with low frequencies alone',
      Array.from({ length: 6 }, (_, c) => (c === 3 ? tone(40, rate, 5) : resting([0, 5]))),
    ],
  ])('%s', async (_, channels) => {
    await expect(readWindows(write(channels), { depth: 'thorough' })).rejects.toMatchObject({
      kind: 'silent',
    });
  });

  test.each([
    ['128', 128],
    ['127', 127],
  ])('8 bits that rest at %s', async (_, byte) => {
    const path = join(folder, `8-bit-${byte}.wav`);
    const bytes = Buffer.concat([waveBytes([new Float32Array(0)], rate), Buffer.alloc(4 * rate, byte)]);
    bytes.writeUInt32LE(rate, 28);
    bytes.writeUInt16LE(1, 32);
    bytes.writeUInt16LE(8, 34);
    bytes.writeUInt32LE(4 * rate, 40);
    writeFileSync(path, bytes);
    await expect(readWindows(Buffer.from(path), { depth: 'quick' })).rejects.toMatchObject({
      kind: 'silent',
    });
  });

  test('sound of 70 dB below full scale on a level of its own is none', async () => {
    const path = write([tone(440, rate, 5, 3.2e-4).map((value) => value + 0.3)]);
    expect((await quick(path)).seconds).toBe(5);
  });
});

describe('windows lie where there is sound', () => {
  test.each([
    // Three minutes, fifteen of silence, two minutes: the middle of the three.
    [song(180, -900, 120), 'quick', [75]],
    [song(180, -900, 120), 'thorough', [15, 75, 135]],
    [song(60, -40, 30), 'quick', [15]],
    [song(-20, 35), 'quick', [22.5]],
    // Nothing lasts 30 s: where most sound is.
    [song(10, -20, 20, -6, 4, -60, 15), 'quick', [30]],
    // A rest in music is no silence.
    [song(20, -4, 20), 'quick', [7]],
  ] as const)('case %#', async (samples, depth, starts) => {
    const { windows } = await readWindows(write([samples]), { depth });
    expect(windows).toHaveLength(starts.length);
    for (const [i, { startSeconds }] of windows.entries())
      expect(startSeconds - starts[i]!).toBeCloseTo(0, 0);
  });

  test('a track without long silences is heard in its very middle', async () => {
    const { windows } = await readWindows(write([song(300)]), { depth: 'quick' });
    expect(windows.map(({ startSeconds, seconds }) => [startSeconds, seconds])).toEqual([[135, 30]]);
  });

  test('long silences are cut out of a window, and what is in it is told by where it is in the track', async () => {
    const path = write([song(12, -7, 5, -10, 2, -200)]);
    const window = await quick(path);
    expect(window.startSeconds).toBeLessThanOrEqual(6);
    const analysed = window.channels[0]!.length / rate;
    expect(analysed).toBeGreaterThan(11);
    expect(rootMeanSquare(window.samplesAt(SAMPLE_RATE))).toBeCloseTo(0.5 * Math.SQRT1_2, 2);
    // The second tone begins at 19 s.
    const second = window.startSeconds + window.inTrack(12 - window.startSeconds + 0.5);
    expect(second).toBeCloseTo(19.5, 0);
    expect(window.startSeconds + window.seconds).toBeLessThan(36.3);
    const places = [0, 1, 11.9, 12.1, 15, 100].map(window.inTrack);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places.at(-1)).toBeLessThanOrEqual(30);
  });

  test('known windows are read again to the very sample, whatever silences there are', async () => {
    const piece = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.boolean());
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 6 }), async (pieces) => {
        const path = write([song(5, ...pieces.map(([seconds, silent]) => (silent ? -seconds : seconds)))]);
        const { windows } = await readWindows(path, { depth: 'thorough' });
        const again = await readStretches(path, windows, {});
        for (const [i, window] of windows.entries()) {
          expect(again[i]?.channels).toEqual(window.channels);
          expect(again[i]?.seconds).toBe(window.seconds);
        }
        for (const { channels } of windows) {
          let longest = 0;
          let run = 0;
          for (const value of channels[0]!) {
            run = value === 0 ? run + 1 : 0;
            longest = Math.max(longest, run);
          }
          expect(longest).toBeLessThan(5.2 * rate);
        }
      }),
      { numRuns: 12 },
    );
  });

  test('two seconds of sound in a minute of silence are too short', async () => {
    await expect(readWindows(write([song(-30, 2, -30)]), { depth: 'quick' })).rejects.toMatchObject({
      kind: 'too-short',
      message: expect.stringMatching(/^Only 2\.[01]\d s of it are no silence; 3 s are needed\.$/u),
    });
  });
});

test.each([
  [2.99, '2.99'],
  [2.9999, '2.99'],
  [2.3, '2.30'],
])('%d s are told as %s, not as enough', async (seconds, text) => {
  await expect(
    readWindows(write([tone(440, 10_000, seconds)], 10_000), { depth: 'quick' }),
  ).rejects.toMatchObject({
    message: `It lasts ${text} s; 3 s are needed.`,
  });
});

describe('channels that cancel each other', () => {
  const music = Float32Array.from(
    noise(5 * SAMPLE_RATE, 3),
    (hiss, n) => 0.1 * hiss + 0.3 * Math.sin(n / 20),
  );
  const times = (factor: number): Float32Array => music.map((value) => factor * value);

  test.each([
    [-1, 0],
    [-0.9, 0],
    [-0.6, 0],
    [-1, 0.2],
  ])('right = %d left, resting at %d: heard as the left alone, feature by feature', async (factor, rest) => {
    const alone = await quick(write([music], SAMPLE_RATE));
    const both = [music, times(factor)].map((channel) => channel.map((value) => value + rest));
    const heard = (await quick(write(both, SAMPLE_RATE))).samplesAt(SAMPLE_RATE);
    if (rest === 0) {
      expect(heard).toEqual(alone.samplesAt(SAMPLE_RATE));
      expect(extractFeatures(heard)).toEqual(extractFeatures(alone.samplesAt(SAMPLE_RATE)));
    } else expect(rootMeanSquare(heard.map((value) => value - rest))).toBeCloseTo(rootMeanSquare(music), 3);
  });

  test.each([0.2, 0, -0.2])('right = %d left is mixed as ever', async (factor) => {
    const heard = (await quick(write([music, times(factor)], SAMPLE_RATE))).samplesAt(SAMPLE_RATE);
    expect(rootMeanSquare(heard)).toBeCloseTo((rootMeanSquare(music) * (1 + factor)) / Math.SQRT2, 3);
  });

  test('of two that have nothing in common, too', async () => {
    const [left, right] = [noise(5 * rate, 1), noise(5 * rate, 2)].map((hiss) => hiss.map((v) => 0.3 * v));
    const heard = (await quick(write([left!, right!]))).samplesAt(rate);
    for (let n = 0; n < heard.length; n += 101)
      expect(heard[n]).toBeCloseTo((left![n]! + right![n]!) * Math.SQRT1_2, 3);
  });
});

describe('more than two channels', () => {
  const sound = tone(440, SAMPLE_RATE, 4);
  const alone = rootMeanSquare(sound);
  const level = async (channels: number, at: number): Promise<number> => {
    const silence = new Float32Array(sound.length);
    const path = write(
      Array.from({ length: channels }, (_, c) => (c === at ? sound : silence)),
      SAMPLE_RATE,
    );
    return rootMeanSquare((await quick(path)).samplesAt(SAMPLE_RATE)) / alone;
  };

  test.each([
    [3, [Math.SQRT1_2, Math.SQRT1_2, 1]],
    [4, [Math.SQRT1_2, Math.SQRT1_2, 0.5, 0.5]],
    [6, [Math.SQRT1_2, Math.SQRT1_2, 1, null, 0.5, 0.5]],
    [7, [Math.SQRT1_2, Math.SQRT1_2, 1, null, Math.SQRT1_2, 0.5, 0.5]],
    [8, [Math.SQRT1_2, Math.SQRT1_2, 1, null, 0.5, 0.5, 0.5, 0.5]],
  ])('%i: by the equation of ITU-R BS.775 for mono', async (channels, gains) => {
    for (const [at, gain] of gains.entries()) {
      if (gain === null) await expect(level(channels, at)).rejects.toMatchObject({ kind: 'silent' });
      else expect(await level(channels, at)).toBeCloseTo(gain, 3);
    }
  });

  test('front channels that are opposite to each other are heard as one of them', async () => {
    const silence = new Float32Array(sound.length);
    const opposite = sound.map((value) => -value);
    const path = write([sound, opposite, silence, silence, silence, silence], SAMPLE_RATE);
    expect(rootMeanSquare((await quick(path)).samplesAt(SAMPLE_RATE))).toBeCloseTo(alone, 4);
  });
});
