// The feature vector against librosa 1.0's tables, and what it promises for every input.
import { describe, expect, it } from 'vitest';
import { extractFeatures } from '../../../src/core/features/extract.ts';
import { BASE57_NAMES, FEATURE_GROUPS, FEATURE_NAMES } from '../../../src/core/features/layout.ts';
import { readFeatureTable } from '../../helpers/feature-table.ts';
import { readFlac } from '../../helpers/flac.ts';
import { hasShared, sharedData } from '../../helpers/shared.ts';
import { noise, sine } from '../../helpers/signals.ts';

describe.skipIf(!hasShared)('against librosa', () => {
  it('every column of the 50 lossless clips lies within 0.1 %, tempo on at least 48 of 50', async () => {
    const table = readFeatureTable(sharedData('gtzan', 'audio_librosa57.csv'));
    expect(table.columns).toEqual(BASE57_NAMES);
    expect(table.rows).toHaveLength(50);
    const misses: string[] = [];
    let equalTempos = 0;
    for (const { file, values } of table.rows) {
      const ours = extractFeatures(await readFlac(sharedData('gtzan', 'audio', file)));
      for (const [i, name] of BASE57_NAMES.entries()) {
        const deviation = Math.abs(ours[i]! - values[i]!);
        if (name === 'tempo') equalTempos += deviation < 1e-3 ? 1 : 0;
        else if (deviation > allowed(name, values[i]!, values[i + 1] ?? 0))
          misses.push(`${file} ${name} ${ours[i]} ${values[i]}`);
      }
    }
    expect(misses).toEqual([]);
    expect(equalTempos).toBeGreaterThanOrEqual(48);
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
    for (const { columns } of FEATURE_GROUPS) for (const { unit } of columns) expect(unit).not.toBe('');
  });
});

describe('a feature vector', () => {
  it.each([
    ['silence', new Float32Array(30_000)],
    ['DC', new Float32Array(30_000).fill(1)],
    ['a sine', sine(440, 30_000)],
    ['noise', noise(30_000)],
    ['one single frame', noise(2048)],
    ['a denormal whisper', noise(30_000).map((x) => x * 1e-40)],
    ['clipping far beyond full scale', noise(30_000).map((x) => x * 1e6)],
  ])('is complete and finite for %s', (_, samples) => {
    const features = extractFeatures(samples);
    expect(features).toHaveLength(FEATURE_NAMES.length);
    expect(features.every(Number.isFinite)).toBe(true);
  });

  it('is the same twice', () => {
    const samples = noise(40_000);
    expect(extractFeatures(samples)).toEqual(extractFeatures(samples));
  });

  it('is refused for less than a frame and for samples that are not numbers', () => {
    expect(() => extractFeatures(noise(2047))).toThrow(RangeError);
    expect(() => extractFeatures(noise(4096).fill(Number.NaN, 100, 101))).toThrow(RangeError);
  });
});
