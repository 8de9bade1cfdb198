// Log-mel frames: both implementations beside closed forms, each other, and the shared ear's reference.
import { describe, expect, test } from 'vitest';
import type { EarSpectrogram } from '../../../../src/core/domain/ear.ts';
import { matrix } from '../../../../src/core/domain/matrix.ts';
import type { LogMel } from '../../../../src/core/dsp/logMel/logMel.ts';
import { plainLogMel } from '../../../../src/core/dsp/logMel/plainLogMel.ts';
import { logMelPlan } from '../../../../src/core/dsp/logMel/plan.ts';
import { melBank } from '../../../../src/core/dsp/spectrum/mel.ts';
import { createRandom } from '../../../../src/core/learning/maths/random.ts';
import { loadLogMel } from '../../../../src/main/engines/kernels.ts';
import { efficientAt } from '../../../helpers/ears.ts';
import { readNpy } from '../../../helpers/npy.ts';
import { hasShared, sharedFile } from '../../../helpers/shared.ts';

const fast = loadLogMel(new URL('../../../../kernels/kernels.wasm', import.meta.url));
const both: readonly (readonly [string, LogMel])[] = [
  ['plain', plainLogMel],
  ['fast', fast],
];

const usual: EarSpectrogram = {
  frame: { fft: 512, window: 'hann', windowLength: 512, hop: 256, padding: 'none' },
  mel: { scale: 'slaney', triangles: 'hertz', bands: 96, low: 0, high: 8000, norm: 'none', power: 2 },
  log: { base: 'e', times: 1, plus: 1, shift: 0, gain: 1 },
};
const random = createRandom(3);
const noise = Float32Array.from({ length: 16_000 }, () => 0.3 * random.normal());

test('the fast one is not the plain one', () => expect(fast).not.toBe(plainLogMel));

describe.each(both)('%s', (_, logMel) => {
  test('a tone in the middle of a bin has the power that its window gives it, in three bins', () => {
    const tone = Float32Array.from({ length: 5120 }, (_, n) => Math.sin((2 * Math.PI * 20 * n) / 512));
    const hz = 16_000 / 512;
    // A band from the bin before to the bin behind is the power of its middle: below 1 kHz Slaney's scale is linear.
    const only = (bin: number): EarSpectrogram => ({
      ...usual,
      mel: { ...usual.mel, bands: 1, low: (bin - 1) * hz, high: (bin + 1) * hz },
    });
    for (const [bin, magnitude] of [
      [18, 0],
      [19, 64],
      [20, 128],
      [21, 64],
      [22, 0],
    ] as const) {
      const { data, cols } = logMel(tone, logMelPlan(16_000, only(bin)));
      expect(cols).toBe(1 + (5120 - 512) / 256);
      for (const value of data) expect(value).toBeCloseTo(Math.log1p(magnitude ** 2), 3);
    }
  });

  test('silence is the logarithm of what is added', () => {
    const log = { base: '10', times: 10, plus: 0.01, shift: 3, gain: 0.5 } as const;
    const { data } = logMel(new Float32Array(2000), logMelPlan(16_000, { ...usual, log }));
    for (const value of data) expect(value).toBeCloseTo((-2 + 3) * 0.5, 6);
  });

  test.each([
    ['none', 512, 1],
    ['none', 511, 0],
    ['none', 768, 2],
    ['zeros', 255, 1],
    ['zeros', 256, 2],
    ['reflect', 1000, 4],
  ] as const)('padded with %s, %i samples have %i frames', (padding, length, frames) => {
    const plan = logMelPlan(16_000, { ...usual, frame: { ...usual.frame, padding } });
    const { rows, cols, data } = logMel(noise.subarray(0, length), plan);
    expect([rows, cols, data.length]).toEqual([96, frames, 96 * frames]);
  });

  test('the reflected signal has the same frames as one that goes on so', () => {
    const signal = noise.subarray(0, 2048);
    const before = Float32Array.from(signal.subarray(1, 257)).reverse();
    const behind = Float32Array.from(signal.subarray(2048 - 257, 2047)).reverse();
    const longer = Float32Array.from([...before, ...signal, ...behind]);
    const reflect = logMelPlan(16_000, { ...usual, frame: { ...usual.frame, padding: 'reflect' } });
    const found = logMel(signal, reflect);
    const wanted = logMel(longer, logMelPlan(16_000, usual));
    expect(found.cols).toBe(wanted.cols);
    expect(found.data).toEqual(wanted.data);
  });

  test.skipIf(!hasShared)('the shared ear sees its reference within 1e-3', () => {
    const samples = readNpy(sharedFile('ears', 'reference_samples.npy')).data;
    const emphasised = Float32Array.from(
      samples.subarray(1),
      (x, n) => x - 0.97 * (samples[n] ?? Number.NaN),
    );
    if (efficientAt.spectrogram === null) throw new Error('it looks at pictures');
    const { data, rows, cols } = logMel(emphasised, logMelPlan(32_000, efficientAt.spectrogram));
    expect([rows, cols]).toEqual([128, 500]);
    const wanted = readNpy(sharedFile('ears', 'reference_mel.npy')).data;
    const worst = data.reduce((most, x, i) => Math.max(most, Math.abs(x - (wanted[i] ?? Number.NaN))), 0);
    expect(worst).toBeLessThan(1e-3);
  });
});

/** One frame by its definition: a sum for every bin, triangles over mel or hertz, the logarithm. */
function byDefinition(signal: Float32Array, sampleRate: number, of: EarSpectrogram, t: number): number[] {
  const { fft, windowLength, hop, padding, window } = of.frame;
  const { scale, triangles, bands, low, high, norm, power } = of.mel;
  const first = t * hop - (padding === 'none' ? 0 : windowLength / 2);
  const period = window === 'hann' ? windowLength : windowLength - 1;
  const energy = Array.from({ length: fft / 2 + 1 }, (_, k) => {
    let [re, im] = [0, 0];
    for (let n = 0; n < windowLength; n++) {
      const x = (signal[first + n] ?? 0) * Math.sin((Math.PI * n) / period) ** 2;
      re += x * Math.cos((2 * Math.PI * k * n) / fft);
      im += x * Math.sin((2 * Math.PI * k * n) / fft);
    }
    return Math.hypot(re, im) ** power;
  });
  const isHtk = scale === 'htk';
  const mel = (hz: number): number => {
    if (isHtk) return 2595 * Math.log10(1 + hz / 700);
    return hz < 1000 ? hz / (200 / 3) : 15 + (27 * Math.log(hz / 1000)) / Math.log(6.4);
  };
  const hertz = (m: number): number => {
    if (isHtk) return 700 * (10 ** (m / 2595) - 1);
    return m < 15 ? (m * 200) / 3 : 1000 * 6.4 ** ((m - 15) / 27);
  };
  const along = triangles === 'mel' ? mel : (hz: number): number => hz;
  const corner = (i: number): number => hertz(mel(low) + (i * (mel(high) - mel(low))) / (bands + 1));
  return Array.from({ length: bands }, (_, b) => {
    const [left, centre, right] = [corner(b), corner(b + 1), corner(b + 2)];
    const height = norm === 'area' ? 2 / (right - left) : 1;
    const sum = energy.reduce((total, e, k) => {
      const at = along((k * sampleRate) / fft);
      const rising = (at - along(left)) / (along(centre) - along(left));
      const falling = (along(right) - at) / (along(right) - along(centre));
      return total + e * height * Math.max(0, Math.min(rising, falling));
    }, 0);
    const { base, times, plus, shift, gain } = of.log;
    const log = Math.log(times * sum + plus) / (base === 'e' ? 1 : Math.LN10);
    return (log + shift) * gain;
  });
}

describe('frames of known families are what their definition says', () => {
  const families: Readonly<Record<string, EarSpectrogram>> = {
    'MusiCNN and discogs-effnet': {
      frame: { fft: 512, window: 'symmetric-hann', windowLength: 512, hop: 256, padding: 'zeros' },
      mel: { scale: 'slaney', triangles: 'hertz', bands: 96, low: 0, high: 8000, norm: 'area', power: 2 },
      log: { base: '10', times: 10_000, plus: 1, shift: 0, gain: 1 },
    },
    YAMNet: {
      frame: { fft: 512, window: 'hann', windowLength: 400, hop: 160, padding: 'none' },
      mel: { scale: 'htk', triangles: 'mel', bands: 64, low: 125, high: 7500, norm: 'none', power: 1 },
      log: { base: 'e', times: 1, plus: 0.001, shift: 0, gain: 1 },
    },
  };

  test.each(Object.entries(families))('of %s', (_, family) => {
    for (const [, logMel] of both) {
      const { data, cols } = logMel(noise, logMelPlan(16_000, family));
      for (const t of [0, 1, 17, cols - 1])
        for (const [b, wanted] of byDefinition(noise, 16_000, family, t).entries())
          expect(Math.abs((data[b * cols + t] ?? Number.NaN) - wanted)).toBeLessThan(1e-4);
    }
  });
});

describe('both give the same', () => {
  test.each([64, 128, 256, 512, 1024, 2048, 4096])('with frames of %i', (fft) => {
    for (const [power, scale, padding] of [
      [1, 'htk', 'reflect'],
      [2, 'slaney', 'zeros'],
    ] as const) {
      const plan = logMelPlan(16_000, {
        frame: { fft, window: 'symmetric-hann', windowLength: (fft * 3) / 4, hop: 100, padding },
        mel: {
          ...usual.mel,
          scale,
          triangles: scale === 'htk' ? 'mel' : 'hertz',
          bands: 13,
          power,
          norm: 'area',
        },
        log: { base: '10', times: 10_000, plus: 1, shift: 0, gain: 1 },
      });
      const [one, other] = [plainLogMel(noise, plan), fast(noise, plan)];
      expect([other.rows, other.cols]).toEqual([one.rows, one.cols]);
      for (const [i, x] of one.data.entries())
        expect(Math.abs(x - (other.data[i] ?? Number.NaN))).toBeLessThan(1e-4);
    }
  });

  test('whatever was heard before', () => {
    const plan = logMelPlan(16_000, usual);
    const first = fast(noise, plan);
    const kept = first.data.slice();
    fast(noise.subarray(0, 3000), plan);
    expect(first.data).toEqual(kept);
    expect(fast(noise, plan)).toEqual(matrix(first.rows, first.cols, kept));
  });
});

describe('a mel bank', () => {
  test("on HTK's scale is straight over mel, without a norm of height one", () => {
    const options = { sampleRate: 16_000, fft: 512, bands: 10, low: 125, high: 7500 } as const;
    const bank = melBank({ ...options, scale: 'htk', triangles: 'mel', norm: 'none' });
    const mel = (hz: number): number => 2595 * Math.log10(1 + hz / 700);
    const step = (mel(7500) - mel(125)) / 11;
    for (let k = 0; k < bank.cols; k++) {
      for (let m = 0; m < 10; m++) {
        const away = Math.abs(mel((k * 16_000) / 512) - (mel(125) + (m + 1) * step)) / step;
        expect(bank.data[m * bank.cols + k]).toBeCloseTo(Math.max(0, 1 - away), 5);
      }
    }
  });
});
