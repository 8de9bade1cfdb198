// The transforms against the definition of the DFT, and the laws that hold for every signal.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { complexFft } from '../../../../src/core/dsp/spectrum/fft.ts';
import { realFft } from '../../../../src/core/dsp/spectrum/realFft.ts';
import { istft, stft } from '../../../../src/core/dsp/spectrum/stft.ts';
import { noise } from '../../../helpers/signals.ts';

const values = (length: number) =>
  fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: length, maxLength: length });

describe('FFT', () => {
  it('equals the DFT by its definition', () => {
    const size = 32;
    const re = Float64Array.from(noise(size, 2));
    const im = Float64Array.from(noise(size, 3));
    const gotRe = re.slice();
    const gotIm = im.slice();
    complexFft(size).forward(gotRe, gotIm);
    for (let k = 0; k < size; k++) {
      let sumRe = 0;
      let sumIm = 0;
      for (let n = 0; n < size; n++) {
        const angle = (-2 * Math.PI * k * n) / size;
        sumRe += re[n]! * Math.cos(angle) - im[n]! * Math.sin(angle);
        sumIm += re[n]! * Math.sin(angle) + im[n]! * Math.cos(angle);
      }
      expect(gotRe[k]).toBeCloseTo(sumRe, 12);
      expect(gotIm[k]).toBeCloseTo(sumIm, 12);
    }
  });

  it('of a real signal equals the complex one, keeps its energy, and comes back', () => {
    const size = 64;
    const real = realFft(size);
    fc.assert(
      fc.property(values(size), (signal) => {
        const input = Float64Array.from(signal);
        const re = new Float64Array(size / 2 + 1);
        const im = new Float64Array(size / 2 + 1);
        real.forward(input, re, im);
        const wholeRe = input.slice();
        const wholeIm = new Float64Array(size);
        complexFft(size).forward(wholeRe, wholeIm);
        let energy = 0;
        for (let k = 0; k <= size / 2; k++) {
          expect(re[k]).toBeCloseTo(wholeRe[k]!, 11);
          expect(im[k]).toBeCloseTo(wholeIm[k]!, 11);
          energy += (k === 0 || k === size / 2 ? 1 : 2) * (re[k]! ** 2 + im[k]! ** 2);
        }
        expect(energy / size).toBeCloseTo(
          input.reduce((sum, x) => sum + x * x, 0),
          10,
        );
        const back = new Float64Array(size);
        real.inverse(re, im, back);
        for (let n = 0; n < size; n++) expect(back[n]).toBeCloseTo(input[n]!, 12);
      }),
      { numRuns: 30 },
    );
  });

  it('refuses sizes that are not powers of two', () => {
    expect(() => complexFft(48)).toThrow(RangeError);
  });
});

describe('STFT', () => {
  it('inverts to the same samples, both ends included, at any length', () => {
    for (const length of [2048, 2049, 5000, 5119, 5120]) {
      const samples = noise(length);
      const back = istft(stft(samples), length);
      let worst = 0;
      for (let n = 0; n < length; n++) worst = Math.max(worst, Math.abs(back[n]! - samples[n]!));
      // float32 spectra, and at the very ends the windows' sum is 0.5
      expect(worst).toBeLessThan(2e-6);
    }
  });
});
