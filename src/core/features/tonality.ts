// Harmony: where the chroma lies on the circles of fifths and thirds.

import { tonnetz } from '../dsp/pitch/tonnetz.ts';
import { columnMoments } from '../dsp/statistics.ts';
import type { Hearing } from './hearing.ts';

/** Mean and variance of the six tonal centroid coordinates. */
export function tonalCentroid({ chroma }: Hearing): number[] {
  return columnMoments(tonnetz(chroma)).flatMap(({ mean, variance }) => [mean, variance]);
}
