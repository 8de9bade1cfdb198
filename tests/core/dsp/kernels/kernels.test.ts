// Every WebAssembly kernel against its plain twin, on shapes that do not fill whole vectors and groups.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Matrix, matrix } from '../../../../src/core/domain/matrix.ts';
import { plainKernels } from '../../../../src/core/dsp/kernels/plainKernels.ts';
import { kState, kWeighting } from '../../../../src/core/dsp/level/kWeighting.ts';
import { peakTaps } from '../../../../src/core/dsp/level/truePeak.ts';
import { dctBasis } from '../../../../src/core/dsp/spectrum/dct.ts';
import { sparseFilterbank } from '../../../../src/core/dsp/spectrum/filterbank.ts';
import { melFilterbank } from '../../../../src/core/dsp/spectrum/mel.ts';
import { fastKernels } from '../../../helpers/kernels.ts';
import { noise } from '../../../helpers/signals.ts';

/** Lengths that leave 1, 2, 3 and no frames over in the last group of four. */
const lengths = [2048, 2600, 3100, 3600, 22050, 40_001];

describe('WebAssembly kernels', () => {
  it.each(lengths)('transform %i samples as the plain ones, and back', (length) => {
    const samples = noise(length, length);
    fastKernels.begin(length);
    const fast = fastKernels.stft(samples);
    const plain = plainKernels.stft(samples);
    for (const part of ['re', 'im', 'magnitude'] as const)
      expectClose(fast[part].data, plain[part].data, 1e-6);
    const steady = plainKernels.medianAlongColumns(plain.magnitude);
    const broad = plainKernels.medianAlongRows(plain.magnitude);
    expect(fastKernels.medianAlongColumns(fast.magnitude).data).toEqual(
      plainKernels.medianAlongColumns(fast.magnitude).data,
    );
    expect(fastKernels.medianAlongRows(fast.magnitude).data).toEqual(
      plainKernels.medianAlongRows(fast.magnitude).data,
    );
    expectClose(
      fastKernels.harmonicSignal(fast, steady, broad, length),
      plainKernels.harmonicSignal(plain, steady, broad, length),
      2e-6,
    );
  });

  it.each([1, 2, 3, 5])('measure runs of %i channels as the plain ones, run after run', (count) => {
    const filter = kWeighting(44_100);
    const [fast, plain] = [1, 2].map(() => Array.from({ length: count }, kState)) as [
      Float64Array[],
      Float64Array[],
    ];
    for (const length of [1, 4410, 8193, 20_000, 7]) {
      const runs = Array.from({ length: count }, (_, c) => noise(length, 10 * length + c));
      const [found, expected] = [
        fastKernels.runLevels(runs, filter, fast),
        plainKernels.runLevels(runs, filter, plain),
      ];
      for (const [c, { weighted, energy, peak }] of expected.entries()) {
        expect(Math.abs(found[c]!.weighted / weighted - 1)).toBeLessThan(1e-9);
        expect(Math.abs(found[c]!.energy / energy - 1)).toBeLessThan(1e-9);
        expect(found[c]!.peak).toBe(peak);
      }
    }
    for (const [c, state] of plain.entries())
      for (const [n, value] of state.entries()) expect(fast[c]![n]).toBeCloseTo(value, 9);
  });

  it.each([0, 1, 63, 64, 65, 8191, 20_001])(
    'find the true peak of %i samples as the plain ones',
    (length) => {
      const samples = noise(peakTaps + length, length + 1);
      for (const least of [0, 0.5, 1.2, 3])
        expect(fastKernels.truePeak(samples, least)).toBeCloseTo(plainKernels.truePeak(samples, least), 5);
    },
  );

  it('measure without disturbing the results of the others', () => {
    fastKernels.begin(5000);
    const { magnitude } = fastKernels.stft(noise(5000, 1));
    const before = magnitude.data.slice();
    fastKernels.runLevels(
      [noise(9000, 2), noise(9000, 3), noise(9000, 4)],
      kWeighting(48_000),
      [1, 2, 3].map(kState),
    );
    fastKernels.truePeak(noise(9000, 5), 0);
    expect(magnitude.data).toEqual(before);
  });

  it('find exactly the same medians, whatever the shape and however many ties', () => {
    const anyMatrix = fc
      .tuple(
        fc.integer({ min: 1, max: 70 }),
        fc.integer({ min: 4, max: 70 }),
        fc.integer({ min: 1, max: 1000 }),
      )
      .map(([rows, cols, seed]) =>
        matrix(
          rows,
          cols,
          noise(rows * cols, seed).map((x) => (seed % 2 === 0 ? Math.abs(x) : Math.floor(4 * Math.abs(x)))),
        ),
      );
    fc.assert(
      fc.property(anyMatrix, (m) => {
        fastKernels.begin(100_000);
        expect(fastKernels.medianAlongColumns(m).data).toEqual(plainKernels.medianAlongColumns(m).data);
        expect(fastKernels.medianAlongRows(m).data).toEqual(plainKernels.medianAlongRows(m).data);
      }),
      { numRuns: 60 },
    );
  });

  it.each([1, 2, 3, 4, 9])('sum over the bins of %i frames as the plain ones', (rows) => {
    const m = matrix(rows, 1025, noise(rows * 1025, rows).map(Math.abs));
    const bank = sparseFilterbank(melFilterbank());
    fastKernels.begin(100_000);
    for (const power of [1, 2] as const) {
      expectClose(
        fastKernels.applyFilterbank(bank, m, power).data,
        plainKernels.applyFilterbank(bank, m, power).data,
        1e-6,
      );
      const basis = dctBasis(20, 1025);
      expectClose(
        fastKernels.project(basis, m, power).data,
        plainKernels.project(basis, m, power).data,
        1e-5,
      );
    }
    const fast = fastKernels.spectralShape(m);
    const plain = plainKernels.spectralShape(m);
    for (const of of ['centroid', 'bandwidth', 'rolloff'] as const) expectClose(fast[of], plain[of], 1e-5);
  });

  it.each([1, 7, 8, 100, 1292])('average the tempogram of %i frames as the plain ones', (frames) => {
    const envelope = noise(frames, frames).map(Math.abs);
    fastKernels.begin(1_000_000);
    expectClose(fastKernels.meanTempogram(envelope, 344), plainKernels.meanTempogram(envelope, 344), 1e-6);
  });

  it('take the same decibels, from nothing to far beyond', () => {
    fastKernels.begin(100_000);
    const powers = matrix(
      5,
      13,
      Float32Array.from({ length: 65 }, (_, i) => 10 ** (i / 2 - 14) * (1 + i / 65)),
    );
    for (const m of [powers, matrix(5, 13), { ...powers, data: powers.data.map((x) => Math.sqrt(x)) }]) {
      expectClose(fastKernels.powerToDb(m).data, plainKernels.powerToDb(m).data, 2e-7);
    }
  });

  it.each([1, 3, 4, 6])('find the extremes of bands of %i frames as the plain ones', (rows) => {
    const m = matrix(
      rows,
      50,
      noise(rows * 50, rows).map((x) => Math.abs(Math.round(8 * x))),
    );
    const bands = [
      { from: 0, to: 5, count: 1 },
      { from: 4, to: 40, count: 9 },
      { from: 30, to: 50, count: 20 },
    ];
    fastKernels.begin(100_000);
    expect(fastKernels.bandExtremes(bands, m)).toEqual(plainKernels.bandExtremes(bands, m));
  });

  it.each([
    [44100, 22050],
    [48000, 22050],
    [32000, 22050],
    [96000, 22050],
    [11025, 22050],
    [22050, 22050],
  ])('resample from %i to %i Hz as the plain ones', (from, to) => {
    for (const length of [1, 100, 4001]) {
      const signal = noise(length, from);
      expectClose(fastKernels.resample(signal, from, to), plainKernels.resample(signal, from, to), 1e-6);
    }
  });

  it('leave their inputs alone', () => {
    const samples = noise(10_000);
    fastKernels.begin(samples.length);
    const spectra = fastKernels.stft(samples);
    const steady = fastKernels.medianAlongColumns(spectra.magnitude);
    const broad = fastKernels.medianAlongRows(spectra.magnitude);
    const inputs: Matrix[] = [spectra.re, spectra.im, spectra.magnitude, steady, broad];
    const before = inputs.map((m) => m.data.slice());
    fastKernels.harmonicSignal(spectra, steady, broad, samples.length);
    fastKernels.spectralShape(spectra.magnitude);
    fastKernels.project(dctBasis(4, 1025), spectra.magnitude, 2);
    expect(inputs.map((m) => m.data)).toEqual(before);
  });

  it('take back what they gave for the last signal', () => {
    fastKernels.begin(2048);
    const { magnitude } = fastKernels.stft(noise(2048));
    fastKernels.begin(2048);
    expect(magnitude.data).toHaveLength(0);
  });

  it('refuse what does not fit', () => {
    fastKernels.begin(2048);
    const m = matrix(4, 10);
    expect(() => fastKernels.project(dctBasis(4, 11), m, 1)).toThrow(RangeError);
    expect(() => fastKernels.project(dctBasis(3, 10), m, 1)).toThrow(RangeError);
    expect(() => fastKernels.applyFilterbank(sparseFilterbank(melFilterbank()), m, 1)).toThrow(RangeError);
    expect(() => fastKernels.meanTempogram(new Float32Array(10), 6)).toThrow(RangeError);
    expect(() => fastKernels.stft(new Float32Array(10_000_000))).toThrow(RangeError);
  });
});

/** Within `tolerance` of the largest value, everywhere. */
function expectClose(ours: ArrayLike<number>, theirs: ArrayLike<number>, tolerance: number): void {
  expect(ours.length).toBe(theirs.length);
  let largest = 0;
  let worst = 0;
  for (let i = 0; i < theirs.length; i++) {
    largest = Math.max(largest, Math.abs(theirs[i]!));
    worst = Math.max(worst, Math.abs(ours[i]! - theirs[i]!));
  }
  expect(worst).toBeLessThanOrEqual(tolerance * largest);
}
