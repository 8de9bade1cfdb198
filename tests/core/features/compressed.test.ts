// The 57 of real MP3s through our own decoder and resampler, against librosa's on what FFmpeg decodes (data/README.md).
import { describe, expect, it } from 'vitest';
import { SAMPLE_RATE } from '../../../src/core/dsp/framing.ts';
import { describe as describeGroups } from '../../../src/core/features/describe.ts';
import { base57 } from '../../../src/core/features/groups/base57.ts';
import { picturesOf } from '../../../src/core/features/pictures.ts';
import { readWindows } from '../../../src/main/audio/windows.ts';
import { readFeatureTable } from '../../helpers/featureTable.ts';
import { fastKernels } from '../../helpers/kernels.ts';
import { hasShared, sharedData } from '../../helpers/shared.ts';

/** Zero but for rounding: relative deviations say nothing. */
const nearZero = ['harmony_mean', 'perceptr_mean'];
/** Hangs on how each decoder fills the first few milliseconds, which are nearly silent in these excerpts. */
const looser: Readonly<Record<string, number>> = { mfcc1_var: 0.03 };

describe.skipIf(!hasShared)('MP3s', () => {
  it('have the features of the reference, within 1 % in the median of every column', {
    timeout: 180_000,
  }, async () => {
    const { columns, rows } = readFeatureTable(sharedData('emotify', 'audio_librosa57.csv'));
    const deviations = columns.map((): number[] => []);
    for (const { file, values } of rows.filter((_, i) => i % 5 === 0)) {
      const path = Buffer.from(sharedData('emotify', file));
      const { windows } = await readWindows(path, { depth: 'quick', resample: fastKernels.resample });
      const ours = describeGroups(picturesOf(windows[0]!.samplesAt(SAMPLE_RATE), fastKernels), [base57]);
      for (const [i, value] of values.entries())
        deviations[i]!.push(Math.abs(ours[i]! - value) / Math.abs(value));
    }
    const misses = columns.flatMap((name, i) => {
      const median = deviations[i]!.toSorted((a, b) => a - b)[deviations[i]!.length >> 1]!;
      return nearZero.includes(name) || median <= (looser[name] ?? 0.01) ? [] : [`${name} ${median}`];
    });
    expect(misses).toEqual([]);
  });
});
