// The spectrum's texture: peaks against valleys, an octave at a time.

import { SAMPLE_RATE } from '../../dsp/framing.ts';
import { spectralContrast } from '../../dsp/spectrum/contrast.ts';
import { columnMoments } from '../../dsp/statistics.ts';
import { both, meanAndVariance, numbered, type PlainGroup } from '../featureGroup.ts';

export const contrast: PlainGroup = {
  version: 1,
  columns: numbered(7).flatMap((band) => meanAndVariance(`spectral_contrast${band}`, 'dB')),
  sampleRate: SAMPLE_RATE,
  compute: ({ pictures: { magnitude, kernels } }) =>
    columnMoments(spectralContrast(magnitude, kernels)).flatMap(both),
};
