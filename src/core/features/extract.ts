// From sound to numbers: one feature vector from a stretch of mono samples.
import type { Kernels } from '../dsp/kernels.ts';
import { columnMoments, type Moments, moments } from '../dsp/statistics.ts';
import { rms, zeroCrossingRate } from '../dsp/waveform.ts';
import { type Hearing, hear } from './hearing.ts';

/**
 * The feature vector of mono `samples` at 22,050 Hz, in the order of FEATURE_NAMES; always finite.
 * Throws a RangeError on less than one frame (2048 samples) and on samples that are not finite numbers.
 */
export function extractFeatures(samples: Float32Array, kernels?: Kernels): Float32Array {
  return describe(hear(samples, kernels));
}

/** The feature vector of what was heard, in the order of FEATURE_NAMES. */
export function describe(heard: Hearing): Float32Array {
  return Float32Array.from([
    ...both(moments(heard.chroma.data)),
    ...both(moments(rms(heard.samples))),
    ...both(moments(heard.shape.centroid)),
    ...both(moments(heard.shape.bandwidth)),
    ...both(moments(heard.shape.rolloff)),
    ...both(moments(zeroCrossingRate(heard.samples))),
    ...both(moments(heard.harmonic)),
    ...both(moments(heard.percussive)),
    heard.tempo,
    ...columnMoments(heard.mfcc).flatMap(both),
  ]);
}

function both({ mean, variance }: Moments): [number, number] {
  return [mean, variance];
}
