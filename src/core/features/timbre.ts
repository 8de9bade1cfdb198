// The spectrum's texture: peaks against valleys.
import { spectralContrast } from '../dsp/spectrum/contrast.ts';
import { columnMoments } from '../dsp/statistics.ts';
import type { Hearing } from './hearing.ts';

/** Mean and variance of each band's contrast. */
export function contrast({ magnitude, kernels }: Hearing): number[] {
  return columnMoments(spectralContrast(magnitude, kernels)).flatMap(({ mean, variance }) => [
    mean,
    variance,
  ]);
}
