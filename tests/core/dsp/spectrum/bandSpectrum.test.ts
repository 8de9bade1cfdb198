// Power in bands by closed form: a tone shows in its own band at its own power, whatever the sample rate.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bandSpectrum } from '../../../../src/core/dsp/spectrum/bandSpectrum.ts';
import { hzToMel } from '../../../../src/core/dsp/spectrum/mel.ts';

const bands = 96;
const top = 22_050;

function powers(rate: number, size: number, hertz: number, amplitude: number): Float64Array {
  const frame = Float64Array.from(
    { length: size },
    (_, n) => amplitude * Math.sin((2 * Math.PI * hertz * n) / rate),
  );
  const sums = new Float64Array(bands);
  bandSpectrum(rate, size, bands, top)(frame, sums);
  return sums;
}

const bandOf = (hertz: number): number => Math.floor((bands * hzToMel(hertz)) / hzToMel(top));

describe('bandSpectrum', () => {
  test.each([
    [44_100, 2048],
    [48_000, 2048],
    [96_000, 4096],
    [8000, 512],
  ])('at %i Hz a tone on a bin has the power of its amplitude, in its band', (rate, size) => {
    const hertz = (Math.round((1000 * size) / rate) * rate) / size;
    const sums = powers(rate, size, hertz, 0.5);
    expect(sums[bandOf(hertz)]).toBeCloseTo(0.25, 6);
    for (const [band, sum] of sums.entries())
      if (Math.abs(band - bandOf(hertz)) > 3) expect(sum).toBeLessThan(0.25e-4);
  });

  test('the loudest band is the one that the tone lies in', () => {
    fc.assert(
      fc.property(fc.double({ min: 60, max: 20_000, noNaN: true }), (hertz) => {
        const sums = powers(44_100, 2048, hertz, 1);
        const loudest = sums.indexOf(Math.max(...sums));
        expect(Math.abs(loudest - bandOf(hertz))).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('adds to what is there, and leaves alone what the rate cannot hold', () => {
    const sums = new Float64Array(bands).fill(7);
    bandSpectrum(8000, 512, bands, top)(new Float64Array(512), sums);
    expect([...sums]).toEqual(Array.from(sums, () => 7));
    const low = powers(8000, 512, 3900, 1);
    expect(low.subarray(bandOf(4000) + 1).every((sum) => sum === 0)).toBe(true);
  });
});
