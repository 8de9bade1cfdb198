// How timbre moves: slopes of the cepstral coefficients over time.

import { delta } from '../../dsp/delta.ts';
import { SAMPLE_RATE } from '../../dsp/framing.ts';
import { columnMoments } from '../../dsp/statistics.ts';
import { numbered, type PlainGroup } from '../featureGroup.ts';
import { N_MFCC } from '../pictures.ts';

/** Variance of each coefficient's slope. Slopes average to next to nothing, so their means tell nothing. */
export const mfccDelta: PlainGroup = {
  version: 1,
  columns: numbered(N_MFCC).map((i) => ({ name: `mfcc${i}_delta_var`, unit: '(dB/frame)²' })),
  sampleRate: SAMPLE_RATE,
  compute: ({ pictures: { mfcc } }) => columnMoments(delta(mfcc)).map(({ variance }) => variance),
};
