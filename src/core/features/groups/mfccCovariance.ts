// How timbre varies: covariances of the cepstral coefficients (Mandel and Ellis 2005).

import type { Matrix } from '../../domain/matrix.ts';
import { SAMPLE_RATE } from '../../dsp/framing.ts';
import { columnMoments } from '../../dsp/statistics.ts';
import { numbered, type PlainGroup } from '../featureGroup.ts';

/** So many coefficients, the first ones. */
const count = 13;

/** Above the diagonal, row by row. */
const pairs = numbered(count).flatMap((i) =>
  numbered(count)
    .slice(i)
    .map((j) => [i, j] as const),
);

export const mfccCovariance: PlainGroup = {
  version: 1,
  columns: pairs.map(([i, j]) => ({ name: `mfcc${i}_mfcc${j}_cov`, unit: 'dB²' })),
  sampleRate: SAMPLE_RATE,
  compute: ({ pictures: { mfcc } }) => covariances(mfcc),
};

/** Of the columns of `mfcc`, one row a frame. */
export function covariances(mfcc: Matrix): number[] {
  const means = columnMoments(mfcc).map(({ mean }) => mean);
  return pairs.map(([i, j]) => covariance(mfcc, i - 1, j - 1, means[i - 1]!, means[j - 1]!));
}

function covariance(m: Matrix, i: number, j: number, meanI: number, meanJ: number): number {
  let sum = 0;
  for (let at = 0; at < m.data.length; at += m.cols)
    sum += (m.data[at + i]! - meanI) * (m.data[at + j]! - meanJ);
  return sum / m.rows;
}
