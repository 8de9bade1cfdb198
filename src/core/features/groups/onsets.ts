// Rhythm beyond one tempo: what the onsets are like.
import { framesPerMinute, SAMPLE_RATE } from '../../dsp/framing.ts';
import { moments } from '../../dsp/statistics.ts';
import { meanAndVariance, type PlainGroup } from '../featureGroup.ts';

export const onsets: PlainGroup = {
  version: 1,
  columns: [
    ...meanAndVariance('onset_strength', 'dB'),
    { name: 'onset_strength_skewness', unit: '1' },
    { name: 'onset_rate', unit: '1/s' },
  ],
  sampleRate: SAMPLE_RATE,
  compute: ({ pictures }) => onsetStatistics(pictures.onsets),
};

/** Mean, variance and skewness of the onset strength, and clear onsets a second. */
function onsetStatistics(onsets: Float32Array): number[] {
  const { mean, variance } = moments(onsets);
  const deviation = Math.sqrt(variance);
  let cubes = 0;
  let clear = 0;
  for (let t = 0; t < onsets.length; t++) {
    const here = onsets[t]!;
    cubes += (here - mean) ** 3;
    if (here > mean + deviation && here > (onsets[t - 1] ?? -1) && here >= (onsets[t + 1] ?? -1)) clear++;
  }
  const skewness = deviation > 1e-9 ? cubes / onsets.length / deviation ** 3 : 0;
  return [mean, variance, skewness, clear / ((onsets.length * 60) / framesPerMinute)];
}
