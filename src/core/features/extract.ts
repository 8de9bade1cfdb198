// From sound to numbers: one feature vector from a stretch of mono samples.
import type { Kernels } from '../dsp/kernels/kernels.ts';
import { columnMoments, type Moments, moments } from '../dsp/statistics.ts';
import { mfccCovariance, mfccDelta } from './cepstral.ts';
import { type Hearing, hear } from './hearing.ts';
import { FEATURE_GROUPS, type FeatureGroup } from './layout.ts';
import { modulationSpectrum } from './modulation.ts';
import { onsetStatistics } from './rhythm.ts';
import { contrast } from './timbre.ts';
import { tonalCentroid } from './tonality.ts';

/** How each group's columns come from what was heard. */
const describers: Readonly<Record<FeatureGroup, (heard: Hearing) => readonly number[]>> = {
  chroma: ({ chroma }) => both(moments(chroma.data)),
  rms: ({ rms }) => both(moments(rms)),
  spectralShape: ({ shape }) => [shape.centroid, shape.bandwidth, shape.rolloff].map(moments).flatMap(both),
  zeroCrossings: ({ zeroCrossings }) => both(moments(zeroCrossings)),
  harmonicPercussive: ({ harmonic, percussive }) => [harmonic, percussive].map(moments).flatMap(both),
  tempo: ({ tempo }) => [tempo],
  mfcc: ({ mfcc }) => columnMoments(mfcc).flatMap(both),
  mfccCovariance,
  mfccDelta,
  modulation: modulationSpectrum,
  tonalCentroid,
  onsets: onsetStatistics,
  contrast,
};

function both({ mean, variance }: Moments): [number, number] {
  return [mean, variance];
}

/**
 * The feature vector of mono `samples` at 22,050 Hz, in the order of FEATURE_NAMES; always finite.
 * Throws a RangeError on less than one frame (2048 samples) and on samples that are not numbers of at most 1e9.
 */
export function extractFeatures(samples: Float32Array, kernels?: Kernels): Float32Array {
  return describe(hear(samples, kernels));
}

/** The columns of `groups` (all of them unless told) of what was heard, in the order given. */
export function describe(heard: Hearing, groups: readonly FeatureGroup[] = FEATURE_GROUPS): Float32Array {
  return Float32Array.from(groups.flatMap((group) => describers[group](heard)));
}
