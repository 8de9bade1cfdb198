// The usual 57 columns, in their usual order: the recipe of librosa tutorials, which the starter model was fitted on.

import { SAMPLE_RATE } from '../../dsp/framing.ts';
import { columnMoments, moments } from '../../dsp/statistics.ts';
import { both, meanAndVariance, numbered, type PlainGroup } from '../featureGroup.ts';
import { N_MFCC } from '../pictures.ts';

export const base57: PlainGroup = {
  version: 1,
  columns: [
    ...meanAndVariance('chroma_stft', '1'),
    ...meanAndVariance('rms', 'full scale'),
    ...['spectral_centroid', 'spectral_bandwidth', 'rolloff'].flatMap((name) => meanAndVariance(name, 'Hz')),
    ...meanAndVariance('zero_crossing_rate', 'crossings/sample'),
    ...['harmony', 'perceptr'].flatMap((name) => meanAndVariance(name, 'full scale')),
    { name: 'tempo', unit: 'beats/min' },
    ...numbered(N_MFCC).flatMap((i) => meanAndVariance(`mfcc${i}`, 'dB')),
  ],
  sampleRate: SAMPLE_RATE,
  compute: ({ pictures: { chroma, rms, shape, zeroCrossings, harmonic, percussive, tempo, mfcc } }) => [
    ...[chroma.data, rms, shape.centroid, shape.bandwidth, shape.rolloff, zeroCrossings, harmonic, percussive]
      .map(moments)
      .flatMap(both),
    tempo,
    ...columnMoments(mfcc).flatMap(both),
  ],
};
