// Peaks by closed form: a tone shows in its own band, at its level and at its time.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { computePeaks } from '../../../../src/main/audio/pictures/peaks.ts';
import { temporaryFolder } from '../../../helpers/temporaryFolder.ts';
import { tone, waveBytes } from '../../../helpers/wave.ts';

const rate = 44_100;
const folder = temporaryFolder().path;

function write(channels: readonly Float32Array[]): Buffer {
  const path = join(folder, 'x.wav');
  writeFileSync(path, waveBytes(channels, rate));
  return Buffer.from(path);
}

describe('computePeaks', () => {
  test.each([
    ['low', 60],
    ['mid', 800],
    ['high', 9000],
  ] as const)('a tone of the %s band shows there at its level, and hardly elsewhere', async (band, hertz) => {
    const peaks = await computePeaks(write([tone(hertz, rate, 4, 0.5)]), { points: 40 });
    expect(peaks.durationSeconds).toBe(4);
    for (const name of ['low', 'mid', 'high'] as const) {
      expect(peaks[name]).toHaveLength(40);
      for (const level of peaks[name].subarray(1)) {
        if (name === band) expect(Math.abs(level - 127)).toBeLessThan(14);
        else expect(level).toBeLessThan(25);
      }
    }
  });

  test('a right channel that is the left one upside down does not erase it', async () => {
    const left = tone(800, rate, 4, 0.5);
    const { mid } = await computePeaks(write([left, left.map((value) => -value)]), { points: 40 });
    const alone = await computePeaks(write([left]), { points: 40 });
    for (const [point, level] of mid.entries()) {
      expect(level).toBeGreaterThan(100);
      expect(Math.abs(level - alone.mid[point]!)).toBeLessThanOrEqual(1);
    }
  });

  test('each point covers its own stretch, whatever pieces the decoder gives', async () => {
    const samples = new Float32Array(rate * 20);
    samples.set(tone(500, rate, 2, 0.8), rate * 10);
    const { mid } = await computePeaks(write([samples, samples]), { points: 100 });
    const loud = [...mid].map((level, point) => (level > 100 ? point : -1)).filter((point) => point >= 0);
    // The filter rings on into the next point.
    expect(loud.filter((point) => point !== 60)).toEqual([50, 51, 52, 53, 54, 55, 56, 57, 58, 59]);
    expect([...mid.subarray(61)].every((level) => level < 3)).toBe(true);
    expect([...mid.subarray(0, 50)].every((level) => level === 0)).toBe(true);
  });

  test('has no more points than samples, reports progress, and stops when aborted', async () => {
    const path = write([tone(440, rate, 0.001)]);
    expect((await computePeaks(path, { points: 1000 })).low).toHaveLength(44);
    const shares: number[] = [];
    await computePeaks(write([tone(440, rate, 8)]), {
      points: 10,
      onProgress: (share) => shares.push(share),
    });
    expect(shares.length).toBeGreaterThan(2);
    expect(shares.toSorted((a, b) => a - b)).toEqual(shares);
    expect(shares.at(-1)).toBe(1);
    const parts: Uint8Array[] = [];
    const whole = await computePeaks(write([tone(440, rate, 40)]), {
      points: 10,
      onProgress: (_share, soFar) => parts.push(soFar().mid),
    });
    // What is drawn stays, what is to come is silence.
    const drawn = parts.map((mid) => mid.findLastIndex((level) => level > 0) + 1);
    expect(drawn.toSorted((a, b) => a - b)).toEqual(drawn);
    expect(drawn[0]).toBeLessThan(10);
    expect(parts.at(-1)).toEqual(whole.mid);
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(computePeaks(path, { points: 10, signal })).rejects.toThrow('enough');
  });
});
