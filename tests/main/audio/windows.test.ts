// The analysis windows: where they lie, what is in them, and how each kind of file that gives none is named.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../../src/core/domain/errors.ts';
import { SAMPLE_RATE } from '../../../src/core/dsp/framing.ts';
import { readStretches, readWindows } from '../../../src/main/audio/windows.ts';
import { hasShared, sharedData } from '../../helpers/shared.ts';
import { noise } from '../../helpers/signals.ts';
import { temporaryFolder } from '../../helpers/temporaryFolder.ts';
import { tone, waveBytes } from '../../helpers/wave.ts';

const folder = temporaryFolder().path;

function write(name: string, channels: readonly Float32Array[], rate: number): Buffer {
  const path = join(folder, name);
  writeFileSync(path, waveBytes(channels, rate));
  return Buffer.from(path);
}

/** Each second has its own level, so that a window shows where it was cut. */
function staircase(seconds: number, rate: number): Float32Array {
  return Float32Array.from({ length: seconds * rate }, (_, n) => Math.floor(n / rate) / 256 + 1 / 512);
}

describe('readWindows', () => {
  test('takes the whole of a short track', async () => {
    const path = write('short.wav', [tone(440, SAMPLE_RATE, 12)], SAMPLE_RATE);
    const { durationSeconds, windows } = await readWindows(path, { depth: 'quick' });
    expect(durationSeconds).toBe(12);
    expect(windows).toHaveLength(1);
    expect(windows[0]).toMatchObject({ startSeconds: 0, seconds: 12 });
    expect(windows[0]!.samplesAt(SAMPLE_RATE)).toHaveLength(12 * SAMPLE_RATE);
  });

  test('takes 30 s from the very middle', async () => {
    const path = write('long.wav', [staircase(100, 8000)], 8000);
    const { windows } = await readWindows(path, { depth: 'quick' });
    expect(windows[0]).toMatchObject({ startSeconds: 35, seconds: 30 });
    const samples = windows[0]!.samplesAt(SAMPLE_RATE);
    expect(samples).toHaveLength(30 * SAMPLE_RATE);
    for (const second of [0, 10, 29]) {
      expect(samples[Math.round((second + 0.5) * SAMPLE_RATE)]).toBeCloseTo((35 + second) / 256 + 1 / 512, 4);
    }
  });

  test('thorough takes up to three, spread evenly, the middle one being the quick one', async () => {
    const starts = async (seconds: number) => {
      const path = write(`${seconds}.wav`, [staircase(seconds, 8000)], 8000);
      const { windows } = await readWindows(path, { depth: 'thorough' });
      return windows.map((window) => window.startSeconds);
    };
    expect(await starts(180)).toEqual([15, 75, 135]);
    expect(await starts(70)).toEqual([2.5, 37.5]);
    expect(await starts(59)).toEqual([14.5]);
    expect(await starts(20)).toEqual([0]);
  });

  test('mixes channels at equal power, and a mono file stays as it is', async () => {
    const left = tone(440, SAMPLE_RATE, 4);
    const silence = new Float32Array(left.length);
    const first = async (name: string, channels: readonly Float32Array[]) =>
      (await readWindows(write(name, channels, SAMPLE_RATE), { depth: 'quick' })).windows[0]!.samplesAt(
        SAMPLE_RATE,
      );
    const mono = await first('mono.wav', [left]);
    for (let n = 0; n < left.length; n += 97) expect(Math.abs(mono[n]! - left[n]!)).toBeLessThan(5e-5);
    const oneSide = await first('one-side.wav', [left, silence]);
    const bothSides = await first('both-sides.wav', [left, left]);
    for (let n = 0; n < left.length; n += 97) {
      expect(Math.abs(oneSide[n]! - left[n]! * Math.SQRT1_2)).toBeLessThan(5e-5);
      expect(Math.abs(bothSides[n]! - left[n]! * Math.SQRT2)).toBeLessThan(1e-4);
    }
  });

  test('a sine stays that sine at 22,050 Hz', async () => {
    const path = write('48k.wav', [tone(1000, 48_000, 5)], 48_000);
    const samples = (await readWindows(path, { depth: 'quick' })).windows[0]!.samplesAt(SAMPLE_RATE);
    const expected = tone(1000, SAMPLE_RATE, 5);
    expect(samples).toHaveLength(expected.length);
    for (let n = 500; n < samples.length - 500; n += 13) {
      expect(Math.abs(samples[n]! - expected[n]!)).toBeLessThan(1e-4);
    }
  });

  test('a silent middle is passed over for where there is music', async () => {
    const music = tone(440, 8000, 35);
    const track = new Float32Array(8000 * 150);
    track.set(music, 8000 * 5);
    const path = write('hidden.wav', [track], 8000);
    const { windows } = await readWindows(path, { depth: 'quick' });
    expect(windows.map((window) => window.startSeconds)).toEqual([7.55]);
  });

  test.each([
    ['too-short', tone(440, 8000, 2.99)],
    ['silent', new Float32Array(8000 * 40)],
    ['silent', tone(440, 8000, 40, 2 / 32_768)],
  ] as const)('reports %s', async (kind, samples) => {
    const path = write('bad.wav', [samples], 8000);
    await expect(readWindows(path, { depth: 'quick' })).rejects.toMatchObject({
      kind,
      path: path.toString(),
    });
  });

  test('reports unreadable for what is not there or not a file', async () => {
    mkdirSync(join(folder, 'folder.mp3'));
    for (const name of ['nothing.mp3', 'folder.mp3']) {
      const path = join(folder, name);
      await expect(readWindows(Buffer.from(path), { depth: 'quick' })).rejects.toMatchObject({
        kind: 'unreadable',
        path,
      });
    }
  });

  test.each(['x.mp3', 'x.flac', 'x.ogg', 'x.m4a', 'x.wav', 'x.ape', 'x.wma', 'x.mod'])(
    'reports undecodable for noise, nothing and zeros named %s',
    async (name) => {
      const junk = Uint8Array.from({ length: 70_000 }, (_, n) => (n * 7919 + ((n * n) >> 7)) & 0x7f);
      for (const bytes of [junk, new Uint8Array(0), new Uint8Array(5000)]) {
        const path = join(folder, name);
        writeFileSync(path, bytes);
        await expect(readWindows(Buffer.from(path), { depth: 'quick' })).rejects.toMatchObject({
          kind: 'undecodable',
          path,
        });
      }
    },
  );

  test('finds a file whose name is not UTF-8', async () => {
    const name = Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xff, 0xfe]), Buffer.from('.wav')]);
    writeFileSync(name, waveBytes([tone(440, 8000, 4)], 8000));
    expect((await readWindows(name, { depth: 'quick' })).durationSeconds).toBe(4);
  });

  test('goes by the content where the name lies', async () => {
    const path = join(folder, 'really-wave.mp3');
    writeFileSync(path, waveBytes([tone(440, 8000, 4)], 8000));
    expect((await readWindows(Buffer.from(path), { depth: 'quick' })).durationSeconds).toBe(4);
  });

  test('stops when aborted, with the reason of the signal', async () => {
    const path = write('stop.wav', [tone(440, 8000, 10)], 8000);
    const reason = new Error('enough');
    await expect(readWindows(path, { depth: 'quick', signal: AbortSignal.abort(reason) })).rejects.toBe(
      reason,
    );
  });
});

test('windows that are known are read again as they were', async () => {
  const path = write('again.wav', [staircase(180, 8000)], 8000);
  const { windows } = await readWindows(path, { depth: 'thorough' });
  const again = await readStretches(path, [...windows, { startSeconds: 500 }], {});
  const whole = (window: (typeof again)[number]) =>
    window === null
      ? null
      : { ...window, samplesAt: window.samplesAt(SAMPLE_RATE), inTrack: window.inTrack(5) };
  expect(again.map(whole)).toEqual([...windows.map(whole), null]);
});

test('a window is had at several rates, each the same every time', async () => {
  const path = write('rates.wav', [tone(440, 44_100, 5), tone(440, 44_100, 5)], 44_100);
  const { windows } = await readWindows(path, { depth: 'quick' });
  const at = (rate: number) => windows[0]!.samplesAt(rate);
  const first = at(32_000);
  expect(at(44_100)).toHaveLength(5 * 44_100);
  expect(at(32_000)).toEqual(first);
  // Both channels alike: at equal power, the square root of two as loud.
  const loudest = (samples: Float32Array) =>
    samples.subarray(1000, -1000).reduce((a, b) => Math.max(a, b), 0);
  for (const rate of [22_050, 32_000, 44_100])
    expect(loudest(at(rate))).toBeCloseTo(loudest(tone(440, 44_100, 5)) * Math.SQRT2, 3);
});

describe.skipIf(!hasShared)('real clips', () => {
  test('every GTZAN clip is taken whole and untouched', async () => {
    const names = readdirSync(sharedData('gtzan', 'audio')).sort();
    expect(names).toHaveLength(50);
    for (const name of names) {
      const path = Buffer.from(sharedData('gtzan', 'audio', name));
      const { durationSeconds, windows } = await readWindows(path, { depth: 'thorough' });
      expect(durationSeconds).toBeGreaterThan(14.9);
      expect(windows).toHaveLength(1);
      expect(windows[0]!.samplesAt(SAMPLE_RATE).length / SAMPLE_RATE).toBe(durationSeconds);
    }
  });

  test('damage ends in samples or in a named failure, never in anything else', async () => {
    const originals = [
      sharedData('emotify', 'audio', 'pop', '11.mp3'),
      sharedData('gtzan', 'audio', 'jazz.00003.flac'),
      sharedData('samples', 'music-metadata', 'ogg', 'issue-2518.ogg'),
      sharedData('samples', 'music-metadata', 'mp4', 'Apple  voice memo.m4a'),
      sharedData('samples', 'music-metadata', 'wavpack', "MusicBrainz - Beth Hart - Sinner's Prayer.wv"),
    ];
    const random = noise(100_000, 5);
    let drawn = 0;
    for (const original of originals) {
      for (const [count, share] of [
        [1, 0.01],
        [30, 0.01],
        [30, 1],
        [3000, 1],
      ] as const) {
        const bytes = Buffer.from(readFileSync(original));
        for (let i = 0; i < count; i++) {
          const place = Math.floor(Math.abs(random[drawn++]!) * bytes.length * share);
          bytes[place] = Math.floor(Math.abs(random[drawn++]!) * 256);
        }
        const path = join(folder, `damaged${extname(original)}`);
        writeFileSync(path, bytes);
        const result = await readWindows(Buffer.from(path), { depth: 'thorough' }).catch(
          (error: unknown) => error,
        );
        if (result instanceof AppError) expect(result.path).toBe(path);
        else expect(result).toHaveProperty('windows');
      }
    }
  });

  test('Emotify clips give nearly all of their 30 s', async () => {
    for (const genre of ['classical', 'electronic', 'pop', 'rock']) {
      const names = readdirSync(sharedData('emotify', 'audio', genre)).sort();
      for (const name of names.filter((_, i) => i % 20 === 0)) {
        const path = Buffer.from(sharedData('emotify', 'audio', genre, name));
        const { durationSeconds, windows } = await readWindows(path, { depth: 'quick' });
        expect(windows[0]!.seconds / durationSeconds).toBeGreaterThan(0.999);
      }
    }
  });
});
