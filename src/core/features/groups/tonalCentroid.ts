// Harmony: where the chroma lies on the circles of fifths and thirds.

import { SAMPLE_RATE } from '../../dsp/framing.ts';
import { tonnetz } from '../../dsp/pitch/tonnetz.ts';
import { columnMoments } from '../../dsp/statistics.ts';
import { both, meanAndVariance, type PlainGroup } from '../featureGroup.ts';

export const tonalCentroid: PlainGroup = {
  version: 1,
  columns: ['fifths', 'minor_thirds', 'major_thirds'].flatMap((circle) =>
    ['x', 'y'].flatMap((axis) => meanAndVariance(`tonnetz_${circle}_${axis}`, '1')),
  ),
  sampleRate: SAMPLE_RATE,
  compute: ({ pictures: { chroma } }) => columnMoments(tonnetz(chroma)).flatMap(both),
};
