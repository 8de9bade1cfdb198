// The groups beyond the usual 57, on signals whose values follow from their definitions.
import { describe, expect, it } from 'vitest';
import { matrix } from '../../../src/core/domain/matrix.ts';
import { delta } from '../../../src/core/dsp/delta.ts';
import { tonnetz } from '../../../src/core/dsp/pitch/tonnetz.ts';
import {
  describe as describeGroups,
  describeWindow,
  extractFeatures,
} from '../../../src/core/features/describe.ts';
import type { FeatureGroup, PlainGroup } from '../../../src/core/features/featureGroup.ts';
import { contrast } from '../../../src/core/features/groups/contrast.ts';
import { covariances, mfccCovariance } from '../../../src/core/features/groups/mfccCovariance.ts';
import { modulation } from '../../../src/core/features/groups/modulation.ts';
import { onsets } from '../../../src/core/features/groups/onsets.ts';
import { shippedGroups } from '../../../src/core/features/layout.ts';
import { picturesOf } from '../../../src/core/features/pictures.ts';
import { fastKernels } from '../../helpers/kernels.ts';
import { clicks, noise, sine } from '../../helpers/signals.ts';

const seconds = (s: number) => Math.round(s * 22050);

/** One column of one group by its name. */
function value(samples: Float32Array, group: PlainGroup, name: string): number {
  const at = group.columns.findIndex((column) => column.name === name);
  expect(at).toBeGreaterThanOrEqual(0);
  return describeGroups(picturesOf(samples, fastKernels), [group])[at]!;
}

describe('the groups of a window', () => {
  const native = noise(seconds(3));
  const samplesAt = (rate: number) => fastKernels.resample(native, 22050, rate);
  const own = (name: string, compute: FeatureGroup['compute'], sampleRate = 22050): FeatureGroup => ({
    name,
    version: 1,
    columns: [{ name: `${name}_mean`, unit: '1' }],
    sampleRate,
    compute,
  });

  it('are each what the whole vector has in their place', async () => {
    const { outcomes } = await describeWindow(samplesAt, shippedGroups, fastKernels);
    const vectors = outcomes.map((outcome) => ('values' in outcome ? outcome.values : null));
    expect(vectors.map((vector) => vector?.length)).toEqual(
      shippedGroups.map(({ columns }) => columns.length),
    );
    expect(vectors.flatMap((vector) => [...(vector ?? [])])).toEqual([
      ...extractFeatures(native, fastKernels),
    ]);
  });

  it('may come later and have a rate of their own; pictures are shared, and computed only when read', async () => {
    let begun = 0;
    const kernels = {
      ...fastKernels,
      begin(count: number) {
        begun += 1;
        fastKernels.begin(count);
      },
    };
    const later = own(
      'later',
      async ({ samples }) => {
        await Promise.resolve();
        return [samples.length];
      },
      32_000,
    );
    const { outcomes } = await describeWindow(samplesAt, [later], kernels);
    expect(outcomes).toEqual([{ values: Float32Array.of(3 * 32_000) }]);
    expect(begun).toBe(0);
    const seen: unknown[] = [];
    const looking = (name: string) => own(name, ({ pictures }) => [seen.push(pictures)]);
    const described = await describeWindow(samplesAt, [looking('a'), later, looking('b')], kernels);
    expect(begun).toBe(1);
    expect(seen[1]).toBe(seen[0]);
    expect(described.pictures()).toBe(seen[0]);
  });

  it('fail alone: thrown, rejected, of another width, not finite', async () => {
    const { outcomes } = await describeWindow(
      samplesAt,
      [
        own('throws', () => {
          throw new Error('first');
        }),
        own('rejects', async () => Promise.reject(new Error('second'))),
        own('wide', () => [1, 2]),
        own('infinite', () => [Number.NaN]),
        own('finite', () => [5]),
      ],
      fastKernels,
    );
    expect(outcomes.map((outcome) => ('error' in outcome ? String(outcome.error) : 'values'))).toEqual([
      'Error: first',
      'Error: second',
      expect.stringContaining('wide'),
      expect.stringContaining('infinite'),
      'values',
    ]);
  });
});

describe('MFCC covariance', () => {
  it('of coefficients that move together, against each other, and not at all', () => {
    const mfcc = matrix(4, 20);
    for (const [t, x] of [-1, 1, -1, 1].entries()) {
      mfcc.data[t * 20] = 5 + x;
      mfcc.data[t * 20 + 1] = 3 * x;
      mfcc.data[t * 20 + 2] = -2 * x;
      mfcc.data[t * 20 + 3] = 7;
    }
    const covariance = covariances(mfcc);
    const named = Object.fromEntries(mfccCovariance.columns.map(({ name }, i) => [name, covariance[i]]));
    expect(named['mfcc1_mfcc2_cov']).toBeCloseTo(3, 12);
    expect(named['mfcc1_mfcc3_cov']).toBeCloseTo(-2, 12);
    expect(named['mfcc2_mfcc3_cov']).toBeCloseTo(-6, 12);
    expect(named['mfcc1_mfcc4_cov']).toBe(0);
  });
});

describe('deltas', () => {
  it('of a straight line are its slope, everywhere', () => {
    const line = matrix(
      20,
      2,
      Float32Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? 3 * (i >> 1) : 8)),
    );
    const slopes = delta(line);
    for (let t = 0; t < 20; t++) {
      expect(slopes.data[2 * t]).toBeCloseTo(3, 5);
      expect(slopes.data[2 * t + 1]).toBe(0);
    }
  });
  it('of fewer than nine frames are zero', () => {
    expect(delta(matrix(8, 1, noise(8))).data.every((x) => x === 0)).toBe(true);
  });
});

describe('modulation spectrum', () => {
  it.each([1, 2, 4, 8])('of noise whose loudness goes up and down at %i Hz peaks at that rate', (hz) => {
    const carrier = noise(seconds(12));
    const samples = carrier.map((x, n) => x * 10 ** (-1 + Math.sin((2 * Math.PI * hz * n) / 22050) / 2));
    const spectrum = describeGroups(picturesOf(samples, fastKernels), [modulation]);
    const rates = modulation.columns.length / 10;
    for (let band = 2; band < 8; band++) {
      const powers = spectrum.slice(band * rates, (band + 1) * rates);
      const peak = powers.indexOf(Math.max(...powers));
      // Rates lie evenly on a logarithmic axis from 0.5 to 20 Hz.
      expect(Math.abs(peak - (rates * Math.log(hz / 0.5)) / Math.log(40))).toBeLessThanOrEqual(1);
    }
  });
});

describe('tonnetz', () => {
  it('puts fifths next to each other and tritones opposite', () => {
    const chroma = matrix(3, 12);
    chroma.data[0] = 1; // C
    chroma.data[12 + 7] = 1; // G
    chroma.data[24 + 6] = 1; // F sharp
    const at = tonnetz(chroma).data;
    const distance = (i: number, j: number) =>
      Math.hypot(at[6 * i]! - at[6 * j]!, at[6 * i + 1]! - at[6 * j + 1]!);
    expect(distance(0, 1)).toBeCloseTo(2 * Math.sin(Math.PI / 12), 5);
    expect(distance(0, 2)).toBeCloseTo(2, 5);
  });
});

describe('contrast', () => {
  it('a tone stands out of its octave, and noise less', () => {
    const tone = sine(1131, seconds(3)).map((x, n) => x + 1e-3 * Math.sin(n * n));
    expect(value(tone, contrast, 'spectral_contrast4_mean')).toBeGreaterThan(40);
    expect(value(noise(seconds(3)), contrast, 'spectral_contrast4_mean')).toBeLessThan(40);
  });
});

describe('onset statistics', () => {
  it('count the clicks of a click track', () => {
    expect(value(clicks(11025, seconds(20)), onsets, 'onset_rate') / 2).toBeCloseTo(1, 1);
  });
});
