// The resampler against closed forms (lengths, DC, sines that stay sines, aliases that do not appear) and FFmpeg's.
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { resample } from '../../../src/core/dsp/resample.ts';
import { hasFfmpeg } from '../../helpers/ffmpeg.ts';
import { noise } from '../../helpers/signals.ts';

const target = 22_050;
const rates = [44_100, 48_000, 96_000, 88_200, 32_000, 24_000, 16_000, 11_025, 8_000, 44_056];

function sine(frequency: number, rate: number, seconds: number): Float32Array {
  return Float32Array.from({ length: Math.round(rate * seconds) }, (_, n) =>
    Math.sin((2 * Math.PI * frequency * n) / rate),
  );
}

/** Root mean square of the middle 80 %, where the ends of the signal have no say. */
function level(signal: Float32Array): number {
  const middle = signal.subarray(Math.floor(signal.length * 0.1), Math.floor(signal.length * 0.9));
  return Math.sqrt(middle.reduce((sum, value) => sum + value * value, 0) / middle.length);
}

describe('resample', () => {
  test('gives ceil(n * to / from) samples, whatever the length', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), fc.constantFrom(...rates), (length, rate) => {
        const out = resample(new Float32Array(length).fill(0.5), rate, target);
        expect(out).toHaveLength(Math.ceil((length * target) / rate));
        expect(out.every(Number.isFinite)).toBe(true);
      }),
    );
  });

  test.each(rates)('passes DC from %i Hz with gain 1', (rate) => {
    const out = resample(new Float32Array(rate).fill(1), rate, target);
    for (let n = 200; n < out.length - 200; n++) expect(Math.abs(out[n]! - 1)).toBeLessThan(1e-6);
  });

  test.each(rates)('keeps a sine a sine from %i Hz: same frequency, level and phase', (rate) => {
    for (const frequency of [55, 440, 0.43 * Math.min(rate, target)]) {
      const out = resample(sine(frequency, rate, 0.5), rate, target);
      const expected = sine(frequency, target, 0.5);
      for (let n = 500; n < expected.length - 500; n++) {
        expect(Math.abs(out[n]! - expected[n]!)).toBeLessThan(1.2e-3);
      }
    }
  });

  test.each([44_100, 48_000, 96_000, 32_000])('lets nothing alias from %i Hz above -80 dB', (rate) => {
    for (let frequency = 12_350; frequency < rate / 2; frequency += 611) {
      const alias = level(resample(sine(frequency, rate, 0.25), rate, target));
      expect(20 * Math.log10(alias / Math.SQRT1_2)).toBeLessThan(-80);
    }
  });

  test('makes no images when it raises the rate', () => {
    const out = resample(sine(1000, 8000, 0.5), 8000, target);
    const expected = sine(1000, target, 0.5);
    const error = out.map((value, n) => value - (expected[n] ?? 0));
    expect(20 * Math.log10(level(error) / level(expected))).toBeLessThan(-80);
  });

  test('an impulse comes out symmetric about its own place: no delay', () => {
    const impulse = new Float32Array(801);
    impulse[400] = 1;
    const out = resample(impulse, 44_100, target);
    for (let k = 1; k < 40; k++) expect(out[200 + k]!).toBeCloseTo(out[200 - k]!, 7);
    expect(out[200]!).toBeCloseTo(0.97 / 2, 4);
  });

  test('is linear', () => {
    const a = sine(300, 48_000, 0.05);
    const b = sine(5000, 48_000, 0.05);
    const sum = resample(
      a.map((value, n) => value + 2 * b[n]!),
      48_000,
      target,
    );
    const [ra, rb] = [resample(a, 48_000, target), resample(b, 48_000, target)];
    for (let n = 0; n < sum.length; n++) expect(sum[n]!).toBeCloseTo(ra[n]! + 2 * rb[n]!, 5);
  });

  test('the same rate copies', () => {
    const signal = sine(440, target, 0.01);
    const out = resample(signal, target, target);
    expect(out).toEqual(signal);
    expect(out.buffer).not.toBe(signal.buffer);
  });

  test.skipIf(!hasFfmpeg).each([44_100, 48_000, 32_000, 8_000])(
    "agrees with FFmpeg's resampler of the same length from %i Hz, on noise",
    (rate) => {
      const signal = noise(rate, 7).map((value) => value / 4);
      const filter = 'aresample=22050:filter_size=64';
      const input = ['-f', 'f32le', '-ar', String(rate), '-ac', '1', '-i', '-'];
      const raw = execFileSync('ffmpeg', ['-v', 'error', ...input, '-af', filter, '-f', 'f32le', '-'], {
        input: Buffer.from(signal.buffer),
      });
      const expected = new Float32Array(new Uint8Array(raw).buffer);
      const ours = resample(signal, rate, target);
      // FFmpeg may end a sample sooner; the ends know different signals beyond.
      const last = Math.min(ours.length, expected.length) - 200;
      const difference = ours.subarray(200, last).map((value, n) => value - expected[n + 200]!);
      expect(20 * Math.log10(level(difference) / level(ours))).toBeLessThan(-80);
    },
  );

  test('refuses rates that make no sense', () => {
    for (const rate of [0, -1, 44_100.5, Number.NaN, 2_000_000]) {
      expect(() => resample(new Float32Array(4), rate, target)).toThrow(RangeError);
    }
  });
});
