// How timbre varies and moves: covariances and slopes of the cepstral coefficients.

import type { Matrix } from '../domain/matrix.ts';
import { delta } from '../dsp/delta.ts';
import { columnMoments } from '../dsp/statistics.ts';
import type { Hearing } from './hearing.ts';
import { N_COVARIANCE, N_MFCC } from './layout.ts';

/** Covariances of the first 13 coefficients, above the diagonal, row by row (Mandel and Ellis 2005). */
export function mfccCovariance({ mfcc }: Hearing): number[] {
  const means = columnMoments(mfcc).map(({ mean }) => mean);
  const out: number[] = [];
  for (let i = 0; i < N_COVARIANCE; i++) {
    for (let j = i + 1; j < N_COVARIANCE; j++) out.push(covariance(mfcc, i, j, means[i]!, means[j]!));
  }
  return out;
}

function covariance(m: Matrix, i: number, j: number, meanI: number, meanJ: number): number {
  let sum = 0;
  for (let at = 0; at < m.data.length; at += m.cols)
    sum += (m.data[at + i]! - meanI) * (m.data[at + j]! - meanJ);
  return sum / m.rows;
}

/** Variance of each coefficient's slope over time. Slopes average to next to nothing, so their means say nothing. */
export function mfccDelta({ mfcc }: Hearing): number[] {
  return columnMoments(delta(mfcc))
    .slice(0, N_MFCC)
    .map(({ variance }) => variance);
}
