// The feature vector against librosa 1.0's tables, and what it promises for every input.
import { describe, expect, it } from 'vitest';
import { plainKernels } from '../../../src/core/dsp/kernels/plainKernels.ts';
import { extractFeatures } from '../../../src/core/features/describe.ts';
import { BASE57_NAMES, FEATURE_NAMES, shippedGroups } from '../../../src/core/features/layout.ts';
import { readFeatureTable } from '../../helpers/featureTable.ts';
import { readFlac } from '../../helpers/flac.ts';
import { bothKernels, fastKernels } from '../../helpers/kernels.ts';
import { hasShared, sharedData } from '../../helpers/shared.ts';
import { noise, sine } from '../../helpers/signals.ts';

describe.skipIf(!hasShared).each([
  { name: 'WebAssembly', kernels: fastKernels, every: 1 },
  // The reference takes its time: every fifth clip.
  { name: 'plain', kernels: plainKernels, every: 5 },
])('against librosa, by $name kernels', ({ kernels, every }) => {
  it('every column of the lossless clips lies within 0.1 %, tempo on 96 of 100', async () => {
    const table = readFeatureTable(sharedData('gtzan', 'audio_librosa57.csv'));
    expect(table.columns).toEqual(BASE57_NAMES);
    expect(table.rows).toHaveLength(50);
    const misses: string[] = [];
    let equalTempos = 0;
    const rows = table.rows.filter((_, i) => i % every === 0);
    for (const { file, values } of rows) {
      const ours = extractFeatures(await readFlac(sharedData('gtzan', 'audio', file)), kernels);
      for (const [i, name] of BASE57_NAMES.entries()) {
        const deviation = Math.abs(ours[i]! - values[i]!);
        if (name === 'tempo') equalTempos += deviation < 1e-3 ? 1 : 0;
        else if (deviation > allowed(name, values[i]!, values[i + 1] ?? 0))
          misses.push(`${file} ${name} ${ours[i]} ${values[i]}`);
      }
    }
    expect(misses).toEqual([]);
    expect(equalTempos).toBeGreaterThanOrEqual(0.96 * rows.length);
  }, 180_000);
});

/** The means of harmony and perceptr are zero up to rounding: they are held to the signal's spread. */
function allowed(name: string, value: number, next: number): number {
  if (name === 'harmony_mean' || name === 'perceptr_mean') return 1e-5 * Math.sqrt(next);
  if (name === 'harmony_var' || name === 'perceptr_var') return 0.005 * value;
  return 0.001 * Math.abs(value);
}

describe('the layout', () => {
  it('starts with the 57 usual columns', () => {
    expect(BASE57_NAMES).toHaveLength(57);
    expect(FEATURE_NAMES.slice(0, 57)).toEqual(BASE57_NAMES);
    expect(BASE57_NAMES[16]).toBe('tempo');
    expect(BASE57_NAMES[56]).toBe('mfcc20_var');
  });
  it('names every column once, with a unit', () => {
    expect(new Set(FEATURE_NAMES).size).toBe(FEATURE_NAMES.length);
    for (const { unit } of shippedGroups.flatMap(({ columns }) => columns)) expect(unit).not.toBe('');
  });
});

describe.each(bothKernels)('a feature vector by %s kernels', (_, kernels) => {
  it.each([
    ['silence', new Float32Array(30_000)],
    ['DC', new Float32Array(30_000).fill(1)],
    ['a sine', sine(440, 30_000)],
    ['noise', noise(30_000)],
    ['one single frame', noise(2048)],
    ['a denormal whisper', noise(30_000).map((x) => x * 1e-40)],
    ['clipping far beyond full scale', noise(30_000).map((x) => x * 1e9)],
  ])('is complete and finite for %s', (_, samples) => {
    const features = extractFeatures(samples, kernels);
    expect(features).toHaveLength(FEATURE_NAMES.length);
    expect(features.every(Number.isFinite)).toBe(true);
  });

  it('is the same twice', () => {
    const samples = noise(40_000);
    const first = extractFeatures(samples, kernels);
    extractFeatures(noise(90_000, 7), kernels);
    expect(extractFeatures(samples, kernels)).toEqual(first);
  });

  it('is refused for less than a frame and for samples that are not numbers', () => {
    expect(() => extractFeatures(noise(2047), kernels)).toThrow(RangeError);
    expect(() => extractFeatures(noise(4096).fill(Number.NaN, 100, 101), kernels)).toThrow(RangeError);
    expect(() => extractFeatures(noise(4096).fill(Number.POSITIVE_INFINITY, 100, 101), kernels)).toThrow(
      RangeError,
    );
  });
});
